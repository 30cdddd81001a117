/** Facts that come after the rules have decided: kept with their day, decided on anew, and the decision before is kept too. */
import { describe, expect, it } from '@jest/globals';
import { laterFactBodySchema, type LaterFactBody } from '../../../domain/case/later-fact-contract.ts';
import { standingFacts } from '../../../domain/case/later-facts.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { decideAnew, decideAnewOnOrders, keepDecision } from '../../../domain/work/decide-anew.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { recordFact } from '../../../domain/work/record-fact.ts';
import { putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aReferredCase,
  careManager,
  healthHome,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const day = (count: number): Instant => hour(24 * count);

const onCampus = aReferral({
  discharge: {
    plannedFor: '2026-03-06T22:00:00.000Z',
    destination: { kind: 'onCampusResidence', onCampusResidence: 'socr' },
  },
  medicaid: { ...aReferral().medicaid, managedCarePlan: 'Shoreline Health Plan' },
});
const discharged = (referral = onCampus): Story => {
  const story = aCaseAccepted(referral);
  story.decide(
    openedAt,
    (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
    planner,
  );
  return story;
};
const inEpisode = (referral = onCampus): Story => {
  const story = discharged(referral);
  story.answer(hour(1), careManager, {
    kind: 'warmHandOff',
    handedOffAt: hour(1),
    introduction: 'inPerson',
  });
  const seen = { at: hour(1), method: 'faceToFace', outcome: 'made' } as const;
  story.decide(hour(1), (draft) => recordContact(draft, seen, careManager, policy.aot, 'body'), careManager);
  story.decide(hour(1), openEpisode);
  return story;
};
const record = (story: Story, now: Instant, body: LaterFactBody, by: Person = careManager) =>
  story.decide(now, (draft) => recordFact(draft, body, by, policy), by);
const toTell = (story: Story): string[] =>
  [...story.workItems.values()]
    .filter(({ kind }) => kind === 'tellPlan')
    .map(({ planStatus }) => planStatus ?? 'unsaid');
const left = { fact: 'leftOnCampusResidence', on: '2026-03-10' } as const;
const metOf = (story: Story) =>
  story.case.screening?.findings.filter(({ met }) => met).map(({ ruleId }) => ruleId);

describe('leaving an on-campus residence', () => {
  it('brings the HH+ rate: the episode follows, and the decision before is kept with what replaced it', () => {
    const story = inEpisode();
    const { openedAt: began } = story.case.episode ?? {};
    expect(story.case.episode).toMatchObject({ hhPlusRate: false });
    const before = story.case.screening;
    record(story, day(9), left);
    expect(story.case.episode).toEqual({ openedAt: began, hhPlusRate: true });
    expect(story.case.screening).toMatchObject({ eligible: true, hhPlusRate: true });
    // Without the decision itself, which its facts and the versions of its rules bring again.
    const { decision, ...takenOn } = before?.record ?? {};
    expect(decision).toBeDefined();
    expect(story.case.formerDecisions).toEqual([
      {
        number: 1,
        replacedAt: day(9),
        because: 'leftOnCampusResidence',
        inEpisode: true,
        screening: { ...before, record: takenOn },
      },
    ]);
    expect(story.eventOf('decidedAnew').details).toEqual({
      because: 'leftOnCampusResidence',
      eligible: true,
      hhPlusRate: true,
      wasEligible: true,
      wasHhPlusRate: false,
    });
    expect(story.eventOf('factRecorded').details).toEqual({ number: 1, fact: 'leftOnCampusResidence' });
  });

  it('is told: the county, the agency and the Health Home read it, and the plan hears of the rate', () => {
    const story = inEpisode();
    record(story, day(9), left);
    for (const to of ['spoa:suffolk', 'cma:harbor-cma', 'healthHome:tide-health-home'])
      expect(story.toldLast).toContain(`decidedAnew to ${to}`);
    expect(toTell(story)).toEqual(['hhPlusBegan', 'rateBegan']);
    // Back to a residence, the rate ends, and the plan hears that too.
    record(story, day(10), { fact: 'enteredOnCampusResidence', on: '2026-03-11', residence: 'tlr' });
    expect(story.case.episode).toMatchObject({ hhPlusRate: false });
    expect(toTell(story)).toEqual(['hhPlusBegan', 'rateBegan', 'rateEnded']);
  });

  it('counts by the latest day, whatever was entered first, and of one day by what was entered last', () => {
    const story = inEpisode(aReferral());
    record(story, day(20), { fact: 'enteredOnCampusResidence', on: '2026-03-15', residence: 'tpp' });
    record(story, day(20), { fact: 'enteredOnCampusResidence', on: '2026-03-05', residence: 'socr' });
    expect(story.case.episode).toMatchObject({ hhPlusRate: false });
    record(story, day(20), { fact: 'leftOnCampusResidence', on: '2026-03-15' });
    expect(story.case.episode).toMatchObject({ hhPlusRate: true });
  });

  it('before the episode is what the episode then begins with', () => {
    const story = discharged();
    record(story, day(9), left);
    expect(story.case.formerDecisions).toMatchObject([{ inEpisode: false }]);
    expect(story.case.screening).toMatchObject({ hhPlusRate: true });
    expect(story.case.episode).toBeUndefined();
  });

  it.each([
    ['that is still to come', left, day(3), 'inTheFuture', inEpisode],
    ['before the discharge', { ...left, on: '2026-03-01' }, day(9), 'notOnCampus', inEpisode],
    ['of somebody who lives on no campus', left, day(9), 'notOnCampus', () => inEpisode(aReferral())],
    ['of somebody who has not been discharged', left, day(9), 'notDischargedYet', aCaseAccepted],
    [
      'into one before the discharge',
      { fact: 'enteredOnCampusResidence', on: '2026-03-01', residence: 'tlr' },
      day(9),
      'notOnCampus',
      inEpisode,
    ],
  ] as const)('%s is refused', (_name, body, now, code, open) => {
    expect(refusalOf(() => record(open(), now, body))).toMatchObject({ code });
  });

  it('counts where an earlier one was left before the stay', () => {
    const story = inEpisode({ ...onCampus, indicators: { leftOnCampusResidenceOn: '2024-05-01' } });
    record(story, day(9), left);
    expect(story.case.episode).toMatchObject({ hhPlusRate: true });
  });

  it('of somebody who has left already is refused, and the same twice is', () => {
    const story = inEpisode();
    record(story, day(9), left);
    expect(refusalOf(() => record(story, day(9), left))).toMatchObject({ code: 'factOnRecord' });
    expect(refusalOf(() => record(story, day(12), { ...left, on: '2026-03-12' }))).toMatchObject({
      code: 'notOnCampus',
    });
  });
});

describe('a new indicator', () => {
  const homeless: LaterFactBody = {
    fact: 'indicator',
    on: '2026-03-10',
    indicators: { homeless: { situation: 'shelter' } },
  };

  it('is decided on anew: a category that is met now stands in the decision', () => {
    const story = inEpisode(aReferral());
    expect(metOf(story)).not.toContain('HHP-EL-05b');
    record(story, day(9), homeless);
    expect(metOf(story)).toContain('HHP-EL-05b');
    expect(story.case.formerDecisions).toMatchObject([{ because: 'indicator' }]);
    // Neither eligibility nor rate changed: nobody is called for it.
    expect(story.toldLast).toEqual([]);
    expect(toTell(story)).toEqual([]);
  });

  it('replaces what was said of the same before, and leaves the rest', () => {
    const story = inEpisode(aReferral({ indicators: { actStepDownOn: '2026-02-01' } }));
    record(story, day(9), homeless);
    record(story, day(10), {
      fact: 'indicator',
      on: '2026-03-11',
      indicators: { homeless: { situation: 'housed' } },
    });
    expect(metOf(story)).toContain('HHP-EL-04');
    expect(metOf(story)).not.toContain('HHP-EL-05b');
    // The first says nothing any more that the second does not.
    expect(standingFacts(story.case)).toMatchObject([{ number: 2 }]);
  });

  it('of clinical discretion is the SPOA’s own where it is the SPOA’s', () => {
    const body: LaterFactBody = {
      fact: 'indicator',
      on: '2026-03-10',
      indicators: {
        clinicalDiscretion: {
          decider: 'spoa',
          organisation: 'suffolk',
          rationale: 'First onset, and unconnected.',
          decidedOn: '2026-03-10',
        },
      },
    };
    const story = inEpisode(aReferral());
    expect(refusalOf(() => record(story, day(9), body))).toMatchObject({ code: 'discretionOfCounty' });
    record(story, day(9), body, spoa);
    expect(metOf(story)).toContain('HHP-EL-09');
  });

  it('is asked for with at least one indicator', () => {
    const empty = { fact: 'indicator', on: '2026-03-10', indicators: {} };
    expect(laterFactBodySchema.safeParse(empty).error?.issues[0]?.path).toEqual(['indicators']);
  });
});

describe('an admission', () => {
  const admission = { fact: 'admission', at: day(5), place: 'psychiatricInpatient' } as const;

  const isHighUser = (story: Story) => metOf(story)?.some((id) => id.startsWith('HHP-EL-06'));

  it('after the episode has begun is kept, and the care manager is asked to be in touch', () => {
    const story = inEpisode(aReferral());
    const { strands, episode } = story.case;
    expect(record(story, day(6), admission, planner)).toBe(1);
    expect(story.case.admissions).toEqual([
      { number: 1, at: day(5), place: 'psychiatricInpatient', enteredAt: day(6), by: planner },
    ]);
    expect({ strands: story.case.strands, episode: story.case.episode }).toEqual({ strands, episode });
    expect(story.item('admissionFollowUp')).toMatchObject({ ownerOrg: 'harbor-cma', status: 'open' });
    expect(story.toldLast).toEqual([
      'memberAdmitted to cma:harbor-cma',
      'memberAdmitted to spoa:suffolk',
      'memberAdmitted to healthHome:tide-health-home',
    ]);
    story.answer(day(7), careManager, { kind: 'admissionFollowUp', contactedAt: day(7) });
    expect(story.item('admissionFollowUp')).toMatchObject({ status: 'done', outcome: 'contacted' });
  });

  it('is counted by the rules: three in a year are a category of their own', () => {
    const story = inEpisode(aReferral());
    for (const count of [5, 6, 7]) {
      expect(isHighUser(story)).toBe(false);
      record(story, day(8), { ...admission, at: day(count) });
    }
    expect(isHighUser(story)).toBe(true);
    expect(story.case.formerDecisions).toHaveLength(3);
    // One item asks for all that nobody followed up.
    expect([...story.workItems.values()].filter(({ kind }) => kind === 'admissionFollowUp')).toHaveLength(1);
    expect(story.toldLast).toContain('memberAdmitted to cma:harbor-cma');
  });

  it('to a medical ward is counted as such, beside what the referral said', () => {
    const referral = aReferral({
      indicators: { medicalInpatientAdmissions: ['2026-01-10', '2026-02-10'], schizophreniaOrBipolar: true },
    });
    const story = inEpisode(referral);
    record(story, day(6), { ...admission, place: 'medicalInpatient' });
    expect(isHighUser(story)).toBe(true);
  });

  it('ends on the day that is said, and the same ones hear of it', () => {
    const story = inEpisode(aReferral());
    record(story, day(6), admission);
    expect(refusalOf(() => record(story, day(6), { fact: 'admissionEnded', at: day(4) }))).toMatchObject({
      code: 'noAdmission',
      errors: [{ field: 'body.at' }],
    });
    record(story, day(8), { fact: 'admissionEnded', at: day(7) }, spoa);
    expect(story.case.admissions).toMatchObject([{ endedAt: day(7) }]);
    expect(story.toldLast).toContain('memberLeftHospital to cma:harbor-cma');
    expect(refusalOf(() => record(story, day(8), { fact: 'admissionEnded', at: day(7) }))).toMatchObject({
      code: 'noAdmission',
    });
  });

  it('to the State facility after the episode is kept too, by whoever reports it', () => {
    const story = inEpisode(aReferral());
    record(story, day(6), { ...admission, place: 'stateFacility' }, healthHome);
    expect(story.case.admissions).toMatchObject([{ place: 'stateFacility' }]);
    const before = { ...admission, at: hour(-5), place: 'stateFacility' } as const;
    expect(refusalOf(() => record(story, day(9), before))).toMatchObject({
      code: 'readmittedBeforeDischarge',
      errors: [{ field: 'body.at' }],
    });
  });

  it('to the State facility before the episode reverses the discharge, whoever reports it', () => {
    const story = discharged(aReferral());
    expect(
      record(story, hour(20), { fact: 'admission', at: hour(10), place: 'stateFacility' }),
    ).toBeUndefined();
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.case.admissions).toBeUndefined();
    expect(story.toldLast).toEqual(['readmitted to spoa:suffolk', 'readmitted to cma:harbor-cma']);
  });

  it('to the State facility before the discharge is none: a move is reported as one', () => {
    const story = aCaseAccepted();
    expect(refusalOf(() => record(story, day(6), { ...admission, place: 'stateFacility' }))).toMatchObject({
      code: 'notDischargedYet',
      next: expect.stringContaining('/facility'),
    });
  });

  it('is told to who holds the person where no agency has accepted', () => {
    const story = aReferredCase();
    record(story, day(6), admission, planner);
    expect(story.toldLast).toEqual(['memberAdmitted to spoa:suffolk']);
    expect(story.case.formerDecisions).toBeUndefined();
  });

  it('leaves a discharge that is reported again as it was, and says what the report is then', () => {
    const story = inEpisode(aReferral());
    record(story, day(6), { ...admission, place: 'stateFacility' });
    const again = () =>
      story.decide(
        day(9),
        (draft) => recordDischarge(draft, { dischargedAt: day(8) }, policy, 'body'),
        planner,
      );
    expect(refusalOf(again)).toMatchObject({
      code: 'alreadyDischarged',
      next: expect.stringContaining('admissionEnded'),
    });
  });
});

describe('a decision made anew', () => {
  it('is told to the county alone where neither an agency nor a Health Home is known', () => {
    const story = aCaseBeforeTheSpoa(aReferral({ ...onCampus, healthHome: { enrolled: false } }));
    const ofDischarge = { dischargedAt: openedAt };
    story.decide(openedAt, (draft) => recordDischarge(draft, ofDischarge, policy, 'body'), planner);
    record(story, day(1), { fact: 'leftOnCampusResidence', on: '2026-03-03' }, spoa);
    expect(story.case.formerDecisions).toHaveLength(1);
    expect(story.toldLast).toEqual(['decidedAnew to spoa:suffolk']);
  });
});

describe('the decision before', () => {
  it('is kept without its facts where an older release kept none, and is none before the first', () => {
    const story = inEpisode();
    const { record: _, ...older } = story.case.screening ?? {};
    story.case = { ...story.case, screening: { eligible: true, hhPlusRate: false, findings: [], ...older } };
    record(story, day(9), left);
    expect(story.case.formerDecisions?.[0]?.screening).not.toHaveProperty('record');
    const first = aReferredCase();
    first.decide(day(1), (draft) => keepDecision(draft, 'resubmitted'));
    expect(first.case.formerDecisions).toBeUndefined();
  });

  it('is among the past once three later ones stand, and its number is given to no other', () => {
    const story = inEpisode();
    const residence = { fact: 'enteredOnCampusResidence', residence: 'tlr' } as const;
    for (const count of [10, 11, 12, 13])
      record(story, day(count), { ...residence, on: `2026-03-${String(count)}` });
    expect(story.case.formerDecisions?.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(story.lastWrite?.parts.retire.map(({ name, id }) => `${name} ${id}`)).toContain(
      'formerDecision 00000001',
    );
  });
});

describe('a court order', () => {
  const settle = (story: Story, now: Instant) =>
    story.decide(now, (draft) => decideAnewOnOrders(draft, policy));

  it('that arrives brings the rate on a campus, and its end takes it', () => {
    const story = inEpisode();
    putOrder(story, day(5), { from: '2026-03-07', until: '2026-05-01' });
    settle(story, day(5));
    expect(metOf(story)).toContain('HHP-EL-01');
    expect(story.case.episode).toMatchObject({ hhPlusRate: true });
    const versions = story.case.formerDecisions?.length;
    settle(story, day(6));
    expect(story.case.formerDecisions).toHaveLength(versions ?? 0);
    settleOn(story, day(70));
    settle(story, day(70));
    expect(story.case.episode).toMatchObject({ hhPlusRate: false });
    expect(metOf(story)).toContain('HHP-EL-02');
    expect(story.case.formerDecisions).toMatchObject([
      { because: 'order', screening: { hhPlusRate: false } },
      { because: 'order', screening: { hhPlusRate: true } },
    ]);
  });

  it('decides nothing anew of a case that the rules have not decided on, nor of a closed one', () => {
    const story = aReferredCase();
    settle(story, day(1));
    story.decide(day(1), (draft) => decideAnew(draft, 'order', policy));
    expect(story.case.screening).toBeUndefined();
    const closed = inEpisode();
    closed.case = { ...closed.case, strands: { ...closed.case.strands, case: 'closed' } };
    putOrder(closed, day(5), { from: '2026-03-07', until: '2026-05-01' });
    settle(closed, day(5));
    expect(closed.case.formerDecisions).toBeUndefined();
  });
});
