/** An outbox that cannot be emptied for a while: what was written takes effect later, though nobody writes again. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import { createLocalRelay } from '../../../local/relay.ts';
import { World } from '../../../local/journeys/world.ts';

const startAt = toInstant('2026-03-02T14:00:00Z');

/** A referral into a world whose outbox cannot be read from the start on. */
const referredWhileDown = async () => {
  const store = createMemoryStore();
  const log = createMemoryLog();
  const outbox = { down: true, asked: 0 };
  const pending: typeof store.pending = (...range) => {
    outbox.asked += 1;
    return outbox.down ? Promise.reject(new Error('no answer')) : store.pending(...range);
  };
  const world = await World.create({ store: { ...store, pending }, log, startAt });
  await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  const passed = (seconds: number): Promise<void> => world.at(addElapsed(startAt, seconds, 'seconds'));
  return { world, log, outbox, passed };
};

describe('the outbox of one machine', () => {
  it('is tried again after five seconds, and the referral goes its way', async () => {
    const { world, log, outbox, passed } = await referredWhileDown();
    expect(world.received()).toEqual([]);
    expect(log.entries.map(({ code }) => code)).toContain('HHP5003');
    outbox.down = false;
    await passed(4);
    expect(world.received()).toEqual([]);
    await passed(5);
    expect(world.received()).toMatchObject([{ org: 'suffolk' }]);
  });

  it('is asked ever more seldom while it is down, and at once again after it was emptied', async () => {
    const { world, outbox, passed } = await referredWhileDown();
    const first = outbox.asked;
    await passed(5 + 10 + 20 + 40);
    expect(outbox.asked).toBe(first + 4);
    await passed(86_400);
    // Every hour at the least, however long it lasts.
    const afterADay = outbox.asked;
    expect(afterADay).toBeLessThan(first + 40);
    outbox.down = false;
    await passed(86_400 + 3_600);
    expect(world.received()).toHaveLength(1);
    outbox.down = true;
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
    const failing = outbox.asked;
    await passed(86_400 + 3_600 + 5);
    expect(outbox.asked).toBe(failing + 1);
  });
});

describe('the relay', () => {
  /** Wakes the relay a number of turns after it began a pass, and tells whether it looked into the outbox after that. */
  const looksAfterWake = async (turns: number): Promise<boolean> => {
    let asked = 0;
    const unused = (): never => {
      throw new Error('An empty outbox needs nothing else.');
    };
    const relay = createLocalRelay({
      cases: createMemoryStore(),
      outbox: {
        pending: () => {
          asked += 1;
          return Promise.resolve([]);
        },
        complete: unused,
        standingNotices: unused,
        closeNotice: unused,
        markDelivery: unused,
      },
      workflow: { start: unused, answer: unused, stop: unused, fail: unused },
      notices: { publish: unused },
      mailboxes: { mailboxesOf: unused },
      canaries: { pendingCanaries: () => Promise.resolve([]), completeCanary: unused },
      canaryPublisher: { publishCanary: unused },
      portalUrl: 'https://portal.example',
      clock: { now: () => startAt },
      log: createMemoryLog(),
      after: unused,
    });
    relay.wake();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    const before = asked;
    relay.wake();
    await relay.idle();
    return asked > before;
  };

  it('loses no wake-up, at whatever turn of its own end it comes', async () => {
    const turns = Array.from({ length: 30 }, (_, turn) => turn);
    const lost: number[] = [];
    for (const turn of turns) if (!(await looksAfterWake(turn))) lost.push(turn);
    expect(lost).toEqual([]);
  });
});

describe('what does not work is played', () => {
  const referred = async (before: (world: World) => void | Promise<void> = () => undefined) => {
    const store = createMemoryStore();
    const world = await World.create({ store, log: createMemoryLog(), startAt });
    await before(world);
    await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
    return { store, world };
  };
  const noticeIds = (world: World): unknown[] =>
    world.received().map(({ message }) => (JSON.parse(message) as { noticeId: string }).noticeId);

  it('SNS is down for 25 hours: no notice is lost, and none leaves twice', async () => {
    const { store, world } = await referred(({ runtime }) =>
      runtime.inboxes.failUntil(addElapsed(startAt, 25, 'hours')),
    );
    await world.at(addElapsed(startAt, 24, 'hours'));
    expect(world.received()).toEqual([]);
    expect(await store.pending(10)).not.toEqual([]);
    await world.at(addElapsed(startAt, 26 * 60 + 1, 'minutes'));
    const caseIds = await store.casesUnderWay();
    const notices = (await Promise.all(caseIds.map((caseId) => store.notices(caseId)))).flat();
    expect(noticeIds(world).sort()).toEqual(notices.map(({ noticeId }) => noticeId).sort());
    expect(notices.map(({ delivery }) => delivery?.state)).toEqual(notices.map(() => 'published'));
  });

  it('the only mailbox of a county is dead: its notices stand as failed, and leave again once it is mended', async () => {
    const suffolk = { role: 'spoa', org: 'suffolk' } as const;
    const { store, world } = await referred(async ({ runtime }) => {
      await runtime.mailboxes.mailboxesOf(suffolk);
      await runtime.mailboxes.set('spoa-suffolk', 'bounced');
    });
    const open = async () => (await store.openNoticesOf(suffolk, { limit: 9 })).items;
    // OMH alone hears, and of that it does not arrive.
    expect(world.received().map(({ org, subject }) => [org, subject])).toEqual([
      ['omh', 'An organization does not get its notices: telephone it'],
    ]);
    expect((await open()).map(({ delivery }) => delivery)).toEqual([
      { state: 'failed', at: startAt, reason: 'noMailbox' },
    ]);
    await world.runtime.mailboxes.set('spoa-suffolk', 'confirmed');
    await world.at(addElapsed(startAt, 5, 'days'));
    expect(world.received().map(({ org }) => org)).toContain('suffolk');
    expect((await open()).at(-1)?.delivery?.state).toBe('published');
  });
});
