/** What DynamoDB cannot take just now is a fault of ours that passes, whichever command meets it; a failed condition is none of it. */
import { describe, expect, it } from '@jest/globals';
import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { createDynamoDbStore } from '../../adapters/dynamodb/store.ts';
import { anAccess } from '../fixtures/access-log.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import * as write from './case-writes.ts';

const about = { $metadata: {}, message: 'said by DynamoDB' };
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) });

/** A store whose every command fails so, the first `times`; then nothing is there. */
const storeThat = (error: Error, times = Infinity) => {
  let sent = 0;
  const client = new DynamoDBClient({
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  client.middlewareStack.add(
    () => () => {
      sent += 1;
      if (sent <= times) throw error;
      return Promise.resolve({ output: { $metadata: {} }, response: {} });
    },
    { step: 'serialize', priority: 'high' },
  );
  return { store: createDynamoDbStore({ client, tableName: 'cases' }), sent: () => sent };
};

describe('a table that takes no more just now', () => {
  it.each<[string, Error]>([
    ['is over its throughput', new ProvisionedThroughputExceededException(about)],
    ['is throttled', new ThrottlingException({ ...about })],
    ['is over the limit of the account', new RequestLimitExceeded(about)],
    ['has the item in another transaction', new TransactionConflictException(about)],
    ['cancels for a conflict', cancelled('None', 'TransactionConflict')],
    ['cancels for throttling', cancelled('ThrottlingError', 'None')],
    [
      'cancels for throughput, and a condition failed too',
      cancelled('ProvisionedThroughputExceeded', 'ConditionalCheckFailed'),
    ],
  ])(
    'is StoreBusy to every command when it %s',
    async (_what, error) => {
      const { store } = storeThat(error);
      const opening = write.opening();
      for (const call of [
        () => store.load(aCaseId),
        () => store.appendAccess(anAccess()),
        () => store.save(opening),
        () => store.accessHead(aCaseId),
        () => store.accessSeals(aCaseId, [1]),
        () => store.pending(1),
      ])
        await expect(call()).rejects.toMatchObject({ name: 'StoreBusy' });
    },
    30_000,
  );

  it('is asked again where nothing was written and the SDK does not ask: a conflict that passes is not seen', async () => {
    const { store, sent } = storeThat(cancelled('TransactionConflict'), 2);
    await store.save(write.opening());
    expect(sent()).toBe(3);
  });

  it('is not meant by a failed condition, which is a lost race, nor by any other error', async () => {
    const lost = storeThat(cancelled('ConditionalCheckFailed', 'TransactionConflict'));
    await expect(lost.store.save(write.opening())).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect(lost.sent()).toBe(1);
    const { store } = storeThat(new RangeError('something else'));
    await expect(store.load(aCaseId)).rejects.toMatchObject({ name: 'RangeError' });
  });
});
