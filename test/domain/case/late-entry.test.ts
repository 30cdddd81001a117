/** What stood late and is in time by a later entry keeps that it was late, and why. */
import { describe, expect, it } from '@jest/globals';
import type { LateEntryReason } from '../../../domain/case/answer-codes.ts';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import { meetClock, moveClock, startClock, stopClock } from '../../../domain/case/clocks.ts';
import { keepLateness, type LateEntry } from '../../../domain/case/late-entry.ts';
import type { CaseDraft } from '../../../domain/case/case-draft.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import type { Actor } from '../../../domain/shared/actor.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { voidFact } from '../../../domain/work/void-fact.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aStoryWhere,
  careManager,
  planner,
  policy,
  refusalOf,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const contactKind = 'faceToFaceContact';
const clockOf = ({ case: { clocks } }: Pick<Story, 'case'>, kind: string = contactKind) =>
  clocks.findLast((clock) => clock.kind === kind);
const discharged = (referral = aReferral()): Story => aCaseDischarged(aCaseAccepted(referral));

/** As a request decides: the rule of this file comes last. */
const enter = <Result>(
  story: Story,
  now: Instant,
  decision: (draft: CaseDraft) => Result,
  { entry, by = careManager }: { entry?: LateEntry; by?: Actor } = {},
): Result =>
  story.decide(
    now,
    (draft) => {
      const result = decision(draft);
      keepLateness(draft, entry);
      return result;
    },
    by,
  );
const visit = (story: Story, at: Instant, now: Instant, reason?: LateEntryReason) =>
  enter(
    story,
    now,
    (draft) =>
      recordContact(draft, { at, method: 'faceToFace', outcome: 'made' }, careManager, policy.aot, 'body'),
    { entry: { reason } },
  ).contactId;
const voidVisit = (story: Story, contactId: string, at: Instant, now: Instant) =>
  enter(
    story,
    now,
    (draft) => {
      voidFact(
        draft,
        { fact: 'contact', contactId, at, reason: 'wrongPerson' },
        careManager,
        { takesPart: true, steps: [] },
        { policy: policy.aot, omhReportRequired: false, reopening: { staff: noStaff, policy } },
      );
    },
    { entry: { isVoid: true } },
  );
const correctDischarge = (story: Story, at: Instant, now: Instant) =>
  enter(
    story,
    now,
    (draft) => {
      recordDischarge(draft, { dischargedAt: at, correctionReason: 'wrongTime' }, policy, 'body');
    },
    { by: planner },
  );

describe('a visit of 20 hours after the discharge', () => {
  it('that is entered at once needs no reason and leaves no mark', () => {
    const story = discharged();
    visit(story, hour(20), hour(21));
    expect(clockOf(story)).not.toHaveProperty('corrected');
    expect(caseFacts(story.case, hour(21)).faceToFaceContactClock).toBe('met');
    expect(story.countOf('latenessCorrected')).toBe(0);
  });

  it('that is entered after the 48 hours is refused without a reason, and nothing is decided', () => {
    const story = discharged();
    const before = structuredClone(story.case);
    expect(refusalOf(() => visit(story, hour(20), hour(60)))).toMatchObject({
      code: 'lateEntryWithoutReason',
      ruleId: 'HHP-LATE-01',
      errors: [{ field: 'body.lateEntryReason' }],
    });
    expect(story.case).toEqual(before);
  });

  it('that is entered after the 48 hours with a reason is in time, keeps that it stood late, and is told', () => {
    const story = discharged();
    visit(story, hour(20), hour(60), 'otherPersonEntered');
    expect(clockOf(story)).toMatchObject({
      metAt: hour(20),
      late: false,
      corrected: { at: hour(60), reason: 'otherPersonEntered', lateSince: hour(48) },
    });
    expect(story.item(contactKind)).toMatchObject({
      late: false,
      corrected: { at: hour(60), reason: 'otherPersonEntered' },
    });
    expect(story.eventOf('latenessCorrected')).toMatchObject({
      ruleIds: ['HHP-LATE-01', 'HHP-CONTACT-01'],
      details: { kind: contactKind, due: hour(48), lateSince: hour(48), reason: 'otherPersonEntered' },
    });
    expect(story.toldLast).toEqual(
      expect.arrayContaining(['contactWasInTime to spoa:suffolk', 'contactWasInTime to cma:harbor-cma']),
    );
    expect(caseFacts(story.case, hour(61)).faceToFaceContactClock).toBe('corrected');
  });

  it('that is entered after a late one keeps when the clock stood met, and asks why too', () => {
    const story = discharged();
    visit(story, hour(50), hour(51));
    expect(clockOf(story)).toMatchObject({ late: true });
    expect(refusalOf(() => visit(story, hour(20), hour(60))).code).toBe('lateEntryWithoutReason');
    visit(story, hour(20), hour(60), 'wrongTimeEntered');
    expect(clockOf(story)).toMatchObject({
      metAt: hour(20),
      late: false,
      corrected: { wasMetAt: hour(50), reason: 'wrongTimeEntered' },
    });
  });

  it('of somebody released from forensic care misses no target where only its entry is late, and nobody is asked', () => {
    const story = discharged();
    story.decide(hour(0), (draft) => {
      startClock(draft, {
        kind: 'forensicContactTarget',
        anchor: hour(0),
        anchorKind: 'dischargedAt',
        due: hour(24),
        ruleId: 'HHP-CONTACT-24',
        basis: 'target',
      });
    });
    visit(story, hour(20), hour(30));
    expect(clockOf(story, 'forensicContactTarget')?.corrected).toMatchObject({ reason: 'enteredLate' });
    expect(clockOf(story)).not.toHaveProperty('corrected');
    expect(story.told).not.toContain('contactWasInTime to spoa:suffolk');
  });
});

describe('what was corrected', () => {
  it('is late as before when the entry is voided, and the history keeps both', () => {
    const story = discharged();
    const contactId = visit(story, hour(20), hour(60), 'enteredLate');
    voidVisit(story, contactId, hour(20), hour(61));
    expect(clockOf(story)).not.toHaveProperty('corrected');
    expect(clockOf(story)).not.toHaveProperty('metAt');
    expect(story.item(contactKind)).toMatchObject({ status: 'open' });
    expect(story.item(contactKind)).not.toHaveProperty('corrected');
    expect(story.countOf('latenessCorrected')).toBe(1);
  });

  it('is late where the one before was entered in error, and a later one stands', () => {
    const story = discharged();
    const contactId = visit(story, hour(20), hour(60), 'enteredLate');
    visit(story, hour(55), hour(62));
    voidVisit(story, contactId, hour(20), hour(63));
    expect(clockOf(story)).toMatchObject({ metAt: hour(55), late: true });
    expect(clockOf(story)).not.toHaveProperty('corrected');
    expect(story.item(contactKind)).toMatchObject({ late: true });
    expect(story.item(contactKind)).not.toHaveProperty('corrected');
  });
});

describe('a correction that makes late timely', () => {
  it('of the discharge needs no other reason than its own', () => {
    const story = discharged();
    visit(story, hour(50), hour(51));
    correctDischarge(story, hour(10), hour(60));
    expect(clockOf(story)).toMatchObject({
      metAt: hour(50),
      due: hour(58),
      late: false,
      corrected: { at: hour(60), reason: 'factCorrected', lateSince: hour(48), wasMetAt: hour(50) },
    });
  });

  it('of the discharge, where the contact is still owed, marks its work too, until that is late in truth', () => {
    const story = discharged();
    correctDischarge(story, hour(10), hour(50));
    expect(clockOf(story)?.corrected).toMatchObject({ reason: 'factCorrected' });
    expect(story.item(contactKind)).toMatchObject({ status: 'open', dueAt: hour(58), corrected: {} });
    visit(story, hour(59), hour(60));
    expect(clockOf(story)).toMatchObject({ late: true });
    expect(clockOf(story)).not.toHaveProperty('corrected');
    expect(story.item(contactKind)).not.toHaveProperty('corrected');
  });

  it('by a readmission that is entered late says that it had ended before', () => {
    const story = discharged();
    enter(
      story,
      hour(60),
      (draft) => {
        changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hour(20) }, policy);
      },
      { by: planner },
    );
    expect(clockOf(story)).toMatchObject({
      stoppedAt: hour(20),
      late: false,
      corrected: { reason: 'endedBefore', lateSince: hour(48) },
    });
    expect(story.told).not.toContain('contactWasInTime to spoa:suffolk');
  });

  it('by a readmission before the contact that was made late ends the clock where the person was back', () => {
    const story = discharged();
    visit(story, hour(50), hour(51));
    enter(
      story,
      hour(60),
      (draft) => {
        delete draft.case.episode;
        changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hour(20) }, policy);
      },
      { by: planner },
    );
    expect(clockOf(story)).toMatchObject({
      stoppedAt: hour(20),
      late: false,
      corrected: { reason: 'endedBefore', wasMetAt: hour(50) },
    });
    expect(clockOf(story)).not.toHaveProperty('metAt');
  });

  it('by a death that is entered late marks the clock, and the visit of before it is asked about as ever', () => {
    const story = discharged();
    enter(story, hour(70), (draft) => {
      withdraw(draft, { reason: 'died', at: hour(60) }, careManager, policy);
    });
    expect(clockOf(story)).toMatchObject({ stoppedAt: hour(60), late: true });
    visit(story, hour(20), hour(72), 'enteredLate');
    expect(clockOf(story)).toMatchObject({
      metAt: hour(20),
      late: false,
      corrected: { reason: 'enteredLate' },
    });
    expect(story.item(contactKind)).toMatchObject({ status: 'done', corrected: { reason: 'enteredLate' } });
  });
});

describe('a clock', () => {
  const decision = (story: Story, due: Instant): void => {
    story.decide(hour(0), (draft) => {
      startClock(draft, {
        kind: 'spoaDecision',
        anchor: hour(0),
        anchorKind: 'opened',
        due,
        ruleId: 'HHP-SPOA-01',
        basis: 'standard',
      });
    });
  };

  it('that moves while the facility has the referral is corrected by nothing: its hands say whose the time was', () => {
    const story = aStoryWhere({});
    decision(story, hour(10));
    enter(story, hour(20), (draft) => {
      const to = { anchor: hour(0), anchorKind: 'opened', due: hour(30) } as const;
      moveClock(draft, 'spoaDecision', to, 'returnedForInformation');
    });
    expect(clockOf(story, 'spoaDecision')).not.toHaveProperty('corrected');
  });

  it('that is late before and after, or began only now, is marked by nothing', () => {
    const story = aStoryWhere({});
    decision(story, hour(10));
    enter(story, hour(20), (draft) => {
      stopClock(draft, 'spoaDecision');
      startClock(draft, {
        kind: 'placement',
        anchor: hour(20),
        anchorKind: 'opened',
        due: hour(30),
        ruleId: 'HHP-SPOA-01',
        basis: 'standard',
      });
    });
    expect(story.case.clocks.filter(({ corrected }) => corrected)).toEqual([]);
  });

  it('is told from another of its kind that began at the same instant', () => {
    const story = aStoryWhere({});
    const start = (draft: CaseDraft): void => {
      startClock(draft, {
        kind: 'spoaDecision',
        anchor: hour(0),
        anchorKind: 'opened',
        due: hour(10),
        ruleId: 'HHP-SPOA-01',
        basis: 'standard',
      });
    };
    story.decide(hour(1), (draft) => {
      start(draft);
      meetClock(draft, 'spoaDecision', hour(1));
      start(draft);
    });
    enter(story, hour(20), (draft) => {
      draft.record('clockReopened', { kind: 'tellPlan', due: hour(1) });
    });
    expect(story.case.clocks.filter(({ corrected }) => corrected)).toEqual([]);
  });
});

describe('what nobody says a reason of', () => {
  const asked = (): Story => {
    const story = aStoryWhere({});
    story.decide(hour(0), (draft) => {
      startClock(draft, {
        kind: 'cmaAcceptance',
        anchor: hour(0),
        anchorKind: 'opened',
        due: hour(10),
        ruleId: 'HHP-ASG-01',
        basis: 'standard',
      });
    });
    return story;
  };

  it.each([
    ['of the schedule says that it had ended before', undefined, 'endedBefore'],
    ['of a void says that a fact was voided', { isVoid: true }, 'factVoided'],
  ] as const)('%s', (_, entry, reason) => {
    const story = asked();
    story.decide(hour(20), (draft) => {
      stopClock(draft, 'cmaAcceptance', hour(5));
      keepLateness(draft, entry);
    });
    expect(clockOf(story, 'cmaAcceptance')?.corrected).toMatchObject({ reason });
  });
});
