/**
 * The outbox relay on AWS, fed by the table's stream: the only function that starts executions, answers tokens and
 * publishes. What one case ordered comes in order; what fails holds up its own case alone. The first that failed is
 * reported, and the stream starts again from it.
 * It also hears who opened a case, by the entry of the access log, so that what only told them ends by being read.
 * A schedule calls it too, without records: it then sweeps up what the stream gave up on.
 */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import type { AccessEntry } from '../../../domain/access/access-entry.ts';
import type { Canary } from '../../../domain/notices/canary.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { OutboxOfWrite } from '../../../domain/shared/outbox.ts';
import { opensCase } from './close-notices.ts';
import { relayCanary, type RelayCanaryDeps, relayPendingCanaries } from './relay-canary.ts';
import { rememberedMailboxes } from './remembered-mailboxes.ts';
import { relayPending } from './relay-pending.ts';
import { type RelayDeps, relayOpening, relayWrite } from './relay-write.ts';

export interface OutboxRelayDeps extends RelayDeps, RelayCanaryDeps {
  /** Undefined for a record that is nothing to relay. */
  readRecord(record: DynamoDBRecord): OutboxOfWrite | undefined;
  /** Undefined for a record that is no new canary. */
  readCanary(record: DynamoDBRecord): Canary | undefined;
  /** Undefined for a record that is no new entry of an access log. */
  readAccess(record: DynamoDBRecord): AccessEntry | undefined;
}

/** What is younger is the stream's: it is about to deliver it. */
const sweepAgeMinutes = 5;

/** The rest of a case waits behind what failed; the other cases of the batch do not. */
const relayRecord = async (
  deps: OutboxRelayDeps,
  record: DynamoDBRecord,
  held: Set<string>,
): Promise<boolean> => {
  let entries: OutboxOfWrite | undefined;
  try {
    const canary = deps.readCanary(record);
    if (canary) return await relayCanary(deps, canary);
    const access = deps.readAccess(record);
    if (access && opensCase(access)) await relayOpening(deps, access);
    entries = deps.readRecord(record);
  } catch (error) {
    deps.log.error('HHP5002', { error: errorNameOf(error) });
    return false;
  }
  if (!entries || held.has(entries[0].caseId)) return true;
  const isDone = await relayWrite(deps, entries);
  if (!isDone) held.add(entries[0].caseId);
  return isDone;
};

const relayRecords = async (
  deps: OutboxRelayDeps,
  records: DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> => {
  const held = new Set<string>();
  const failed: string[] = [];
  for (const record of records)
    if (!(await relayRecord(deps, record, held))) failed.push(record.dynamodb?.SequenceNumber ?? '');
  // The stream comes again from the first that failed.
  return { batchItemFailures: failed.slice(0, 1).map((itemIdentifier) => ({ itemIdentifier })) };
};

export const createOutboxRelay =
  (given: OutboxRelayDeps) =>
  async (event: DynamoDBStreamEvent | ScheduledEvent): Promise<DynamoDBBatchResponse> => {
    const deps = { ...given, mailboxes: rememberedMailboxes(given.mailboxes) };
    if ('Records' in event) return relayRecords(deps, event.Records);
    const writtenBy = addElapsed(deps.clock.now(), -sweepAgeMinutes, 'minutes');
    const stuck = (await relayPending(deps, writtenBy)) + (await relayPendingCanaries(deps, writtenBy));
    if (stuck > 0) deps.log.count('OutboxStuck');
    return { batchItemFailures: [] };
  };
