/** A log group with the stage's retention and the log key; AWS would otherwise make one that is kept for ever. */
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';

export interface ProjectLogGroupProps {
  stage: Stage;
  logKey: IKey;
  /** The folder of the log group in CloudWatch, or what WAF wants in its place; the log key admits no other. */
  under: '/aws/lambda' | '/aws/vendedlogs/states' | '/aws/apigateway' | '/aws/vpc' | 'aws-waf-logs';
  of: string;
}

export class ProjectLogGroup extends LogGroup {
  constructor(scope: Construct, id: string, { stage, logKey, under, of }: ProjectLogGroupProps) {
    super(scope, id, {
      logGroupName: `${under}${under === 'aws-waf-logs' ? '-' : '/'}${nameIn(stage, of)}`,
      retention: stage.logRetentionDays,
      encryptionKey: logKey,
      removalPolicy: removalPolicyOf(stage),
    });
  }
}
