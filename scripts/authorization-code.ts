/**
 * Signing in at a terminal: the authorization code grant with PKCE (RFC 7636) of the stage's own sign-in page, by the client
 * that the portal has. The browser ends at an address that holds the code, and that address is pasted: no server listens.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';

export interface SignIn {
  /** Of the sign-in page, without a slash at its end. */
  signInUrl: string;
  clientId: string;
  /** Where the browser ends. */
  signedInUrl: string;
}

/** Secrets of one sign-in; each is of 32 random bytes. */
export interface Secrets {
  verifier: string;
  state: string;
}

/** Says what to do, and repeats neither code nor token. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

export const authorizationUrl = (
  { signInUrl, clientId, signedInUrl }: SignIn,
  { verifier, state }: Secrets,
): string => {
  const url = new URL(`${signInUrl}/oauth2/authorize`);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: signedInUrl,
    scope: 'openid',
    state,
    code_challenge_method: 'S256',
    code_challenge: challengeOf(verifier),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
};

/** Throws NotSignedIn for an address of another sign-in, or one without a code. */
export const codeIn = (pasted: string, { signedInUrl }: SignIn, { state }: Secrets): string => {
  const url = URL.parse(pasted.trim());
  if (!url || `${url.origin}${url.pathname}` !== signedInUrl)
    throw new NotSignedIn(
      `Paste the whole address at which the browser ended; it begins with ${signedInUrl}.`,
    );
  if (url.searchParams.get('state') !== state)
    throw new NotSignedIn('That address is of another sign-in. Open the address above and sign in anew.');
  const code = url.searchParams.get('code');
  if (code === null || code === '')
    throw new NotSignedIn('The sign-in page gave no code. Open the address above and sign in anew.');
  return code;
};

const tokensSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });

/** The access token, and for how many seconds it is good. Throws NotSignedIn where the code is good no longer. */
export const tokenFor = async (
  { signInUrl, clientId, signedInUrl }: SignIn,
  { verifier }: Secrets,
  code: string,
  send: typeof fetch,
): Promise<{ token: string; seconds: number }> => {
  const answer = await send(`${signInUrl}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: signedInUrl,
      code,
      code_verifier: verifier,
    }).toString(),
    signal: AbortSignal.timeout(30_000),
  });
  const parsed = tokensSchema.safeParse(answer.ok ? await answer.json() : undefined);
  if (!parsed.success)
    throw new NotSignedIn(
      `The sign-in page gave no token (${answer.status}). A code is good once and for minutes: sign in anew.`,
    );
  return { token: parsed.data.access_token, seconds: parsed.data.expires_in };
};
