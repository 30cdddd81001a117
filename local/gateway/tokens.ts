/**
 * Development sign-in: access tokens of the shape that Cognito's have, signed with a key that was made at first start
 * and never leaves this machine, and verified by the very authorizer that stands before the API on AWS.
 */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { type JSONWebKeySet, SignJWT, createLocalJWKSet } from 'jose';
import * as z from 'zod';
import { createSignedTokens } from '../../adapters/jose/signed-tokens.ts';
import type { Role } from '../../domain/shared/roles.ts';
import { instantFromMs } from '../../domain/shared/instant.ts';
import type { Log } from '../../domain/ports/ports.ts';
import { type ExpectedToken, tokenRules } from '../../lambdas/authorizers/verify-token/token-rules.ts';
import {
  createVerifyToken,
  type TokenAuthorizer,
} from '../../lambdas/authorizers/verify-token/verify-token.ts';

export interface TokenIssuer {
  issue(person: { sub: string; role: Role; org: string }): Promise<string>;
  authorize: TokenAuthorizer;
  /** The public key, as an issuer publishes it. */
  published: JSONWebKeySet;
}

const localToken: ExpectedToken = { issuer: 'warm-handoff-local', clientId: 'local' };
const rsaSchema = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() });
const lifetimeSeconds = 15 * 60;
const silent: Log = { info: () => undefined, error: () => undefined, count: () => undefined };

/** Tokens live in real time, so that moving the virtual clock signs nobody out. */
export const createTokenIssuer = (
  signingKeyPem: string,
  nowMs: () => number,
  made = localToken,
): TokenIssuer => {
  const privateKey = createPrivateKey(signingKeyPem);
  const publicKey = createPublicKey(signingKeyPem);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  const key = rsaSchema.parse(publicKey.export({ format: 'jwk' }));
  const published = { keys: [{ ...key, kid, use: 'sig' }] };
  const keys = createLocalJWKSet(published);
  return {
    published,
    issue: ({ sub, role, org }) => {
      const issuedAt = Math.floor(nowMs() / 1_000);
      return new SignJWT({ token_use: 'access', client_id: made.clientId, role, org })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setSubject(sub)
        .setIssuer(made.issuer)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifetimeSeconds)
        .sign(privateKey);
    },
    authorize: createVerifyToken({
      tokens: createSignedTokens(keys),
      rules: tokenRules(made),
      clock: { now: () => instantFromMs(nowMs()) },
      log: silent,
    }),
  };
};
