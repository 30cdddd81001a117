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
        markPublished: unused,
      },
      workflow: { start: unused, answer: unused, stop: unused, fail: unused },
      notices: { publish: unused },
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
