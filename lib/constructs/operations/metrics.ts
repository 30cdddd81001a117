/** What alarms and the dashboard measure, each metric in one place. */
import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { indexName } from '../../../adapters/dynamodb/table.ts';
import type { Metric as CountedMetric } from '../../../domain/ports/log-line.ts';
import type { Stage } from '../../stage.ts';

export const fiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM };

/** As functions count it themselves, whichever does (adapters/powertools/log.ts). */
export const counted = (
  stage: Stage,
  metricName: CountedMetric,
  options: { period?: Duration; statistic?: string } = {},
): Metric =>
  new Metric({
    namespace: 'WarmHandoff',
    metricName,
    dimensionsMap: { service: `warm-handoff-${stage.name}` },
    period: Duration.hours(1),
    statistic: Stats.SUM,
    ...options,
  });

/**
 * Of all functions of the account and region, as Lambda sums them without a dimension: one metric is paid for, where the
 * sum of each function's own would be as many as there are functions.
 */
export const ofAllFunctions = (metricName: 'Errors' | 'Throttles' | 'ConcurrentExecutions'): Metric =>
  new Metric({
    ...fiveMinutes,
    namespace: 'AWS/Lambda',
    metricName,
    ...(metricName === 'ConcurrentExecutions' && { statistic: Stats.MAXIMUM }),
  });

/** The L2 metric asks for one number per operation; the service also counts what it turned away in all. */
export const throttlesOf = ({ tableName }: TableV2): IMetric => {
  const count = (metricName: string, index: Record<string, string> = {}) =>
    new Metric({
      ...fiveMinutes,
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: tableName, ...index },
    });
  const ofIndex = { GlobalSecondaryIndexName: indexName };
  return new MathExpression({
    expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
    label: 'Requests that the table turned away',
    period: Duration.minutes(5),
    usingMetrics: {
      reads: count('ReadThrottleEvents'),
      writes: count('WriteThrottleEvents'),
      indexReads: count('ReadThrottleEvents', ofIndex),
      indexWrites: count('WriteThrottleEvents', ofIndex),
    },
  });
};

export const failedBackups = (BackupVaultName: string): Metric =>
  new Metric({
    namespace: 'AWS/Backup',
    metricName: 'NumberOfBackupJobsFailed',
    dimensionsMap: { BackupVaultName },
    period: Duration.hours(1),
    statistic: Stats.SUM,
  });
