/**
 * The state machine file, walked: every state, choice, retry, catch and timeout of it, with the real handlers on the
 * virtual clock. What people do not cause, faults and signals thrown at each task in turn do.
 */
import { describe, expect, it } from '@jest/globals';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import { expectValid, readMachine, tokenTasks, unwalkedEdges } from './machine-under-test.ts';

const machine = readMachine('referral-to-contact');

/** What each task may answer with, beside its result. */
const signalsOf: Readonly<Record<string, readonly string[]>> = {
  'load-case': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution'],
  'screen-referral': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution'],
  'plan-wait': ['ConcurrentWrite', 'AlreadyAnswered'],
  'await-answer': ['ConcurrentWrite', 'AlreadyAnswered', 'WaitReplanned'],
  'escalate-wait': ['ConcurrentWrite', 'AlreadyAnswered'],
  'propose-care-management-agency': ['ConcurrentWrite', 'AlreadyAnswered'],
  'let-offer-lapse': ['ConcurrentWrite'],
  'tell-health-home': ['ConcurrentWrite'],
  'open-episode': ['ConcurrentWrite', 'CaseClosed', 'SupersededExecution', 'JourneyGoesOn'],
};

/** Journeys that between them enter every state. */
const through = allJourneys.filter(({ name }) =>
  [
    'straight-through',
    'spoa-silent',
    'third-agency-accepts',
    'all-agencies-decline',
    'contact-made-late',
    'hand-off-late',
    'cnypc-to-new-york-city',
  ].includes(name),
);

describe('referral-to-contact', () => {
  it('is valid for an independent validator', () => expectValid(machine));

  it('has thirty states, the most that the design allows', () => {
    expect(machine.stateCount).toBe(30);
  });

  it('names only signals that tasks send', () => {
    const sent = new Set([...Object.values(signalsOf).flat(), 'NoCandidateLeft', 'States.Timeout']);
    sent.delete('ConcurrentWrite');
    expect(machine.caughtErrors).toEqual([...sent].sort());
  });

  it('is walked in full, and a signal at any task changes no outcome', async () => {
    const walk = { machine, journeys: allJourneys, through, signalsOf };
    expect(await unwalkedEdges(walk)).toEqual([]);
  }, 300_000);

  it('waits in every token task for a computed time, and catches its end', () => {
    const waits = Object.values(tokenTasks(machine));
    expect(waits).toHaveLength(6);
    for (const caught of waits)
      expect(caught).toEqual(['States.Timeout', 'WaitReplanned', 'AlreadyAnswered']);
  });
});
