/** The plan of a write: what its keys may hold, and what a refused transaction means. */
import { describe, expect, it } from '@jest/globals';
import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  outboxIndex,
  outboxLists,
  underWayIndex,
  underWayLists,
  workItemKey,
} from '../../adapters/dynamodb/keys.ts';
import { refusalOf } from '../../adapters/dynamodb/transaction.ts';
import { type Action, writeActionsOf } from '../../adapters/dynamodb/write-actions.ts';
import { ConcurrentWrite, PersonAlreadyReferred } from '../../domain/ports/ports.ts';
import * as write from './case-writes.ts';

const aFullWrite = () =>
  write.opening({}, (draft) => {
    write.ask(draft);
    write.visit(draft);
    draft.notify('referralReceived', write.suffolk);
  });
const plan = writeActionsOf(aFullWrite(), write.anAnswer());

describe('the keys of a write', () => {
  it('never name an item twice, which DynamoDB would refuse', () => {
    const names = plan.map(({ key }) => `${key.PK} ${key.SK}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('hold nothing of the referral but the facility’s and the county’s codes', () => {
    const { case: record } = aFullWrite();
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    const personal = texts(record.referral).filter((text) => text.length > 4 && text !== record.county);
    expect(personal).toContain('Quillfeather');
    const written = JSON.stringify(plan.map(({ key, put }) => [key, put?.GSI1PK, put?.GSI1SK]));
    for (const text of personal) expect(written).not.toContain(text);
  });

  it('keep the case itself out of the index', () => {
    const indexed = plan.filter(({ put }) => put?.GSI1PK !== undefined).map(({ put }) => put?.entity);
    expect(indexed.toSorted()).toEqual(['notice', 'outbox', 'party', 'party', 'underWay', 'workItem']);
  });

  it('spread cases over every shard and keep each in one', () => {
    const shards = Array.from({ length: 64 }, (_, count) => {
      const caseId = write.caseNumber(count);
      const entry = { caseId, seq: 1, at: write.minute(0), kind: 'startExecution', epoch: 1 } as const;
      expect(outboxIndex(entry).GSI1PK).toBe(outboxIndex({ ...entry, seq: 9 }).GSI1PK);
      return { outbox: outboxIndex(entry).GSI1PK, underWay: underWayIndex(caseId).GSI1PK };
    });
    expect([...new Set(shards.map(({ outbox }) => outbox))].sort()).toEqual(outboxLists);
    expect([...new Set(shards.map(({ underWay }) => underWay))].sort()).toEqual(underWayLists);
  });

  it('are not made of an id without a number', () => {
    expect(() => workItemKey('WH-7K3M-9QXA-22PD')).toThrow(RangeError);
  });

  it('give an answer the second at which DynamoDB may forget it', () => {
    const answer = plan.find(({ guards }) => guards === 'idempotency');
    expect(answer?.put?.expiresAtSeconds).toBe(Date.parse(write.anAnswer().expiresAt) / 1_000);
  });
});

it('a write without an event is never written: no audit could verify it', () => {
  expect(() => writeActionsOf({ ...aFullWrite(), events: [] })).toThrow('without an event');
});

describe('a refused transaction', () => {
  const failed = { Code: 'ConditionalCheckFailed' };
  const heldBy = (caseId: string): CancellationReason => ({
    ...failed,
    Item: { data: { M: { caseId: { S: caseId } } } },
  });
  /** The refusal when the actions that guard these things fail so. */
  const refusal = (reasons: Partial<Record<Action['guards'], CancellationReason>>) => {
    const canceled = new TransactionCanceledException({
      $metadata: {},
      message: 'canceled',
      CancellationReasons: plan.map(({ guards }) => reasons[guards] ?? { Code: 'None' }),
    });
    return { canceled, error: refusalOf(canceled, plan) };
  };

  it('means a lost race when a fact is there already or is being written', () => {
    expect(refusal({ fact: failed }).error).toBeInstanceOf(ConcurrentWrite);
    expect(refusal({ fact: { Code: 'TransactionConflict' } }).error).toBeInstanceOf(ConcurrentWrite);
    expect(refusal({ personLock: { Code: 'TransactionConflict' } }).error).toBeInstanceOf(ConcurrentWrite);
    expect(refusal({ idempotency: failed }).error).toBeInstanceOf(ConcurrentWrite);
  });

  it('names the open case when the person’s lock is held', () => {
    const { error } = refusal({ personLock: heldBy(write.caseNumber(4)), fact: failed });
    expect(error).toBeInstanceOf(PersonAlreadyReferred);
    expect(error).toMatchObject({ caseId: write.caseNumber(4) });
  });

  it('sends an identical request to its answer before it looks at the lock', () => {
    const { error } = refusal({ personLock: heldBy(write.caseNumber(4)), idempotency: failed });
    expect(error).toBeInstanceOf(ConcurrentWrite);
  });

  it.each(['ThrottlingError', 'ValidationError', 'ItemCollectionSizeLimitExceeded'])(
    'is no refusal of ours when DynamoDB says %s',
    (Code) => {
      const { canceled, error } = refusal({ fact: { Code }, personLock: failed });
      expect(error).toBe(canceled);
    },
  );

  it('is thrown as it is without reasons, and so is any other error', () => {
    const bare = new TransactionCanceledException({ $metadata: {}, message: 'canceled' });
    expect(refusalOf(bare, plan)).toBe(bare);
    const other = new Error('network');
    expect(refusalOf(other, plan)).toBe(other);
  });
});
