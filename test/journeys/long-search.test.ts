/** A search of a year, and a machine that is switched off in any state of a search: nothing grows, nothing is lost. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { countyAotProtocolSchema } from '../../domain/policy/county-aot-protocol.ts';
import { localAotProtocols } from '../../local/aot-protocols.ts';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import type { AroundTask } from '../../local/runtime.ts';
import { errorNamed } from './played.ts';
import { after, Scene } from './search-scene.ts';

const t0 = '2026-03-09T14:00:00.000Z';
const limit = after(t0, 24);
const longest = (scene: Scene): number =>
  Math.max(...scene.executions().map(({ executionArn }) => scene.historyOf(executionArn)));

/** What the order itself owes is done: a year of daily reminders of it is another test's, and slow. */
const doDuties = async (scene: Scene): Promise<void> => {
  const done = {
    aotReportToOmh: {
      reportedAt: t0,
      included: ['orderCopy', 'treatmentPlan', 'careManagerAndAgency', 'providers', 'serviceStartDate'],
    },
    tellHealthHomeOfAot: { toldAt: t0, orderCopyGiven: false, treatmentExchange: false },
    cairsReport: { submittedAt: t0, answers: {} },
  };
  for (const { kind, ownerRole, ownerOrg, workItemId } of await scene.openWork()) {
    const who = ownerRole === 'spoa' ? scene.county : { ...scene.agency, org: ownerOrg };
    const answer = Object.entries(done).find(([known]) => known === kind)?.[1];
    if (answer) await scene.send(who, 'POST', `/work-items/${workItemId}/completion`, { kind, ...answer });
  }
};

describe('a search of twelve months', () => {
  it('goes on in fresh executions of thirty days, each with a short history, until the person is located', async () => {
    const scene = await Scene.open({ order: courtOrder('2026-02-10', '2026-08-09') });
    await scene.concern(t0);
    await doDuties(scene);
    await scene.at('2026-07-20T12:00:00-04:00');
    await scene.order({ ...courtOrder('2026-08-10', '2027-08-09'), renews: 'O1' });
    await doDuties(scene);
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
    // Nobody acknowledged for a year: three waits climb their ladders side by side.
    expect(longest(scene)).toMatchInlineSnapshot(`781`);
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(52);
  });
});

describe('the longest history that an execution can have', () => {
  /** Sweeps as often as a county's protocol may ask for them. */
  const oftenest = () => {
    const usual = localAotProtocols('suffolk', '2026-03-02');
    const interval = { count: 12, unit: 'hours' };
    const protocol = countyAotProtocolSchema.parse({ ...usual, search: { ...usual.search, interval } });
    return () => protocol;
  };

  it('of thirty days in which nobody answers anything stays under 5,000 events', async () => {
    const scene = await Scene.open({ aotProtocolFor: oftenest() });
    await scene.concern(t0);
    await doDuties(scene);
    await scene.at(after(t0, 24 * 31));
    expect(scene.executions()).toHaveLength(2);
    expect(longest(scene)).toMatchInlineSnapshot(`1364`);
  });

  it('and so it does when every step of it fails twice before it succeeds', async () => {
    const failed = new Map<string, number>();
    const failTwice: AroundTask = (name, payload, run) => {
      const { search, workItemId } = z
        .looseObject({ search: z.int().optional(), workItemId: z.string().optional() })
        .parse(payload);
      const key = `${name} ${workItemId ?? ''}`;
      const times = ((failed.get(key) ?? 0) + 1) % 3;
      failed.set(key, times);
      return search === undefined || times === 0
        ? run()
        : Promise.reject(errorNamed('Lambda.TooManyRequestsException'));
    };
    const scene = await Scene.open({ aotProtocolFor: oftenest(), disturb: () => failTwice });
    await scene.concern(t0);
    await doDuties(scene);
    await scene.at(after(t0, 24 * 32));
    expect(scene.executions()).toHaveLength(2);
    // About 2,830: the jitter of the retries moves a sweep more or less into the month.
    expect(longest(scene)).toBeGreaterThan(2_500);
    expect(longest(scene)).toBeLessThan(5_000);
  });
});

type Act = (scene: Scene) => Promise<unknown>;
const reported: Act = (scene) => scene.report(after(limit, 1));
const acknowledged: Act = (scene) => scene.acknowledge(scene.county);
const inJail: Act = (scene) => scene.sighting(after(limit, 5), 'jail');

/** Where a search can stand when the machine stops, and a time of its life after which it is switched on again. */
const stops: [string, string, string][] = [
  ['while the 24 hours run', after(t0, 5), after(t0, 6)],
  ['over half time', after(t0, 11), after(t0, 13)],
  ['over the determination', after(t0, 23), after(t0, 26)],
  ['while report, acknowledgement and search wait', after(limit, 2), after(limit, 3)],
  ['over the rungs of the county and OMH', after(limit, 6), after(limit, 30)],
  ['over a sweep', after(limit, 24 * 6), after(limit, 24 * 8)],
  ['over the day of a fresh execution', after(limit, 24 * 28), after(limit, 24 * 32)],
];

/** The same, after something happened that ends one of the waits or the search itself. */
const stopsAfterAnswers: [string, Act[]][] = [
  ['when the county has the report', [reported]],
  ['when the county knows', [acknowledged]],
  ['when the search has ended and nobody acknowledged', [reported, inJail]],
  ['when an event follows the search', [reported, acknowledged, inJail]],
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
  let undisturbed: unknown;

  beforeAll(async () => {
    const scene = await Scene.open();
    await scene.concern(t0);
    undisturbed = await story(scene);
  });

  it.each(stops)('%s: the search stands where it stood', async (_name, off, on) => {
    const store = createMemoryStore();
    const before = await Scene.open({ store });
    await before.concern(t0);
    await before.at(off);
    const switchedOn = await before.restartedAt(on);
    expect(await switchedOn.world.runtime.resumeAll()).toBe(1);
    await switchedOn.at(after(on, 0, 0, 5));
    expect(switchedOn.running()).toHaveLength(1);
    expect(await story(switchedOn)).toEqual(undisturbed);
  });

  it.each(stopsAfterAnswers)('%s: what is still owed is still awaited', async (_name, acts) => {
    const toTheDay = async (scene: Scene): Promise<Scene> => {
      await scene.concern(t0);
      await scene.at(limit);
      for (const act of acts) await act(scene);
      return scene;
    };
    const left = async (scene: Scene): Promise<unknown> => {
      await scene.at(after(limit, 24 * 9));
      const { acknowledgedAt, reportedAt, endReason, placeEvent } = await scene.search();
      return {
        search: { acknowledgedAt, reportedAt, endReason, placeEvent },
        aot: await scene.aot(),
        openWork: (await scene.openWork()).map(({ kind, dueAt }) => [kind, dueAt]),
        running: scene.running().length,
      };
    };
    const quiet = await left(await toTheDay(await Scene.open()));
    const before = await toTheDay(await Scene.open({ store: createMemoryStore() }));
    const on = after(limit, 24 * 8);
    const switchedOn = await before.restartedAt(on);
    await switchedOn.world.runtime.resumeAll();
    await switchedOn.at(after(on, 0, 0, 5));
    expect(switchedOn.running()).toHaveLength(1);
    expect(await left(switchedOn)).toEqual(quiet);
  });
});
