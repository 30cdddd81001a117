/**
 * The outbox relay on AWS, fed by the table's stream: the only function that starts executions, answers tokens and
 * publishes. Entries of one case come in order; one that fails holds up its own case alone. The first that failed is
 * reported, and the stream starts again from it.
 * A schedule calls it too, without records: it then sweeps up what the stream gave up on.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import { relayEntry } from './relay-entry.ts';
import { relayPending, type RelayPendingDeps } from './relay-pending.ts';

export interface OutboxRelayDeps extends RelayPendingDeps {
  /** Undefined for a record that is no outbox entry. */
  readEntry(record: DynamoDBRecord): OutboxEntry | undefined;
}

/** Younger entries are the stream's: it is about to deliver them. */
const sweepAgeMinutes = 5;

/** The rest of a case waits behind an entry that failed; the other cases of the batch do not. */
const relayRecords = async (
  deps: OutboxRelayDeps,
  records: DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> => {
  const held = new Set<string>();
  const failed: string[] = [];
  for (const record of records) {
    let entry: OutboxEntry | undefined;
    try {
      entry = deps.readEntry(record);
      if (entry && !held.has(entry.caseId)) await relayEntry(deps, entry);
    } catch (error) {
      if (entry) held.add(entry.caseId);
      failed.push(record.dynamodb?.SequenceNumber ?? '');
      deps.log.error('HHP5002', {
        ...(entry && { caseId: entry.caseId, kind: entry.kind }),
        error: errorNameOf(error),
      });
    }
  }
  // The stream comes again from the first that failed.
  return { batchItemFailures: failed.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
};

export const createOutboxRelay =
  (deps: OutboxRelayDeps) =>
  async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    if ('Records' in event) return relayRecords(deps, event.Records);
    const stuck = await relayPending(deps, addElapsed(deps.clock.now(), -sweepAgeMinutes, 'minutes'));
    if (stuck > 0) deps.log.count('OutboxStuck');
    return { batchItemFailures: [] };
  };
