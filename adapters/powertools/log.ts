/**
 * The only door to the log: a stable code as the message, and the fields that the caller names. It takes no event and
 * no error, so no body, message or stack can get in; at run time a value that is not one short word (an id, a code, an
 * instant, a number) is withheld, since types alone do not stop a name in a string. Metrics go out as one EMF line
 * each: there is nothing to flush, and nothing to lose when a function is frozen.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Log, LogFields } from '../../domain/shared/ports.ts';

const metricNamespace = 'WarmHandoff';

/** Longer than any id or ARN of ours, shorter than a sentence needs. */
const oneWord = /^\S{1,256}$/;
const withheld = '[withheld]';

const admitted = (value: unknown): string | number | boolean => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && oneWord.test(value) ? value : withheld;
};

const admittedFields = (fields: LogFields): LogFields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, admitted(value)]));

export const createLog = ({ serviceName }: { serviceName: string }): Log => {
  const logger = new Logger({ serviceName });
  const metrics = new Metrics({ namespace: metricNamespace, serviceName });
  return {
    info(code, fields = {}) {
      logger.info({ ...admittedFields(fields), message: code });
    },
    error(code, fields = {}) {
      logger.error({ ...admittedFields(fields), message: code });
    },
    count(metric) {
      metrics.singleMetric().addMetric(metric, MetricUnit.Count, 1);
    },
  };
};
