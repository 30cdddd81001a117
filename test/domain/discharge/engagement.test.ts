/** Somebody who was referred out of no stay: nothing is owed of their whereabouts until an agency accepts, which then meets them. */
import { describe, expect, it } from '@jest/globals';
import type { CompletionBody } from '../../../domain/api/completion-contract.ts';
import { isUnderWay } from '../../../domain/case/case-record.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { escalateWait, planWait } from '../../../domain/case/waits.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import type { DischargePlanBody } from '../../../domain/discharge/discharge-contract.ts';
import { proposeAgency } from '../../../domain/placement/offer.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import { createPolicyFor } from '../../../domain/policy/county-protocol.ts';
import { screenReferral } from '../../../domain/referral/screening.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { type Instant } from '../../../domain/shared/instant.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  agencies,
  aReferredCase,
  careManager,
  newYorkInstant,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  signalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const tuesday = newYorkInstant('2026-03-03T10:00');
const wednesday = newYorkInstant('2026-03-04T10:00');
const accepting: CompletionBody = { kind: 'cmaAcceptance', decision: 'accept' };
const community = aReferral({
  source: 'shelterOutreach',
  discharge: undefined,
  admission: undefined,
  indicators: { homeless: { situation: 'shelter' } },
});
const hospital = aReferral({ source: 'hospital', indicators: { homeless: { situation: 'shelter' } } });

const offered = (referral: Referral): Story => {
  const story = aReferredCase(referral, spoa);
  story.decide(openedAt, (draft) => {
    screenReferral(draft);
    planWait(draft, 'spoaDecision', policy);
  });
  story.answer(openedAt, spoa, { kind: 'spoaDecision', decision: 'accept' });
  story.decide(openedAt, (draft) => proposeAgency(draft, agencies, policy));
  return story;
};
const accepted = (referral = community): Story => {
  const story = offered(referral);
  story.answer(tuesday, careManager, accepting);
  if (referral === community) story.decide(tuesday, (draft) => planWait(draft, 'faceToFaceContact', policy));
  return story;
};
const meet = (story: Story, at: Instant, now = at) =>
  story.decide(
    now,
    (draft) =>
      recordContact(draft, { at, method: 'faceToFace', outcome: 'made' }, careManager, policy.aot, 'body'),
    careManager,
  );
const plan = (story: Story, body: DischargePlanBody, by: Person = careManager, now = wednesday) =>
  story.decide(now, (draft) => changeDischargePlan(draft, body, policy), by);
const clock = (story: Story) => story.case.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
const away: DischargePlanBody = { status: 'readmitted', readmittedAt: tuesday };

describe('before an agency accepts', () => {
  it('nothing is owed of the discharge, and the county has the decision', () => {
    const story = offered(community);
    expect(story.case.strands.discharge).toBe('inCommunity');
    expect(isUnderWay(story.case)).toBe(true);
    expect(phaseOf(story.case)).toBe('cmaAssignment');
    for (const kind of ['discharge', 'faceToFaceContact'] as const)
      expect(signalOf(() => planWait(story.draft(openedAt), kind, policy))).toBe('AlreadyAnswered');
  });

  it('a contact is kept and answers no clock', () => {
    const story = offered(community);
    expect(meet(story, openedAt)).toMatchObject({ answersClock: false });
    expect(story.contacts).toHaveLength(1);
  });

  it('an admission makes it a stay, of which the county says what is known, and the journey begins again', () => {
    const story = offered(community);
    plan(story, away, spoa);
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.eventOf('journeyResumed').details).toEqual({ epoch: 2, why: 'readmitted' });
    story.decide(wednesday, (draft) => planWait(draft, 'discharge', policy));
    expect(story.item('discharge')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'suffolk' });
    story.answer(wednesday, careManager, accepting);
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.item('discharge')).toMatchObject({ ownerRole: 'cma', ownerOrg: 'harbor-cma' });
  });
});

describe('when an agency accepts', () => {
  it('the first contact counts five business days from then, and the journey waits for it', () => {
    const story = accepted();
    expect(story.case.strands.discharge).toBe('engaging');
    expect(phaseOf(story.case)).toBe('awaitingContact');
    expect(clock(story)).toMatchObject({
      anchor: tuesday,
      anchorKind: 'acceptedAt',
      basis: 'standard',
      ruleId: 'HHP-CONTACT-05',
    });
    expect(newYorkTime(clock(story)!.due)).toBe('2026-03-10T10:00');
    expect(story.eventOf('journeyResumed').details).toEqual({ epoch: 2, why: 'agencyAccepted' });
    expect(story.item('faceToFaceContact')).toMatchObject({
      ownerOrg: 'harbor-cma',
      dueAt: clock(story)!.due,
    });
    expect(story.toldLast).toEqual(['contactDue to cma:harbor-cma']);
  });

  it('the county may give it another time', () => {
    const own = createPolicyFor(
      [
        {
          lgu: 'suffolk',
          validFrom: '2026-01-01',
          source: 'Invented.',
          assumption: true,
          due: {},
          firstContact: { count: 48, unit: 'hours' },
        },
      ],
      policy,
    )('suffolk', '2026-03-02');
    expect(own.firstContact).toMatchObject({ due: { count: 48, unit: 'hours' }, source: 'Invented.' });
    expect(own.waits).toEqual(policy.waits);
  });

  it('it is met by a face-to-face contact from then on, and the county hears so', () => {
    const story = accepted();
    expect(meet(story, newYorkInstant('2026-03-03T09:59'), wednesday)).toMatchObject({ answersClock: false });
    expect(meet(story, wednesday)).toMatchObject({ answersClock: true });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(story.toldLast).toEqual(['contactMade to spoa:suffolk']);
    expect(clock(story)).toMatchObject({ metAt: wednesday, late: false });
    expect(meet(story, newYorkInstant('2026-03-03T12:00'), wednesday)).toMatchObject({ answersClock: true });
    expect(clock(story)).toMatchObject({ metAt: newYorkInstant('2026-03-03T12:00') });
  });

  it('nobody who is silent is forgotten: agency and county are told every business day', () => {
    const story = accepted();
    const { workItemId, dueAt } = story.item('faceToFaceContact');
    story.decide(dueAt, (draft) => escalateWait(draft, workItemId, policy));
    expect(story.toldLast).toEqual(['contactOverdue to cma:harbor-cma', 'contactOverdue to spoa:suffolk']);
    expect(newYorkTime(story.item('faceToFaceContact').nextRungAt)).toBe('2026-03-11T10:00');
  });

  it('the contact goes back to the county with a person who is handed back, and keeps its due instant', () => {
    const story = accepted();
    const { due } = clock(story)!;
    story.decide(
      wednesday,
      (draft) => handBack(draft, { reason: 'noCapacity' }, careManager, policy),
      careManager,
    );
    expect(story.item('faceToFaceContact')).toMatchObject({
      ownerRole: 'spoa',
      ownerOrg: 'suffolk',
      dueAt: due,
    });
    expect(story.case.strands.discharge).toBe('engaging');
  });

  it('an admission takes the contact back; after the discharge 48 hours run, and nobody is asked to confirm it', () => {
    const story = accepted();
    plan(story, away);
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.item('faceToFaceContact').status).not.toBe('open');
    expect(story.countOf('journeyResumed')).toBe(1);
    expect(meet(story, wednesday)).toMatchObject({ answersClock: false });
    const reported = (body: object) =>
      story.decide(wednesday, (draft) => recordDischarge(draft, body, policy, 'body'), careManager);
    reported({ dischargedAt: tuesday });
    expect(clock(story)).toMatchObject({ anchor: tuesday, basis: 'standard' });
    expect(newYorkTime(clock(story)!.due)).toBe('2026-03-05T10:00');
    expect(story.case.discharge.reportedBy).toBeUndefined();
    reported({ dischargedAt: openedAt, correctionReason: 'wrongTime' });
    expect(clock(story)).toMatchObject({ anchor: openedAt });
  });
});

describe('a stay that is no State PC’s', () => {
  it('is asked for from who holds the person, who sets its date, and reminds the county too', () => {
    const story = offered(hospital);
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    expect(story.item('discharge')).toMatchObject({ ownerRole: 'spoa', ownerOrg: 'suffolk' });
    story.answer(tuesday, careManager, accepting);
    const { workItemId, dueAt } = story.item('discharge');
    story.decide(dueAt, (draft) => escalateWait(draft, workItemId, policy));
    expect(story.toldLast).toEqual(['dischargeReportDue to cma:harbor-cma']);
    plan(story, { status: 'cancelled', reason: 'notReady' }, careManager, dueAt);
    const review = story.item('discharge');
    story.decide(review.nextRungAt, (draft) => escalateWait(draft, workItemId, policy));
    expect(story.toldLast).toEqual(['dischargeDateDue to cma:harbor-cma']);
  });

  it('asks within 48 hours of its discharge as a standard, also of who is enrolled, and has no forensic target', () => {
    const enrolled = aReferral({
      ...hospital,
      healthHome: { enrolled: true },
      admission: { admittedOn: '2026-02-16', forensic: true },
    });
    const story = accepted(enrolled);
    story.decide(
      wednesday,
      (draft) => recordDischarge(draft, { dischargedAt: tuesday }, policy, 'body'),
      careManager,
    );
    expect(
      story.case.clocks
        .filter(({ anchor }) => anchor === tuesday)
        .map(({ kind, basis }) => `${kind}: ${basis}`),
    ).toContain('faceToFaceContact: standard');
    expect(story.case.clocks.some(({ kind }) => kind === 'forensicContactTarget')).toBe(false);
  });

  it('of a State PC is planned by the facility alone', () => {
    const story = aReferredCase();
    const moved: DischargePlanBody = { status: 'planned', plannedOn: '2026-03-09' };
    for (const by of [spoa, careManager])
      expect(refusalOf(() => plan(story, moved, by))).toMatchObject({
        code: 'notYoursToPlan',
        ruleId: 'HHP-DIS-01',
      });
    expect(() => plan(story, moved, planner)).not.toThrow();
  });
});
