/**
 * Signature, issuer and time of a JWT by jose: against the keys that a user pool publishes, or against those of one
 * machine. Why jose: docs/adr/0016.
 */
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';

type Refusal = 'signature' | 'expired' | 'issuer' | 'claims';

/** Fetched when the first token comes, again every hour, and at most every 30 seconds for a key id that is not known. */
export const publishedKeys = (issuer: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), { cacheMaxAge: 3_600_000 });

const aboutTheToken = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTInvalid,
];

/** Undefined for what is no fault of the token: keys that could not be fetched or read. */
const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'iss' ? 'issuer' : 'claims';
  return aboutTheToken.some((kind) => error instanceof kind) ? 'signature' : undefined;
};

export const createSignedTokens = (keys: JWTVerifyGetKey) => ({
  async verify(
    token: string,
    { issuer, algorithms, at }: { issuer: string; algorithms: string[]; at: string },
  ): Promise<{ header: unknown; claims: unknown } | { refused: Refusal }> {
    try {
      const { protectedHeader, payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms,
        currentDate: new Date(at),
      });
      return { header: protectedHeader, claims: payload };
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === undefined) throw error;
      return { refused };
    }
  },
});
