/** The canary on its whole way on one machine: ordered, relayed, published, arrived, counted, and nothing left of it. */
import { describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import { canaryItem } from '../../../adapters/dynamodb/canaries.ts';
import { canaryKey } from '../../../adapters/dynamodb/keys.ts';
import { readStreamCanary, readStreamRecord } from '../../../adapters/dynamodb/stream.ts';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { canaryAt } from '../../../domain/notices/canary.ts';
import { canaryTopic } from '../../../domain/notices/topics.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import { createCanaryArrived } from '../../../lambdas/streams/canary-arrived/canary-arrived.ts';
import { createOutboxRelay } from '../../../lambdas/streams/outbox-relay/outbox-relay.ts';
import { World } from '../../../local/journeys/world.ts';

const startAt = toInstant('2026-03-02T14:15:00.000Z');

const worldWithMailbox = async () => {
  const world = await World.create({ startAt });
  const { runtime } = world;
  const log = createMemoryLog();
  const arrive = createCanaryArrived({ clock: { now: () => runtime.now() }, log });
  const inMailbox = () => runtime.inboxes.received().filter(({ topic }) => topic === canaryTopic);
  /** The mailbox is emptied: what came to it is handed to the function, as Lambda does. */
  const receive = () => {
    const Records = inMailbox().map(({ message: body }) => ({ body }));
    return arrive({ Records: Records as Parameters<typeof arrive>[0]['Records'] });
  };
  const pass = (seconds: number) => runtime.advanceTo(runtime.clock.nowMs() + seconds * 1_000);
  return { world, runtime, log, inMailbox, receive, pass };
};

describe('the canary', () => {
  it('goes the whole way and is counted, and nothing is left of it', async () => {
    const { world, runtime, log, inMailbox, receive } = await worldWithMailbox();
    await runtime.sendCanary();
    await runtime.settle();
    await receive();
    expect(inMailbox()).toHaveLength(1);
    expect(log.entries).toEqual([{ level: 'count', code: 'CanaryArrived', fields: { value: 1 } }]);
    expect(await world.store.pendingCanaries()).toEqual([]);
    expect(await world.store.pending(10)).toEqual([]);
  });

  it('touches no case, no list and no figure', async () => {
    const { world, runtime } = await worldWithMailbox();
    const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
    await runtime.settle();
    const everything = async () => ({
      underWay: await world.store.casesUnderWay(),
      toClimb: await world.store.casesToClimb('9999'),
      heads: await world.store.accessHeads({ limit: 10 }),
      events: await world.store.events(caseId),
      told: await world.store.openNoticesOf({ role: 'spoa', org: 'suffolk' }, { limit: 10 }),
      shown: await world.person('spoa', 'suffolk').get('/notices'),
    });
    const before = await everything();
    await runtime.sendCanary();
    await runtime.settle();
    expect(await everything()).toEqual(before);
  });

  it('of an hour is one, however often it is ordered', async () => {
    const { runtime, inMailbox, pass, world } = await worldWithMailbox();
    runtime.inboxes.failUntil(addElapsed(startAt, 30, 'minutes'));
    await runtime.sendCanary();
    await runtime.sendCanary();
    await runtime.settle();
    expect(await world.store.pendingCanaries()).toHaveLength(1);
    await pass(44 * 60);
    expect(inMailbox()).toHaveLength(1);
    await pass(2 * 60);
    await runtime.sendCanary();
    await runtime.settle();
    expect(inMailbox().map(({ message }) => JSON.parse(message) as unknown)).toMatchObject([
      { hour: '2026-03-02T14' },
      { hour: '2026-03-02T15' },
    ]);
  });

  it('is silent while nothing can be published, and what comes too late is no sign of life', async () => {
    const { world, runtime, log, inMailbox, receive, pass } = await worldWithMailbox();
    runtime.inboxes.failUntil(addElapsed(startAt, 3, 'hours'));
    await runtime.sendCanary();
    await pass(2 * 3_600);
    await receive();
    expect([inMailbox(), log.entries]).toEqual([[], []]);
    expect(await world.store.pendingCanaries()).toHaveLength(1);
    // SNS is back: it leaves with all else, and is cleaned up.
    await pass(3 * 3_600);
    await receive();
    expect([inMailbox().length, log.entries]).toEqual([1, []]);
    expect(await world.store.pendingCanaries()).toEqual([]);
  });
});

describe('the receipt', () => {
  it('fails on what is no canary, so that it ends in the dead letter queue', async () => {
    const arrive = createCanaryArrived({ clock: createSettableClock(startAt), log: createMemoryLog() });
    const event = { Records: [{ body: '{"noticeId":"WH-0000-0000-0001-N1"}' }] };
    await expect(arrive(event as Parameters<typeof arrive>[0])).rejects.toThrow();
  });
});

describe('the relay', () => {
  const unused = (): never => {
    throw new Error('A canary needs nothing else.');
  };
  const canary = canaryAt(startAt);
  const record = {
    eventName: 'INSERT',
    dynamodb: { NewImage: marshall(canaryItem.toItem(canaryKey(canary), canary)), SequenceNumber: '7' },
  };
  const event = { Records: [record] } as unknown as DynamoDBStreamEvent;
  const sweep = { source: 'aws.events' } as ScheduledEvent;

  it('of the stream comes again to one that could not leave, and the sweep counts it as stuck', async () => {
    const store = createMemoryStore();
    await store.putCanary(canary);
    const log = createMemoryLog();
    let down = true;
    const relay = createOutboxRelay({
      cases: store,
      outbox: store,
      canaries: store,
      canaryPublisher: {
        publishCanary: () => (down ? Promise.reject(new TypeError('no')) : Promise.resolve()),
      },
      workflow: { start: unused, answer: unused, stop: unused, fail: unused },
      notices: { publish: unused },
      mailboxes: { mailboxesOf: unused },
      clock: createSettableClock(addElapsed(startAt, 6, 'minutes')),
      portalUrl: 'https://portal.example',
      log,
      readRecord: readStreamRecord,
      readCanary: readStreamCanary,
      readAccess: () => undefined,
    });
    expect(await relay(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] });
    await relay(sweep);
    expect(log.entries.map(({ code }) => code)).toEqual(['HHP5002', 'HHP5002', 'OutboxStuck']);
    down = false;
    expect(await relay(event)).toEqual({ batchItemFailures: [] });
    expect(await store.pendingCanaries()).toEqual([]);
  });
});

describe('a record of the stream', () => {
  it('that is a canary is no order of a case, and its removal is nothing', () => {
    const canary = canaryAt(startAt);
    const NewImage = marshall(canaryItem.toItem(canaryKey(canary), canary));
    const inserted = { eventName: 'INSERT', dynamodb: { NewImage } };
    expect([readStreamCanary(inserted), readStreamRecord(inserted)]).toEqual([canary, undefined]);
    expect(readStreamCanary({ eventName: 'REMOVE', dynamodb: { NewImage } })).toBeUndefined();
    expect(canaryKey(canary)).toEqual({ PK: 'CANARY#2026-03-02T14', SK: 'OUTBOX#00000001' });
  });
});
