/**
 * What DynamoDB says when it cannot take more just now, in one place for every command: a throttled table, a transaction in
 * the way of another. A cancelled transaction wrote nothing and is sent again, which the SDK leaves to us; then it is
 * StoreBusy, a fault of ours that passes, and no lost race. A failed condition is none of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { StoreBusy } from '../../domain/ports/ports.ts';

const throttled: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottlingError',
  'Throttling',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);
const inTheWay: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const saysBusy = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (!(error instanceof TransactionCanceledException))
    return throttled.has(error.name) || inTheWay.has(error.name);
  const codes = (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code);
  if (codes.some((code) => throttled.has(code))) return true;
  return !codes.includes('ConditionalCheckFailed') && codes.some((code) => inTheWay.has(code));
};

const attempts = 5;
const firstPauseMs = 20;

export const answerBusy = (client: DynamoDBClient): void => {
  client.middlewareStack.add(
    (next) => async (args) => {
      for (let attempt = 1; ; attempt += 1)
        try {
          return await next(args);
        } catch (error) {
          if (!saysBusy(error)) throw error;
          // What is throttled alone was tried again by the SDK already.
          const again = error instanceof Error && !throttled.has(error.name);
          if (!again || attempt === attempts)
            throw new StoreBusy('DynamoDB takes no more just now.', { cause: error });
          await pause(firstPauseMs * 2 ** attempt * Math.random());
        }
    },
    { step: 'initialize', priority: 'high', name: 'answerBusy', override: true },
  );
};
