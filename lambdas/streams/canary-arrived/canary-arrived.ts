/**
 * Takes canaries from their mailbox, a queue, and counts those that arrived within their hour: the receipt. One that is late is
 * taken and not counted. What is no canary fails, and ends in the dead letter queue. Run twice: it counts twice.
 */
import type { SQSEvent } from 'aws-lambda';
import { canarySchema, isFresh } from '../../../domain/notices/canary.ts';
import type { Clock, Log } from '../../../domain/ports/ports.ts';

export interface CanaryArrivedDeps {
  clock: Clock;
  log: Log;
}

export const createCanaryArrived =
  ({ clock, log }: CanaryArrivedDeps) =>
  async (event: Pick<SQSEvent, 'Records'>): Promise<void> => {
    const canaries = event.Records.map(({ body }) => canarySchema.parse(JSON.parse(body)));
    const fresh = canaries.filter((canary) => isFresh(canary, clock.now())).length;
    if (fresh > 0) log.count('CanaryArrived', fresh);
    await Promise.resolve();
  };
