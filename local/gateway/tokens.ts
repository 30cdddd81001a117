/**
 * Development sign-in: JWTs with the claims that Cognito's tokens carry, signed with a key that was made at first start
 * and never leaves this machine. Nothing of this is deployed.
 */
import { SignJWT, jwtVerify } from 'jose';
import type { Role } from '../../domain/shared/actor.ts';

export interface TokenIssuer {
  issue(person: { sub: string; role: Role; org: string }): Promise<string>;
  /** The claims of a valid token; undefined for anything else. */
  verify(authorization: string | undefined): Promise<Record<string, unknown> | undefined>;
}

const issuer = 'warm-handoff-local';
const audience = 'warm-handoff';
const lifetimeSeconds = 8 * 3600;

/** Tokens live in real time, so that moving the virtual clock signs nobody out. */
export const createTokenIssuer = (key: Uint8Array, nowMs: () => number): TokenIssuer => ({
  issue: ({ sub, role, org }) => {
    const issuedAt = Math.floor(nowMs() / 1_000);
    return new SignJWT({ role, org })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .sign(key);
  },
  verify: async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: ['HS256'],
        currentDate: new Date(nowMs()),
      });
      return payload;
    } catch {
      return undefined;
    }
  },
});
