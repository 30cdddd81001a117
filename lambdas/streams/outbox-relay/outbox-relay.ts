/**
 * The outbox relay on AWS, fed by the table's stream: the only function that starts executions, answers tokens and
 * publishes. Entries of one case come in order; the first that fails is reported, and the stream starts again from it.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import type { Log } from '../../../domain/shared/ports.ts';
import type { RelayDeps } from './relay-entry.ts';
import { relayEntry } from './relay-entry.ts';

export interface OutboxRelayDeps extends RelayDeps {
  /** Undefined for a record that is no outbox entry. */
  readEntry(record: DynamoDBRecord): OutboxEntry | undefined;
  log: Log;
}

export const createOutboxRelay =
  (deps: OutboxRelayDeps) =>
  async ({ Records: records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of records) {
      try {
        const entry = deps.readEntry(record);
        if (entry) await relayEntry(deps, entry);
      } catch (error) {
        deps.log.error('HHP5002', { error: error instanceof Error ? error.name : 'unknown' });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
