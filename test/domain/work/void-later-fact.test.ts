/** What came after the rules had decided and was in error: they decide anew on what stands, and what they decided before is kept. */
import { describe, expect, it } from '@jest/globals';
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { searchNumbered } from '../../../domain/aot/search-execution.ts';
import { closeCase } from '../../../domain/case/close-case.ts';
import type { LaterFactBody } from '../../../domain/case/later-fact-contract.ts';
import { standingFacts } from '../../../domain/case/later-facts.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { decideAnewWithout } from '../../../domain/work/decide-anew.ts';
import { recordFact } from '../../../domain/work/record-fact.ts';
import { aCaseOnAot } from '../../fixtures/aot-fixture.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';
import { hour, meet, openOf, voidIn, voidOn, why } from '../../fixtures/voids-fixture.ts';

const onCampus = aReferral({
  discharge: {
    plannedFor: '2026-03-06T22:00:00.000Z',
    destination: { kind: 'onCampusResidence', onCampusResidence: 'socr' },
  },
  medicaid: { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' },
});
const inEpisode = (referral = aReferral()): Story => {
  const story = aCaseDischarged(aCaseAccepted(referral));
  story.answer(hour(1), careManager, {
    kind: 'warmHandOff',
    handedOffAt: hour(1),
    introduction: 'inPerson',
  });
  meet(story, hour(1));
  story.decide(hour(1), openEpisode);
  return story;
};
const record = (story: Story, now: Instant, body: LaterFactBody, by = careManager) =>
  story.decide(now, (draft) => recordFact(draft, body, by, policy), by);
const left = { fact: 'leftOnCampusResidence', on: '2026-03-05' } as const;
const wrong = (number = 1, enteredAt = hour(100)) =>
  ({ fact: 'laterFact', number, enteredAt, ...why }) as const;

describe('a later fact that was entered in error', () => {
  it('is read by no rule: the decision is taken anew, and those before are kept', () => {
    const story = inEpisode(onCampus);
    record(story, hour(100), left);
    expect(story.case.episode).toMatchObject({ hhPlusRate: true });
    voidIn(story, hour(101), wrong(), careManager);
    expect(story.case.episode).toMatchObject({ hhPlusRate: false });
    expect(story.case.formerDecisions).toMatchObject([
      { because: 'leftOnCampusResidence', screening: { hhPlusRate: false } },
      { because: 'factVoided', screening: { hhPlusRate: true } },
    ]);
    expect(story.case.laterFacts).toMatchObject([
      { ...left, by: careManager, voided: { by: careManager, ...why } },
    ]);
    expect(standingFacts(story.case)).toEqual([]);
    expect(story.eventOf('factVoided').details).toEqual({ kind: 'laterFact', id: 1, ...why });
    for (const to of ['spoa:suffolk', 'cma:harbor-cma', 'healthHome:tide-health-home'])
      expect(story.toldLast).toContain(`decidedAnew to ${to}`);
    expect(story.item('tellPlan')).toMatchObject({ planStatus: 'rateEnded' });
  });

  it('can be told again, and is another', () => {
    const story = inEpisode(onCampus);
    record(story, hour(100), left);
    voidIn(story, hour(101), wrong(), careManager);
    expect(record(story, hour(102), left)).toBe(2);
    expect(story.case.episode).toMatchObject({ hhPlusRate: true });
  });

  it('of need leaves what was said of it before', () => {
    const story = inEpisode();
    const indicators = { actStepDownOn: '2026-03-01' };
    record(story, hour(100), { fact: 'indicator', on: '2026-03-04', indicators });
    record(story, hour(101), {
      fact: 'indicator',
      on: '2026-03-05',
      indicators: { actStepDownOn: '2026-03-03' },
    });
    expect(story.case.screening?.record?.facts.actStepDownOn).toBe('2026-03-03');
    voidIn(story, hour(102), wrong(2, hour(101)), spoa);
    expect(story.case.screening?.record?.facts.actStepDownOn).toBe('2026-03-01');
  });

  it('is named by its number and its entry, by who wrote it or by the county, and once', () => {
    const story = inEpisode(onCampus);
    record(story, hour(100), left);
    const refused = (body: ReturnType<typeof wrong>, by = careManager) =>
      refusalOf(() => voidOn(story, hour(101), body, by));
    expect(refused(wrong(2))).toMatchObject({ code: 'factNotOnRecord', errors: [{ field: 'body.number' }] });
    expect(refused(wrong(1, hour(99)))).toMatchObject({
      errors: [{ field: 'body.enteredAt' }],
    });
    expect(refused(wrong(), planner)).toMatchObject({ code: 'notYoursToVoid' });
    voidIn(story, hour(101), wrong(), spoa);
    expect(refused(wrong())).toMatchObject({ code: 'alreadyVoided' });
    expect(refusalOf(() => voidOn(inEpisode(), hour(101), wrong(), spoa))).toMatchObject({
      code: 'factNotOnRecord',
    });
  });
});

const admission = (at: Instant, place: 'psychiatricInpatient' | 'stateFacility' = 'psychiatricInpatient') =>
  ({ fact: 'admission', at, place }) as const;

describe('an admission that was entered in error', () => {
  it('is counted by no rule, ended by nobody, and nobody need be in touch with the hospital', () => {
    const story = inEpisode();
    record(story, hour(30), admission(hour(29)));
    expect(story.case.screening?.record?.facts.psychiatricInpatientInYear).toBe(1);
    voidIn(story, hour(31), { ...admission(hour(29)), ...why }, careManager);
    expect(story.case.admissions).toMatchObject([{ at: hour(29), voided: why }]);
    expect(story.case.screening?.record?.facts.psychiatricInpatientInYear).not.toBe(1);
    expect(openOf(story, 'admissionFollowUp')).toBeUndefined();
    expect(story.toldLast).toEqual([
      'admissionVoided to cma:harbor-cma',
      'admissionVoided to spoa:suffolk',
      'admissionVoided to healthHome:tide-health-home',
    ]);
    expect(refusalOf(() => record(story, hour(32), { fact: 'admissionEnded', at: hour(32) }))).toMatchObject({
      code: 'noAdmission',
    });
    record(story, hour(33), admission(hour(29)));
    expect(story.case.admissions).toHaveLength(2);
  });

  it('leaves the work that another admission asks for', () => {
    const story = inEpisode();
    record(story, hour(30), admission(hour(29)));
    record(story, hour(31), admission(hour(30)));
    voidIn(story, hour(32), { ...admission(hour(29)), ...why }, careManager);
    expect(openOf(story, 'admissionFollowUp')).toBeDefined();
    voidIn(story, hour(33), { ...admission(hour(30)), ...why }, careManager);
    expect(openOf(story, 'admissionFollowUp')).toBeUndefined();
    expect(refusalOf(() => voidOn(story, hour(34), { ...admission(hour(30)), ...why }, spoa))).toMatchObject({
      code: 'alreadyVoided',
    });
  });

  it('to the State facility, in the episode, reverses no discharge', () => {
    const story = inEpisode();
    record(story, hour(30), admission(hour(29), 'stateFacility'), planner);
    voidIn(story, hour(31), { ...admission(hour(29), 'stateFacility'), ...why }, planner);
    expect(story.case.strands.discharge).toBe('contacted');
    expect(story.case.admissions).toMatchObject([{ voided: why }]);
  });

  it('is named by its time and place', () => {
    const story = inEpisode();
    record(story, hour(30), admission(hour(29)));
    const body = { ...admission(hour(29), 'stateFacility'), ...why };
    expect(refusalOf(() => voidOn(story, hour(31), body, spoa))).toMatchObject({
      code: 'factNotOnRecord',
      errors: [{ field: 'body.at' }],
    });
    const other = aCaseDischarged();
    expect(refusalOf(() => voidOn(other, hour(31), body, spoa))).toMatchObject({ code: 'factNotOnRecord' });
  });

  it('of a case that has closed asks for nothing when the closing is voided too', () => {
    const story = inEpisode();
    record(story, hour(30), admission(hour(29)));
    story.decide(hour(31), (draft) => {
      closeCase(draft, 'died', ['HHP-END-01'], hour(31));
    });
    voidIn(story, hour(32), { ...admission(hour(29)), ...why }, careManager);
    voidIn(story, hour(33), { fact: 'closing', ...why }, spoa);
    expect(openOf(story, 'admissionFollowUp')).toBeUndefined();
  });

  it('found nobody: the search that it ended looks on', () => {
    const story = aCaseDischarged(aCaseOnAot());
    const context = { policy: policy.aot, omhReportRequired: true };
    const concern = { kind: 'unexplainedAbsence', receivedAt: hour(1) } as const;
    story.decide(hour(1), (draft) => raiseConcern(draft, concern, careManager, context), careManager);
    story.decide(hour(26), (draft) => {
      const search = searchNumbered(draft, 1);
      if (search) settleConcern(draft, search, policy.aot);
    });
    record(story, hour(31), admission(hour(30)));
    expect(story.case.strands.aot).toBe('active');
    const steps = story.lastWrite?.searchSteps ?? [];
    voidIn(story, hour(32), { ...admission(hour(30)), ...why }, careManager, { steps });
    expect(story.case.strands.aot).toBe('missing');
    expect(story.lastWrite?.changedSteps).toMatchObject([{ voided: why }]);
  });
});

describe('a decision that was taken on a time that is voided', () => {
  it('is taken anew only where the rules had read that time', () => {
    const story = aCaseAccepted();
    const before = story.types.length;
    const on = '2026-03-06T22:00:00.000Z';
    const draft = story.draft(hour(1));
    decideAnewWithout(draft, on, policy);
    decideAnewWithout(draft, hour(999), policy);
    delete draft.case.screening?.record;
    decideAnewWithout(draft, on, policy);
    delete draft.case.screening;
    decideAnewWithout(draft, on, policy);
    expect(draft.changed).toBe(false);
    expect(story.types).toHaveLength(before);
  });
});
