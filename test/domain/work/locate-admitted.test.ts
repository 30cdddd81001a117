/** Who is admitted is found: a search ends as located, and who was still not located when the order ended is found. */
import { describe, expect, it } from '@jest/globals';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { followReadmission, recordFact } from '../../../domain/work/record-fact.ts';
import { aCaseOnAot, settleOn } from '../../fixtures/aot-fixture.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { careManager, planner, policy, type Story } from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');

const missing = (until = '2027-03-01'): Story => {
  const story = aCaseOnAot({ until });
  story.decide(
    openedAt,
    (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
    planner,
  );
  const concern = { kind: 'unexplainedAbsence', receivedAt: hour(1) } as const;
  const context = { policy: policy.aot, omhReportRequired: true };
  story.decide(hour(1), (draft) => raiseConcern(draft, concern, careManager, context), careManager);
  story.decide(hour(26), (draft) => {
    const search = searchNumbered(draft, 1);
    if (search) settleConcern(draft, search, policy.aot);
  });
  return story;
};
const admit = (story: Story, at: Instant, now: Instant): void =>
  story.decide(
    now,
    (draft) => {
      recordFact(draft, { fact: 'admission', at, place: 'psychiatricInpatient' }, careManager, policy);
    },
    careManager,
  );
const searchOf = (story: Story) => story.case.aot?.searches.at(-1);

describe('an admission of somebody who is missing', () => {
  it('ends the search as located in hospital, and is the next significant event', () => {
    const story = missing();
    expect(story.case.strands.aot).toBe('missing');
    admit(story, hour(30), hour(31));
    expect(searchOf(story)).toMatchObject({
      endReason: 'located',
      endedAt: hour(30),
      located: { place: 'hospital', at: hour(30) },
      placeEvent: { kind: 'hospitalization' },
    });
    expect(story.case.strands.aot).toBe('active');
    expect(story.toldLast).toContain('located to spoa:suffolk');
    expect(story.eventOf('sightingRecorded').details).toMatchObject({ credible: true, how: 'provider' });
  });

  it('does so by the report of the facility too, which reverses the discharge', () => {
    const story = missing();
    story.decide(
      hour(31),
      (draft) => {
        changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hour(30) }, policy);
        followReadmission(draft, hour(30), planner, policy);
      },
      planner,
    );
    expect(searchOf(story)).toMatchObject({ endReason: 'located' });
    expect(story.case.strands).toMatchObject({ aot: 'active', discharge: 'unplanned' });
  });

  it('that was before anybody was worried finds nobody: they may have left since', () => {
    const story = missing();
    admit(story, openedAt, hour(31));
    expect(searchOf(story)?.endedAt).toBeUndefined();
    expect(story.case.strands.aot).toBe('missing');
  });

  it('after the order has ended finds who was still not located', () => {
    const story = missing('2026-03-05');
    settleOn(story, hour(120));
    expect(story.case.aot?.stillNotLocated).toBeDefined();
    admit(story, hour(130), hour(131));
    expect(story.case.aot?.stillNotLocated).toBeUndefined();
    expect(story.countOf('foundAfterOrder')).toBe(1);
  });

  it('after the last day of the order, before the round has ended the search, is kept all the same', () => {
    const story = missing('2026-03-05');
    admit(story, hour(130), hour(131));
    expect(story.case.admissions).toHaveLength(1);
    expect(searchOf(story)?.endReason).not.toBe('located');
  });

  it('of somebody who is not missing is a fact and no sighting', () => {
    const story = aCaseOnAot();
    admit(story, hour(2), hour(3));
    expect(story.countOf('sightingRecorded')).toBe(0);
  });
});
