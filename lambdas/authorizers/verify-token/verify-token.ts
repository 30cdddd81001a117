/**
 * The authorizer of every method: who asks, by the access token of the request. It answers with a policy for the one
 * method that was asked, and with subject, role and organisation as the context of the request; nothing else of the
 * token reaches a handler. A bad token is a Deny and no error: strangers must not be able to ring the alarm on errors.
 * It throws only when the public keys cannot be had, which API Gateway answers as a fault of ours.
 */
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { Role } from '../../../domain/shared/roles.ts';
import { epochMs, type Instant } from '../../../domain/shared/instant.ts';
import type { TokenRefusal } from '../../../domain/ports/log-line.ts';
import type { Clock, Log } from '../../../domain/ports/ports.ts';
import type { SentHeaders } from './bearer-token.ts';
import type { TokenRules } from './token-rules.ts';

export type VerifiedToken = { header: unknown; claims: unknown } | { refused: TokenRefusal };

/** Signature, issuer and time of a JWT. Throws when the keys cannot be had. */
export interface SignedTokens {
  verify(
    token: string,
    expected: Pick<TokenRules, 'issuer' | 'algorithms'> & { at: Instant },
  ): Promise<VerifiedToken>;
}

export interface VerifyTokenDeps {
  tokens: SignedTokens;
  rules: TokenRules;
  clock: Clock;
  log: Log;
}

interface SignedIn {
  sub: string;
  role: Role;
  org: string;
}

/** What is read of the event; its path, query and source are not. */
type AskedMethod = SentHeaders & Pick<APIGatewayRequestAuthorizerEvent, 'methodArn'>;
export type TokenAuthorizer = (event: AskedMethod) => Promise<APIGatewayAuthorizerResult>;

const policy = (
  effect: 'Allow' | 'Deny',
  methodArn: string,
  principalId: string,
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: methodArn }],
  },
});

export const createVerifyToken = ({ tokens, rules, clock, log }: VerifyTokenDeps): TokenAuthorizer => {
  const signedInBy = async (token: string): Promise<SignedIn | TokenRefusal> => {
    const at = clock.now();
    const verified = await tokens.verify(token, { issuer: rules.issuer, algorithms: rules.algorithms, at });
    if ('refused' in verified) return verified.refused;
    if (!rules.header.safeParse(verified.header).success) return 'header';
    const claims = rules.claims.safeParse(verified.claims);
    if (!claims.success || !rules.carriesNoAttributes(claims.data)) return 'claims';
    if (!rules.livesShortly(claims.data) || !rules.issuedAlready(claims.data, epochMs(at) / 1_000))
      return 'lifetime';
    const { sub, role, org } = claims.data;
    return { sub, role, org };
  };

  return async (event) => {
    const token = rules.tokenOf(event);
    const signedIn = token === undefined ? 'noToken' : await signedInBy(token);
    if (typeof signedIn === 'string') {
      log.info('HHP1001', { reason: signedIn });
      return policy('Deny', event.methodArn, 'nobody');
    }
    return { ...policy('Allow', event.methodArn, signedIn.sub), context: { ...signedIn } };
  };
};
