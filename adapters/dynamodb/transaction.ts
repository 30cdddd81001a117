/**
 * Write actions as a DynamoDB transaction, and what its refusal means. The order of meanings matters: the second of two
 * identical requests fails on its idempotency record and on the person's lock alike, and must read the first one's
 * answer instead of being told that somebody referred the person; and while a case is open, that it is says more than that
 * its referral was received.
 */
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ConcurrentWrite, PersonAlreadyReferred, ReferralReceivedBefore } from '../../domain/ports/ports.ts';
import type { Action, Condition } from './write-actions.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

interface Expression {
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues?: Record<string, string | number>;
}

const onData = (expression: string, field: string, value: string | number): Expression => ({
  ConditionExpression: expression,
  ExpressionAttributeNames: {
    ...(expression.includes('#pk') ? { '#pk': 'PK' } : {}),
    '#data': 'data',
    '#field': field,
  },
  ExpressionAttributeValues: { ':value': value },
});

export const expressionOf = (condition: Condition): Expression => {
  switch (condition.is) {
    case 'absent':
      return { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'PK' } };
    case 'waiting':
      return { ConditionExpression: 'attribute_exists(#pk)', ExpressionAttributeNames: { '#pk': 'GSI1PK' } };
    case 'atSeq':
      return onData('#data.#field = :value', 'seq', condition.seq);
    case 'atVersion':
      return onData('#data.#field = :value', 'version', condition.version);
    case 'atRevision':
      // Revision 0 is an empty registry: the state is not there yet.
      return condition.revision === 0
        ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': 'PK' } }
        : onData('#data.#field = :value', 'revision', condition.revision);
    case 'atCount':
      return condition.count === 0
        ? onData('attribute_not_exists(#pk) OR #data.#field = :value', 'count', 0)
        : onData('#data.#field = :value', 'count', condition.count);
    case 'atJoins': {
      const { count, joins } = condition;
      if (joins === 0) return expressionOf({ is: 'absent' });
      const at = onData('#data.#field = :value AND #data.#joins = :joins', 'count', count);
      return {
        ...at,
        ExpressionAttributeNames: { ...at.ExpressionAttributeNames, '#joins': 'joins' },
        ExpressionAttributeValues: { ...at.ExpressionAttributeValues, ':joins': joins },
      };
    }
    case 'absentOrExpired':
      return onData('attribute_not_exists(#pk) OR #data.#field <= :value', 'expiresAt', condition.at);
    case 'absentOrOfCase':
      return onData('attribute_not_exists(#pk) OR #data.#field = :value', 'caseId', condition.caseId);
  }
};

/** One fewer: the condition's own value is the one that is taken away. */
const countDown = (TableName: string, key: Action['key']): TransactItem => ({
  Update: {
    TableName,
    Key: key,
    ...onData('#data.#field >= :value', 'count', 1),
    UpdateExpression: 'SET #data.#field = #data.#field - :value',
  },
});

export const transactItem = (TableName: string, action: Action): TransactItem => {
  const { key, put, instead, when, guards } = action;
  if (instead === 'countDown') return countDown(TableName, key);
  if (instead === 'check' && when) return { ConditionCheck: { TableName, Key: key, ...expressionOf(when) } };
  const condition = {
    ...(when && expressionOf(when)),
    ...((guards === 'personLock' || guards === 'received') && {
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    }),
  };
  return put
    ? { Put: { TableName, Item: put, ...condition } }
    : { Delete: { TableName, Key: key, ...condition } };
};

/** The lock, or the mark, as it comes with a refusal: in DynamoDB's own notation, which the document client leaves as it is there. */
const ofCaseSchema = z.object({
  data: z.object({ M: z.object({ caseId: z.object({ S: z.string() }) }) }),
});

const caseIn = (reason: CancellationReason | undefined): string =>
  ofCaseSchema.parse(reason?.Item).data.M.caseId.S;

const failed = (reason: CancellationReason | undefined): boolean => reason?.Code === 'ConditionalCheckFailed';
const lostRace = new Set(['None', 'ConditionalCheckFailed', 'TransactionConflict']);

/** The port's error for a refused transaction; anything else comes back as it is. */
export const refusalOf = (error: unknown, actions: readonly Action[]): unknown => {
  if (!(error instanceof TransactionCanceledException)) return error;
  const reasons = error.CancellationReasons ?? [];
  if (reasons.length === 0 || !reasons.every(({ Code }) => lostRace.has(Code ?? 'None'))) return error;
  const reasonOf = (guards: Action['guards']) =>
    reasons[actions.findIndex((action) => action.guards === guards)];
  const lock = reasons.find((reason, index) => actions[index]?.guards === 'personLock' && failed(reason));
  const received = reasonOf('received');
  if (!failed(reasonOf('idempotency'))) {
    if (lock) return new PersonAlreadyReferred(caseIn(lock));
    if (failed(received)) return new ReferralReceivedBefore(caseIn(received));
  }
  return new ConcurrentWrite('Somebody else wrote first.');
};
