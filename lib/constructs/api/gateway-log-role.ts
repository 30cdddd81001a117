/**
 * API Gateway writes access logs by a role that is set once for the whole account and region. CDK would give it a policy
 * of AWS; this is the same right in a policy of our own, beside the other wildcards that AWS forces.
 */
import { CfnAccount, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Role, ServicePrincipal, type IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { removalPolicyOf, type Stage } from '../../stage.ts';

export class GatewayLogRole extends Construct {
  constructor(api: RestApi, stage: Stage, policy: IManagedPolicy) {
    super(api, 'Log');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [policy],
    });
    const account = new CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    // The setting is the account's, not the stack's: a stage that stays leaves it behind.
    role.applyRemovalPolicy(removalPolicyOf(stage));
    account.applyRemovalPolicy(removalPolicyOf(stage));
    api.deploymentStage.node.addDependency(account);
  }
}
