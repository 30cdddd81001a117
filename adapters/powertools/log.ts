/**
 * The only door to the log, and the only file that may import Powertools: a line of domain/ports/log-line.ts and nothing
 * beside it. It takes no event and no error, so no body, message or stack can get in, and what types let through is held
 * to its form once more as it is written. Metrics go out as one EMF line each: there is nothing to flush, and nothing to
 * lose when a function is frozen.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { admitted, isMetric } from '../../domain/ports/log-line.ts';
import type { Log } from '../../domain/ports/ports.ts';

const metricNamespace = 'WarmHandoff';

export interface LogOptions {
  /** Of log lines: the function. */
  serviceName: string;
  /**
   * Of metrics: `warm-handoff-<stage>`, so that no stage counts for another in one account, and an alarm need not know
   * which function counts. @default 'warm-handoff'
   */
  countedFor?: string | undefined;
}

export const createLog = ({ serviceName, countedFor = 'warm-handoff' }: LogOptions): Log => {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName: countedFor });
  const lineOf = (code: string, fields: Readonly<Record<string, unknown>>) => {
    const line = admitted(code, fields);
    return { ...line.fields, message: line.code };
  };
  return {
    info: (code, fields) => logger.info(lineOf(code, fields)),
    error: (code, fields) => logger.error(lineOf(code, fields)),
    count(metric, value = 1) {
      if (isMetric(metric)) metrics.singleMetric().addMetric(metric, MetricUnit.Count, value);
    },
  };
};
