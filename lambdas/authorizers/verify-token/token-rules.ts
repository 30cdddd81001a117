/**
 * Everything that an access token must be before it speaks for anybody. The rules are data, so that a test can take
 * out one at a time and see which forgeries then pass. Whatever is not named here is refused: a header that brings its
 * own key, an attribute that only id tokens carry.
 */
import * as z from 'zod';
import { organisationIdSchema, roleSchema, subjectSchema } from '../../../domain/shared/actor.ts';
import { bearerToken } from './bearer-token.ts';

/** As long as Cognito is told to make them (lib/stacks/identity-stack.ts). */
const longestLifetimeSeconds = 15 * 60;
/** Clocks of two machines; a token is never taken after its own expiry. */
const leewaySeconds = 5;

const secondsSchema = z.int().min(0).max(9_999_999_999);

/** Cognito's attribute claims stand in id tokens; in an access token they are somebody's forgery or our own mistake. */
const carriesNoAttributes = (claims: object): boolean =>
  Object.keys(claims).every((name) => !name.startsWith('custom:') && !name.startsWith('email'));

export interface ExpectedToken {
  issuer: string;
  clientId: string;
}

export const tokenRules = ({ issuer, clientId }: ExpectedToken) => ({
  tokenOf: bearerToken,
  issuer,
  /** The one that Cognito signs with. Without it a public key would do as the secret of an HMAC. */
  algorithms: ['RS256'],
  header: z.strictObject({
    alg: z.string(),
    kid: z.string().regex(/^[A-Za-z0-9+/=_-]{1,64}$/),
    typ: z.string().max(16).optional(),
  }),
  claims: z.looseObject({
    token_use: z.literal('access'),
    client_id: z.literal(clientId),
    sub: subjectSchema,
    role: roleSchema,
    org: organisationIdSchema,
    iat: secondsSchema,
    exp: secondsSchema,
  }),
  carriesNoAttributes,
  livesShortly: ({ iat, exp }: { iat: number; exp: number }) =>
    exp > iat && exp - iat <= longestLifetimeSeconds,
  issuedAlready: ({ iat }: { iat: number }, nowSeconds: number) => iat <= nowSeconds + leewaySeconds,
});

export type TokenRules = ReturnType<typeof tokenRules>;
