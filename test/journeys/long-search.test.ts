/** A search of a year, and a machine that is switched off in any state of a search: nothing grows, nothing is lost. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import { after, Scene } from './search-scene.ts';

const t0 = '2026-03-09T14:00:00.000Z';
const limit = after(t0, 24);

describe('a search of twelve months', () => {
  it('goes on in fresh executions of thirty days, each with a short history, until the person is located', async () => {
    const scene = await Scene.open({ order: courtOrder('2026-02-10', '2026-08-09') });
    await scene.concern(t0);
    await scene.at('2026-07-20T12:00:00-04:00');
    await scene.order({ ...courtOrder('2026-08-10', '2027-08-09'), renews: 'O1' });
    const located = after(limit, 24 * 365);
    await scene.sighting(located, 'community');
    await scene.report(after(located, 1));
    await scene.acknowledge(scene.county);

    expect(await scene.search()).toMatchObject({ endReason: 'located', endedAt: located });
    expect(scene.running()).toEqual([]);
    const executions = scene.executions();
    expect(executions).toHaveLength(13);
    expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'SUCCEEDED'));
    for (const { startDate, stopDate } of executions)
      expect(Number(stopDate) - Number(startDate)).toBeLessThanOrEqual(30 * 86_400_000);
    // Nobody acknowledged for a year: the worst case, with three waits climbing their ladders side by side.
    const { engine } = scene.world.runtime;
    const histories = executions.map(
      ({ executionArn }) => engine.getExecutionHistory({ executionArn }).events.length,
    );
    expect(Math.max(...histories)).toBeLessThan(5_000);
    expect(Math.max(...histories)).toMatchInlineSnapshot(`781`);
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(52);
  });
});

/** Where a search can stand when the machine stops, and an hour of its life after which it is switched on again. */
const stops: [string, string, string][] = [
  ['while the 24 hours run', after(t0, 5), after(t0, 6)],
  ['over half time', after(t0, 11), after(t0, 13)],
  ['over the determination', after(t0, 23), after(t0, 26)],
  ['while report, acknowledgement and search wait', after(limit, 2), after(limit, 3)],
  ['over the rungs of the county and OMH', after(limit, 6), after(limit, 30)],
  ['over a sweep', after(limit, 24 * 6), after(limit, 24 * 8)],
  ['over the day of a fresh execution', after(limit, 24 * 28), after(limit, 24 * 32)],
];

const story = async (scene: Scene): Promise<unknown> => {
  const located = after(limit, 24 * 40);
  await scene.sighting(located, 'shelter');
  await scene.report(after(located, 1));
  await scene.acknowledge(scene.county);
  const { reportDueAt, deemedMissingAt, endedAt, endReason, reportedAt, acknowledgedAt } =
    await scene.search();
  return {
    search: { reportDueAt, deemedMissingAt, endedAt, endReason, reportedAt, acknowledgedAt },
    aot: await scene.aot(),
    running: scene.running(),
    openWork: (await scene.openWork()).map(({ kind }) => kind),
    missing: await scene.told('aotMissing', 'suffolk'),
    sweeps: await scene.told('searchUpdate', 'suffolk'),
  };
};

describe('a machine that was off', () => {
  it.each(stops)('%s: the search stands where it stood', async (_name, off, on) => {
    const undisturbed = await Scene.open();
    await undisturbed.concern(t0);

    const store = createMemoryStore();
    const before = await Scene.open({ store });
    await before.concern(t0);
    await before.at(off);
    const switchedOn = await before.restartedAt(on);
    expect(await switchedOn.world.runtime.resumeAll()).toBe(1);
    await switchedOn.at(after(on, 0, 0, 5));
    expect(switchedOn.running()).toHaveLength(1);
    expect(await story(switchedOn)).toEqual(await story(undisturbed));
  });
});
