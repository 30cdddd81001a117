/** The schedule that seals access logs: everything that waits, in seals of forty, one log not held up by another. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { ConcurrentWrite, type Store } from '../../../domain/ports/ports.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { createSealAccessLogs } from '../../../lambdas/schedules/seal-access-logs/seal-access-logs.ts';
import { anAccess, wholeLog } from '../../fixtures/access-log.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';

const other = 'WH-0000-0000-0009';
const opened = async (change: (inner: Store) => Partial<Store> = () => ({})) => {
  const inner = createMemoryStore();
  const clock = createSettableClock(addElapsed(openedAt, 60, 'seconds'));
  const log = createMemoryLog();
  const seal = createSealAccessLogs({ accesses: { ...inner, ...change(inner) }, clock, log });
  for (const caseId of [aCaseId, other])
    for (let index = 0; index < 100; index += 1)
      await inner.appendAccess(anAccess({ caseId, requestId: `r-${String(index)}` }));
  return { store: inner, clock, log, seal };
};
const sealsOf = async (store: Store, log: string) => (await store.accessHead(log))?.seq ?? 0;

describe('the schedule that seals access logs', () => {
  it('seals all that waits, log by log, and finds nothing the second time', async () => {
    const { store, seal } = await opened();
    await seal();
    expect(await store.unsealed(1)).toEqual([]);
    const after = [await sealsOf(store, aCaseId), await sealsOf(store, other)];
    expect(after.every((seals) => seals >= 3 && seals <= 4)).toBe(true);
    await seal();
    expect([await sealsOf(store, aCaseId), await sealsOf(store, other)]).toEqual(after);
  });

  it('leaves what came within ten seconds to the next run', async () => {
    const { store, clock, seal } = await opened();
    const late = anAccess({ at: clock.now(), requestId: 'late' });
    await store.appendAccess(late);
    await seal();
    expect(await store.unsealed(10)).toEqual([late]);
    clock.set(addElapsed(clock.now(), 2, 'minutes'));
    await seal();
    expect(await store.unsealed(10)).toEqual([]);
  });

  it('leaves a log to whoever was first', async () => {
    const { store, log, seal } = await opened((inner) => ({
      sealAccesses: (sealing) =>
        sealing.head.log === other
          ? Promise.reject(new ConcurrentWrite('first'))
          : inner.sealAccesses(sealing),
    }));
    await seal();
    expect([await sealsOf(store, other), log.entries]).toEqual([0, []]);
    expect((await wholeLog(store, aCaseId)).every((entry) => entry.seal !== undefined)).toBe(true);
  });

  it('names a log that fails, seals the others, and ends with a fault', async () => {
    const { store, log, seal } = await opened((inner) => ({
      sealAccesses: (sealing) =>
        sealing.head.log === other ? Promise.reject(new Error('broken')) : inner.sealAccesses(sealing),
    }));
    await expect(seal()).rejects.toMatchObject({ name: 'SealsNotMade' });
    expect(log.entries[0]).toMatchObject({ code: 'HHP5008', fields: { caseId: other, error: 'Error' } });
    expect((await wholeLog(store, aCaseId)).every((entry) => entry.seal !== undefined)).toBe(true);
  });
});
