/**
 * A customer managed key with yearly rotation. One key for those who read the same (records; what operators see;
 * executions and notices; copies), so that reading logs never implies reading records. Why these: docs/adr/0035. Who may use it is said by the policies of the
 * functions; the key's own policy names only the AWS services that must use it for themselves.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';

export interface EncryptionKeyProps {
  stage: Stage;
  /** What it encrypts, as the end of its alias. */
  use: string;
}

export class EncryptionKey extends Key {
  constructor(scope: Construct, id: string, { stage, use }: EncryptionKeyProps) {
    super(scope, id, {
      alias: nameIn(stage, use),
      description: `Encrypts ${use} of Warm Handoff (${stage.name}).`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: removalPolicyOf(stage),
    });
  }

  /** CloudWatch Logs encrypts with it, but only log groups of this stage. */
  allowLogs(stage: Stage): void {
    const { region } = Stack.of(this);
    const logGroups = [
      `/aws/*/${nameIn(stage, '*')}`,
      `aws-waf-logs-${nameIn(stage, '*')}`,
      `API-Gateway-Execution-Logs_*/${stage.name}`,
    ].map((name) => Stack.of(this).formatArn({ service: 'logs', resource: `log-group:${name}` }));
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      }),
    );
  }

  /** The log of a machine that this key encrypts is delivered by CloudWatch, into logs of this account only. */
  allowLogDelivery(): void {
    const ofThisAccount = Stack.of(this).formatArn({ service: 'logs', resource: '*' });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: { StringLike: { 'kms:EncryptionContext:SourceArn': ofThisAccount } },
      }),
    );
  }

  /** An AWS service sends into something that this key encrypts, on behalf of this account only. */
  allowSender(service: string): void {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
