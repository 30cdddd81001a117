/**
 * By this role API Gateway calls the functions behind the routes, and nobody else takes it on. CDK would give each function a
 * permission of its own: a resource for every route, of the 500 that a stack may have.
 */
import { Lazy } from 'aws-cdk-lib';
import { AwsIntegration } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** An ARN has up to 120 characters, and a policy 6,144 of them. */
const functionsOfPolicy = 40;

export class GatewayInvokeRole extends Construct {
  readonly #role: Role;
  readonly #functionArns: string[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  }

  /** The function behind a method, called by this role. */
  integrationOf({ functionArn }: IFunction): AwsIntegration {
    if (this.#functionArns.length % functionsOfPolicy === 0) this.#addPolicy(this.#functionArns.length);
    this.#functionArns.push(functionArn);
    return new AwsIntegration({
      proxy: true,
      service: 'lambda',
      path: `2015-03-31/functions/${functionArn}/invocations`,
      options: { credentialsRole: this.#role },
    });
  }

  #addPolicy(from: number): void {
    const arns = Lazy.list({ produce: () => this.#functionArns.slice(from, from + functionsOfPolicy) });
    const policy = new ManagedPolicy(this, `From${from}`, {
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: arns })],
    });
    this.#role.addManagedPolicy(policy);
  }
}
