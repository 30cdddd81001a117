/**
 * API Gateway's own log of a stage, errors only. The gateway makes the group by itself, without key and for ever, unless
 * one of this name is there before the stage.
 */
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { removalPolicyOf, type Stage } from '../../stage.ts';

export class ExecutionLog extends LogGroup {
  constructor(
    scope: Construct,
    id: string,
    { api, stage, logKey }: { api: RestApi; stage: Stage; logKey: IKey },
  ) {
    super(scope, id, {
      logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stage.name}`,
      retention: stage.logRetentionDays,
      encryptionKey: logKey,
      removalPolicy: removalPolicyOf(stage),
    });
    api.deploymentStage.node.addDependency(this);
  }
}
