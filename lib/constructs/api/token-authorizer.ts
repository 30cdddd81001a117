/**
 * lambdas/authorizers/verify-token before every method. Its answer is never cached: it is about one method, and a
 * cached one would outlive the token that it was given for. A request without the header does not even reach it.
 */
import { Duration } from 'aws-cdk-lib';
import { IdentitySource, RequestAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { IUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from '../shared/node-function.ts';

export interface TokenAuthorizerProps extends Pick<
  NodeFunctionProps,
  'stage' | 'infrastructure' | 'deadLetterQueue'
> {
  userPool: UserPool;
  portal: IUserPoolClient;
}

export class TokenAuthorizer extends Construct {
  readonly fn: NodeFunction;
  readonly authorizer: RequestAuthorizer;

  constructor(scope: Construct, id: string, { userPool, portal, ...common }: TokenAuthorizerProps) {
    super(scope, id);
    this.fn = new NodeFunction(this, {
      ...common,
      area: 'authorizers',
      folder: 'verify-token',
      // It reads the user pool's public keys by HTTPS, and nothing else. A pool with a sign-in page of its own cannot be
      // reached through an endpoint of a network (docs/adr/0013), so this one function stands outside.
      outside: true,
      statements: [],
      environment: {
        TOKEN_ISSUER: userPool.userPoolProviderUrl,
        TOKEN_CLIENT_ID: portal.userPoolClientId,
      },
    });
    this.authorizer = new RequestAuthorizer(this, 'Authorizer', {
      handler: this.fn.lambda,
      identitySources: [IdentitySource.header('Authorization')],
      resultsCacheTtl: Duration.seconds(0),
    });
  }
}
