/** A case that says something of the way of a person that nobody's standing report says is found. */
import { describe, expect, it } from '@jest/globals';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import { aCaseAccepted, careManager, planner, type Story } from '../fixtures/draft-fixture.ts';
import { discharge, hour, plan, voidIn, why } from '../fixtures/voids-fixture.ts';
import { standingJourneyFaults } from './standing-journey.ts';

const lived = (): Story => {
  const story = aCaseAccepted();
  plan(story, hour(1), { status: 'planned', plannedFor: hour(300) });
  plan(story, hour(2), { status: 'planned', plannedFor: hour(400) });
  story.answer(hour(3), careManager, {
    kind: 'warmHandOff',
    handedOffAt: hour(3),
    introduction: 'inPerson',
  });
  discharge(story, hour(4));
  return story;
};
const voided = { at: hour(9), by: planner, ...why };
const withVoided = ({ case: record }: Story, fact: string): CaseRecord => ({
  ...record,
  journeyFacts: (record.journeyFacts ?? []).map((known) =>
    known.fact === fact ? { ...known, voided } : known,
  ),
});

describe('the way of a person', () => {
  it('is what the reports say that nobody has voided', () => {
    const story = lived();
    expect(standingJourneyFaults(story.case)).toEqual([]);
    voidIn(story, hour(5), { fact: 'discharge', dischargedAt: hour(4), ...why }, planner);
    voidIn(story, hour(5), { fact: 'dischargePlan', plannedFor: hour(300), ...why }, planner);
    expect(standingJourneyFaults(story.case)).toEqual([]);
  });

  it('is otherwise where a report was voided and nothing followed', () => {
    const story = lived();
    expect(standingJourneyFaults(withVoided(story, 'discharge'))).toEqual([
      expect.stringMatching(/^the discharge of .* was voided and stands$/),
    ]);
    expect(standingJourneyFaults(withVoided(story, 'handOff'))).toEqual([
      expect.stringMatching(/^the hand-off of .* was voided and stands$/),
    ]);
    expect(standingJourneyFaults(withVoided(story, 'dischargePlan'))).toEqual([
      'the plan was moved 2 times by count and 0 by the reports',
    ]);
    const { dischargedAt, ...inFacility } = story.case.discharge;
    expect(standingJourneyFaults({ ...story.case, discharge: inFacility })).toEqual([
      `a clock runs from the discharge of ${String(dischargedAt)}, which is not on record`,
    ]);
  });

  it('is otherwise where the plan is another than was reported last, or before', () => {
    const { case: record } = lived();
    const planned = { ...record, discharge: { ...record.discharge, plannedFor: hour(500) } };
    expect(standingJourneyFaults(planned)).toEqual([
      `the plan is ${hour(500)} and was last reported as ${hour(400)}`,
    ]);
    const [first, second, ...rest] = record.journeyFacts ?? [];
    if (first?.fact !== 'dischargePlan' || second?.fact !== 'dischargePlan') throw new Error('No plans.');
    const before = { ...second.before, plannedFor: hour(1) };
    expect(
      standingJourneyFaults({ ...record, journeyFacts: [first, { ...second, before }, ...rest] }),
    ).toEqual([`a plan of ${hour(2)} says that ${hour(1)} stood before it`]);
  });
});
