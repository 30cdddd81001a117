import { describe, it, expect } from '@jest/globals';
import { answerOffer, letOfferLapse, proposeAgency } from '../../../domain/placement/offer.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseBeforeTheSpoa,
  aCaseOffered,
  agencies,
  anAgency,
  aPersonOf,
  attested,
  careManager,
  harbor,
  meadow,
  planner,
  policy,
  refusalOf,
  signalOf,
  spoa,
  type Story,
  eventTypes,
} from '../../fixtures/draft-fixture.ts';

const decline = { kind: 'cmaAcceptance', decision: 'decline', reason: 'noCapacity' } as const;
const accept = { kind: 'cmaAcceptance', decision: 'accept' } as const;
const meadowManager = aPersonOf('cma', 'meadow-cma');
const propose = (story: Story, now = openedAt, registry = agencies) =>
  story.decide(now, (draft) => proposeAgency(draft, registry, policy));
const lapse = (story: Story, now: string) =>
  story.decide(now, (draft) => letOfferLapse(draft, story.item('cmaAcceptance').workItemId, policy));

/** Both agencies were asked in the first round, one declined and one was silent. */
const afterOneRound = (): Story => {
  const story = aCaseOffered();
  story.answer(openedAt, careManager, decline);
  propose(story);
  lapse(story, addElapsed(openedAt, 1, 'days'));
  propose(story, addElapsed(openedAt, 1, 'days'));
  return story;
};

describe('proposing an agency', () => {
  it('asks the first candidate and tells it', () => {
    const story = aCaseOffered();
    expect(story.case.assignment.offeredTo).toBe('harbor-cma');
    expect(story.item('cmaAcceptance')).toMatchObject({
      ownerRole: 'cma',
      ownerOrg: 'harbor-cma',
      status: 'open',
    });
    expect(story.toldLast).toEqual(['offerMade to cma:harbor-cma']);
  });

  it('run twice, finds the open offer', () => {
    const story = aCaseOffered();
    const draft = story.draft(openedAt);
    expect(proposeAgency(draft, agencies, policy)).toMatchObject({
      kind: 'offered',
      plan: { workItemId: story.item('cmaAcceptance').workItemId },
    });
    expect(draft.changed).toBe(false);
  });

  it('is already answered when no offer is owed', () => {
    const draft = aCaseAccepted().draft(openedAt);
    expect(signalOf(() => proposeAgency(draft, agencies, policy))).toBe('AlreadyAnswered');
  });

  it.each([
    [
      'whose attestation ended meanwhile',
      [anAgency({ attestations: attested('2025-01-01', '2026-03-01') }), meadow],
      'HHP-CMA-01',
    ],
    ['that left the registry meanwhile', [meadow], 'HHP-ASG-02'],
  ])('a candidate %s is passed over, and the reason is on record', (_why, registry, ruleId) => {
    const story = aCaseBeforeTheSpoa();
    story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
    propose(story, openedAt, registry);
    expect(story.case.assignment.offeredTo).toBe('meadow-cma');
    expect(story.eventOf('candidatePassedOver')).toMatchObject({
      details: { agency: 'harbor-cma' },
      ruleIds: [ruleId],
    });
  });

  it('with no candidate left gives the case back to the SPOA, and county and facility are told', () => {
    const story = afterOneRound();
    expect(story.case.strands.placement).toBe('spoaReview');
    expect(story.case.assignment.offeredTo).toBeUndefined();
    expect(story.toldLast).toEqual([
      'noCmaAvailable to spoa:suffolk',
      'noCmaAvailable to planner:pilgrim-pc',
    ]);
    expect(story.eventOf('noCandidateLeft').details).toEqual({ round: 1 });
  });

  it('says so to the state machine', () => {
    const story = aCaseOffered(undefined, [harbor]);
    story.answer(openedAt, careManager, decline);
    expect(propose(story)).toEqual({ kind: 'noCandidateLeft' });
  });
});

describe('the second round', () => {
  const planned = (): Story => {
    const story = afterOneRound();
    story.decide(addElapsed(openedAt, 1, 'days'), (draft) => planWait(draft, 'spoaDecision', policy));
    return story;
  };
  const now = addElapsed(openedAt, 1, 'days');

  it('has a decision and a clock of its own', () => {
    const story = planned();
    expect(story.item('spoaDecision')).toMatchObject({ status: 'open', openedAt: now });
    expect(story.case.clocks.filter(({ kind }) => kind === 'spoaDecision')).toHaveLength(2);
  });

  it('without names finds no agency that was not asked', () => {
    const story = planned();
    const again = () => story.answer(now, spoa, { kind: 'spoaDecision', decision: 'accept' });
    expect(refusalOf(again)).toMatchObject({ code: 'noAgencyLeft' });
  });

  it('an agency that declined may be asked again by name, and may accept', () => {
    const story = planned();
    story.answer(now, spoa, { kind: 'spoaDecision', decision: 'accept', candidates: ['harbor-cma'] });
    propose(story, now);
    expect(story.case.assignment).toMatchObject({ round: 2, offeredTo: 'harbor-cma' });
    story.answer(now, careManager, accept);
    expect(story.case.assignment.asked.map(({ agency, round, answer }) => [agency, round, answer])).toEqual([
      ['harbor-cma', 1, 'declined'],
      ['meadow-cma', 1, 'lapsed'],
      ['harbor-cma', 2, 'accepted'],
    ]);
  });
});

describe('an agency’s answer', () => {
  it('no: the SPOA is told and the next agency may be asked', () => {
    const story = aCaseOffered();
    story.answer(openedAt, careManager, decline);
    expect(story.case.strands.placement).toBe('cmaAssignment');
    expect(story.toldLast).toEqual(['offerDeclined to spoa:suffolk']);
    expect(story.eventOf('offerAnswered').details).toEqual({
      agency: 'harbor-cma',
      decision: 'decline',
      reason: 'noCapacity',
    });
    propose(story);
    expect(story.case.assignment.offeredTo).toBe('meadow-cma');
  });

  it('yes: the agency holds the person, under a Health Home of its own', () => {
    const story = aCaseOffered();
    story.answer(openedAt, careManager, accept);
    expect(story.case.assignment).toMatchObject({
      agency: 'harbor-cma',
      healthHome: 'tide-health-home',
      acceptedAt: openedAt,
    });
    expect(story.case.assignment.offeredTo).toBeUndefined();
    expect(story.case.strands.placement).toBe('handOff');
    expect(story.case.clocks.at(-1)).toMatchObject({ kind: 'cmaAcceptance', metAt: openedAt, late: false });
  });

  it.each([
    ['stays where the person is enrolled', 'tide-health-home', 'tide-health-home'],
    [
      'is one that has attested the agency where the person’s is not among its own',
      'other',
      'tide-health-home',
    ],
    ['is one that has attested the agency where the person has none', undefined, 'tide-health-home'],
  ])('the Health Home %s', (_rule, enrolledIn, expected) => {
    const known = enrolledIn === undefined ? { enrolled: false } : { enrolled: true, healthHome: enrolledIn };
    const story = aCaseOffered(aReferral({ healthHome: known }), [meadow]);
    story.answer(openedAt, meadowManager, accept, [meadow]);
    expect(story.case.assignment.healthHome).toBe(expected);
  });

  it.each([
    ['that the registry lost', [], 'HHP-ASG-02'],
    [
      'whose attestation ended on the day before',
      [anAgency({ attestations: attested('2025-01-01', '2026-03-01') })],
      'HHP-CMA-01',
    ],
  ])('yes, of an agency %s, is refused, and the offer stays open for a no', (_what, registry, ruleId) => {
    const story = aCaseOffered();
    const refusal = refusalOf(() => story.answer(openedAt, careManager, accept, registry));
    expect(refusal).toMatchObject({ kind: 'rule', code: 'agencyMayNotServe', ruleId });
    expect(story.item('cmaAcceptance').status).toBe('open');
    story.answer(openedAt, careManager, decline, registry);
    expect(story.case.strands.placement).toBe('cmaAssignment');
  });

  it('the person’s Health Home that has not attested the agency on the day is told nothing', () => {
    const story = aCaseOffered(
      aReferral({ healthHome: { enrolled: true, healthHome: 'dune-health-home' } }),
      [meadow],
    );
    const until = { healthHome: 'dune-health-home', from: '2025-01-01', until: '2026-03-01' };
    story.answer(openedAt, meadowManager, accept, [
      { ...meadow, attestations: [until, ...attested('2025-01-01')] },
    ]);
    expect(story.case.assignment.healthHome).toBe('tide-health-home');
  });

  it('yes of an agency that only a Health Home has attested with which it does not work is refused', () => {
    const story = aCaseOffered();
    const refusal = refusalOf(() =>
      story.answer(openedAt, careManager, accept, [{ ...harbor, healthHomes: ['dune-health-home'] }]),
    );
    expect(refusal).toMatchObject({ code: 'agencyMayNotServe', ruleId: 'HHP-CMA-01' });
    expect(refusal.next).toContain('Have your Health Home or administrator correct the registry');
  });

  it('yes on the last day of its attestation counts', () => {
    const story = aCaseOffered();
    story.answer(openedAt, careManager, accept, [
      anAgency({ attestations: attested('2025-01-01', '2026-03-02') }),
    ]);
    expect(story.case.assignment.agency).toBe('harbor-cma');
  });

  it('after the case has moved on is refused with the current state', () => {
    const story = aCaseOffered();
    const item = story.item('cmaAcceptance');
    story.answer(openedAt, careManager, accept);
    const late = () => answerOffer(story.draft(openedAt), item, accept, { agencies, staff: noStaff, policy });
    expect(refusalOf(late)).toMatchObject({ code: 'unknownTransition', state: { phase: 'warmHandOff' } });
  });

  it('yes hands it the open 48-hour contact with its deadline, unclaimed, and tells it', () => {
    const story = aCaseOffered();
    story.decide(
      openedAt,
      (draft) => recordDischarge(draft, { dischargedAt: openedAt }, policy, 'body'),
      planner,
    );
    story.decide(openedAt, (draft) => planWait(draft, 'faceToFaceContact', policy));
    const before = story.item('faceToFaceContact');
    expect(before.ownerRole).toBe('spoa');
    story.workItems.set(before.workItemId, {
      ...before,
      claimedBy: spoa,
      claimedAt: openedAt,
      token: 'token',
    });
    story.answer(openedAt, careManager, accept);
    const after = story.item('faceToFaceContact');
    expect(after).toMatchObject({
      ownerRole: 'cma',
      ownerOrg: 'harbor-cma',
      dueAt: before.dueAt,
      token: 'token',
    });
    expect(after).not.toHaveProperty('claimedBy');
    expect(story.toldLast).toEqual(['careManagerToName to cma:harbor-cma', 'contactDue to cma:harbor-cma']);
    expect(story.types.slice(-1)).toEqual(eventTypes('workItemHandedOver'));
  });
});

describe('silence', () => {
  const due = addElapsed(openedAt, 1, 'days');

  it('is an answer when the offer is due: it lapses, late, and agency and county are told', () => {
    const story = aCaseOffered();
    lapse(story, due);
    expect(story.item('cmaAcceptance')).toMatchObject({ status: 'done', outcome: 'lapsed', late: true });
    expect(story.case.assignment.asked).toEqual([
      { agency: 'harbor-cma', round: 1, answer: 'lapsed', at: due },
    ]);
    expect(story.toldLast).toEqual(['offerLapsed to cma:harbor-cma', 'offerLapsed to spoa:suffolk']);
    expect(story.case.clocks.at(-1)).toMatchObject({ kind: 'cmaAcceptance', stoppedAt: due });
  });

  it.each([
    ['before the offer is due', (story: Story) => story, addElapsed(due, -1, 'seconds')],
    ['run twice', (story: Story) => (lapse(story, due), story), due],
    [
      'after the agency answered',
      (story: Story) => (story.answer(openedAt, careManager, decline), story),
      due,
    ],
  ])('%s changes nothing', (_when, prepare, now) => {
    const story = prepare(aCaseOffered());
    const draft = story.draft(now);
    letOfferLapse(draft, story.item('cmaAcceptance').workItemId, policy);
    expect(draft.changed).toBe(false);
  });

  it('about an offer that is not there changes nothing', () => {
    const draft = aCaseOffered().draft(due);
    letOfferLapse(draft, 'none', policy);
    expect(draft.changed).toBe(false);
  });
});
