/**
 * Every network is born with a security group that lets its members talk to each other. Only a custom resource can take
 * its rules away, and the one that CDK brings would come with an inline policy, a policy of AWS and a log that is kept
 * for ever in the clear. This holds it to what every other function here is held to. It runs while a stack is deployed,
 * outside of the network (it calls EC2), and sees no data.
 */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { ProjectLogGroup } from '../shared/project-log-group.ts';

const providerId = 'Custom::VpcRestrictDefaultSGCustomResourceProvider';
const folder = 'close-default-group';
/** It runs once while a stack is deployed; what the account must have for it is said with the others'. */
export const reservedByIt = 1;

const resourceOf = (scope: Construct, id: string): CfnResource => {
  const found = Stack.of(scope).node.tryFindChild(providerId)?.node.tryFindChild(id);
  if (!(found instanceof CfnResource)) throw new Error(`CDK no longer brings ${providerId}/${id}.`);
  return found;
};

export interface DefaultGroupProps {
  stage: Stage;
  logKey: IKey;
}

export const closeDefaultGroup = (scope: Construct, vpc: Vpc, { stage, logKey }: DefaultGroupProps): void => {
  const log = new ProjectLogGroup(scope, 'DefaultGroupLog', {
    stage,
    logKey,
    under: '/aws/lambda',
    of: folder,
  });
  const policy = new ManagedPolicy(scope, 'DefaultGroupPolicy', {
    statements: [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [log.logGroupArn],
      }),
      new PolicyStatement({
        actions: [
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:AuthorizeSecurityGroupEgress',
          'ec2:RevokeSecurityGroupIngress',
          'ec2:RevokeSecurityGroupEgress',
        ],
        resources: [
          Stack.of(scope).formatArn({
            service: 'ec2',
            resource: 'security-group',
            resourceName: vpc.vpcDefaultSecurityGroup,
          }),
        ],
      }),
    ],
  });
  const role = resourceOf(scope, 'Role');
  role.addPropertyDeletionOverride('Policies');
  role.addPropertyOverride('ManagedPolicyArns', [policy.managedPolicyArn]);
  const handler = resourceOf(scope, 'Handler');
  handler.addPropertyOverride('FunctionName', nameIn(stage, folder));
  handler.addPropertyOverride('LoggingConfig', { LogGroup: log.logGroupName });
  handler.addPropertyOverride('ReservedConcurrentExecutions', reservedByIt);
};
