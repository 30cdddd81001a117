/**
 * The state machine of searches, walked as that of journeys is: every state, choice, retry, catch and timeout, with the
 * real handlers on the virtual clock.
 */
import { describe, expect, it } from '@jest/globals';
import { workflowSignals } from '../../domain/shared/workflow-signal.ts';
import {
  acknowledge,
  aotJourneys,
  concern,
  courtOrder,
  memberUnderOrder,
  people,
} from '../../local/journeys/aot-journeys.ts';
import type { Journey } from '../../local/journeys/journeys.ts';
import { expectValid, readMachine, tokenTasks, unwalkedEdges } from './machine-under-test.ts';

const machine = readMachine('aot-diligent-search');
const over = ['CaseClosed', 'SearchOver', 'SupersededExecution'];

/** What each task may answer with, beside its result. */
const signalsOf: Readonly<Record<string, readonly string[]>> = {
  'load-search': ['ConcurrentWrite', ...over],
  'plan-search-wait': ['ConcurrentWrite', 'AlreadyAnswered', ...over],
  'await-answer': ['ConcurrentWrite', 'AlreadyAnswered', 'WaitReplanned', ...over],
  'escalate-search-wait': ['ConcurrentWrite', 'AlreadyAnswered', 'DeadlineReached', ...over],
  'deem-missing': ['ConcurrentWrite', ...over],
};

/** Nobody reports, nobody acknowledges, nobody is found: every ladder is climbed into a fresh execution. */
const longSilence: Journey = {
  name: 'aot-long-silence',
  story: 'A month in which nothing happens.',
  ends: { phase: 'hhPlusEpisode', aot: 'missing' },
  async play(world) {
    const caseId = await memberUnderOrder(world, courtOrder('2026-02-15', '2026-08-14'));
    await concern(world, caseId);
    await world.at('2026-04-10T12:00:00-04:00');
    return caseId;
  },
};
/** Everything a little late, so that every ladder is climbed once; found after the first sweep. */
const slowly: Journey = {
  ...longSilence,
  name: 'aot-slowly',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    const reportedAt = '2026-03-10T23:00:00-04:00';
    await world.at(reportedAt);
    await agency.complete('significantEventReport', { reportedAt, channel: 'phone' });
    await acknowledge(world, county);
    const at = '2026-03-17T12:00:00-04:00';
    await world.at(at);
    await agency.post(`/cases/${caseId}/sightings`, {
      at,
      credible: true,
      how: 'seen',
      located: { place: 'community' },
    });
    return caseId;
  },
};
/** The concern is corrected while its wait runs, and closed with the case. */
const correctedAndClosed: Journey = {
  name: 'aot-corrected-and-closed',
  story: 'An earlier notice moves the clock; then the person moves away.',
  ends: { phase: 'closed', closeReason: 'moved' },
  async play(world) {
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    const agency = world.person('cma', 'sample-cma-great-south-bay');
    const receivedAt = '2026-03-09T09:00:00-04:00';
    await agency.post(`/cases/${caseId}/missing-concerns`, { kind: 'otherCredibleEvidence', receivedAt });
    await agency.post(`/cases/${caseId}/withdrawal`, { reason: 'moved' });
    return caseId;
  },
};
const through = [slowly];

describe('aot-diligent-search', () => {
  it('is valid for an independent validator', () => expectValid(machine));

  it('has at most thirty states', () => {
    expect(machine.stateCount).toBe(21);
  });

  it('names only signals that tasks send', () => {
    const known = new Set<string>([...workflowSignals, 'States.Timeout']);
    expect(machine.caughtErrors.filter((error) => !known.has(error))).toEqual([]);
    const sent = new Set([...Object.values(signalsOf).flat(), 'SearchContinues', 'States.Timeout']);
    sent.delete('ConcurrentWrite');
    expect(machine.caughtErrors).toEqual([...sent].sort());
  });

  it('is walked in full, and a signal at any task changes no outcome', async () => {
    const journeys = [...aotJourneys, longSilence, correctedAndClosed];
    const walk = { machine, journeys, through, signalsOf };
    expect(await unwalkedEdges(walk)).toEqual([]);
  }, 300_000);

  it('waits in every token task for a computed time, and catches its end', () => {
    const waits = tokenTasks(machine);
    expect(Object.keys(waits)).toHaveLength(4);
    for (const caught of Object.values(waits))
      expect(caught.slice(0, 3)).toEqual(['States.Timeout', 'WaitReplanned', 'AlreadyAnswered']);
  });
});
