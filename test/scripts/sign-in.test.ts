/** Signing in at a terminal, against a token endpoint that holds to PKCE as RFC 7636 says. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { authorizationUrl, codeIn, NotSignedIn, tokenFor } from '../../scripts/authorization-code.ts';

const page = {
  signInUrl: 'https://warm-handoff-dev.auth.us-east-1.amazoncognito.com',
  clientId: '1example23456789',
  signedInUrl: 'https://portal.example/signed-in',
};
const secrets = { verifier: 'v'.repeat(43), state: 's'.repeat(43) };
const landed = (search: string): string => `${page.signedInUrl}?${search}`;

/** Gives a token for the code of the address that was opened, and to who knows the verifier of it alone. */
const endpoint = (opened: string) => {
  const asked = new URL(opened).searchParams;
  const send = ((url: string, { body }: { body: string }) => {
    const given = new URLSearchParams(body);
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    const holds =
      url === `${page.signInUrl}/oauth2/token` &&
      given.get('grant_type') === 'authorization_code' &&
      given.get('code') === 'the-code' &&
      given.get('client_id') === asked.get('client_id') &&
      given.get('redirect_uri') === asked.get('redirect_uri') &&
      asked.get('code_challenge_method') === 'S256' &&
      challenge === asked.get('code_challenge');
    return Promise.resolve(
      Response.json(holds ? { access_token: 'the-token', expires_in: 900 } : { error: 'invalid_grant' }, {
        status: holds ? 200 : 400,
      }),
    );
  }) as unknown as typeof fetch;
  return send;
};

describe('a sign-in at a terminal', () => {
  it('opens the sign-in page, takes the code of the pasted address, and gets a token for it', async () => {
    const opened = authorizationUrl(page, secrets);
    expect(opened).not.toContain(secrets.verifier);
    const code = codeIn(` ${landed(`code=the-code&state=${secrets.state}`)}\n`, page, secrets);
    const token = await tokenFor(page, secrets, code, endpoint(opened));
    expect(token).toEqual({ token: 'the-token', seconds: 900 });
  });

  it('of somebody who has the code and not the verifier gets none', async () => {
    const opened = authorizationUrl(page, secrets);
    const thief = { ...secrets, verifier: 'w'.repeat(43) };
    await expect(tokenFor(page, thief, 'the-code', endpoint(opened))).rejects.toThrow(NotSignedIn);
  });

  it.each([
    ['another page', `https://evil.example/signed-in?code=the-code&state=${secrets.state}`],
    ['another sign-in', landed('code=the-code&state=other')],
    ['no sign-in', landed(`error=access_denied&state=${secrets.state}`)],
    ['an empty code', landed(`code=&state=${secrets.state}`)],
    ['no address', 'the-code'],
  ])('does not go on with the address of %s, and repeats nothing of it', (_of, pasted) => {
    let message = '';
    try {
      codeIn(pasted, page, secrets);
    } catch (error) {
      if (error instanceof NotSignedIn) ({ message } = error);
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('the-code');
  });
});
