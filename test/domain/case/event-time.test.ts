/** What ends something ends it at its own time, however late it is entered. */
import { describe, expect, it } from '@jest/globals';
import { endAt } from '../../../domain/case/end-at.ts';
import { meetStopped, startClock, stopClock } from '../../../domain/case/clocks.ts';
import { climb } from '../../../domain/case/climb.ts';
import { changeDischargePlan } from '../../../domain/discharge/discharge.ts';
import { letOfferLapse } from '../../../domain/placement/offer.ts';
import { askForTransfer, takeDueTransfer } from '../../../domain/placement/transfer.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import type { ClockKind } from '../../../domain/shared/clock-record.ts';
import { localDate, startOfLocalDate } from '../../../domain/shared/calendar.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { aCaseOnAot, putOrder, settleOn } from '../../fixtures/aot-fixture.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aCaseDischarged,
  aCaseOffered,
  agencies,
  aPersonOf,
  aStoryWhere,
  careManager,
  newYorkInstant,
  planner,
  policy,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const hours = (count: number): Instant => addElapsed(openedAt, count, 'hours');
const clockOf = (story: Story, kind: ClockKind) => story.case.clocks.findLast((clock) => clock.kind === kind);

/** Discharged at once; nobody has met the person, and the ladder of the contact was climbed at 55 hours. */
const overdue = (referral = aReferral()): Story => {
  const story = aCaseDischarged(aCaseAccepted(referral));
  story.decide(hours(55), (draft) => {
    climb(draft, story.item('faceToFaceContact'), policy.waits.faceToFaceContact);
  });
  return story;
};

describe('a readmission that is entered after the 48 hours', () => {
  it('of within them stops the clock in time and takes the mark of being overdue away', () => {
    const story = overdue();
    expect(clockOf(story, 'faceToFaceContact')?.overdueSince).toBe(hours(48));
    const told = story.told;
    story.decide(
      hours(60),
      (draft) => changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hours(20) }, policy),
      planner,
    );
    const clock = clockOf(story, 'faceToFaceContact');
    expect(clock).toMatchObject({ stoppedAt: hours(20), late: false });
    expect(clock).not.toHaveProperty('overdueSince');
    expect(story.told.slice(0, told.length)).toEqual(told);
    expect(story.countOf('escalated')).toBe(1);
  });

  it('of after them leaves the clock late', () => {
    const story = overdue();
    story.decide(
      hours(60),
      (draft) => changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hours(50) }, policy),
      planner,
    );
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({
      stoppedAt: hours(50),
      late: true,
      overdueSince: hours(48),
    });
  });

  it('stops the follow-up of Medicaid at the same time', () => {
    const { medicaid } = aReferral();
    const story = overdue(aReferral({ medicaid: { ...medicaid, program: 'district97' } }));
    const wayLater = addElapsed(openedAt, 80, 'days');
    story.decide(
      wayLater,
      (draft) => changeDischargePlan(draft, { status: 'readmitted', readmittedAt: hours(20) }, policy),
      planner,
    );
    expect(clockOf(story, 'medicaidFollowUp')).toMatchObject({ stoppedAt: hours(20), late: false });
  });
});

describe('an ending that is entered late', () => {
  it.each(['died', 'moved', 'refused'] as const)('ends the clocks when the person %s', (reason) => {
    const story = overdue();
    story.decide(
      hours(60),
      (draft) => withdraw(draft, { reason, at: hours(20) }, careManager, policy),
      careManager,
    );
    expect(clockOf(story, 'faceToFaceContact')).toMatchObject({ stoppedAt: hours(20), late: false });
    expect(story.case.clocks.filter(({ overdueSince }) => overdueSince !== undefined)).toEqual([]);
    expect(story.case.closedAt).toBe(hours(60));
  });

  it('takes lateness back that came only after it, of clocks and of work', () => {
    const story = aCaseOffered();
    const { workItemId, dueAt } = story.item('cmaAcceptance');
    story.decide(addElapsed(dueAt, 3, 'hours'), (draft) => letOfferLapse(draft, workItemId, policy));
    expect(story.item('cmaAcceptance')).toMatchObject({ late: true, completedAt: dueAt });
    const died = addElapsed(dueAt, -5, 'hours');
    story.decide(
      addElapsed(dueAt, 40, 'hours'),
      (draft) => withdraw(draft, { reason: 'died', at: died }, planner, policy),
      planner,
    );
    expect(clockOf(story, 'cmaAcceptance')).toMatchObject({ stoppedAt: died, late: false });
    expect(story.item('cmaAcceptance')).toMatchObject({ late: false, outcome: 'lapsed' });
  });

  it('leaves late what was late before it', () => {
    const story = aCaseOffered();
    const { workItemId, dueAt } = story.item('cmaAcceptance');
    story.decide(addElapsed(dueAt, 3, 'hours'), (draft) => letOfferLapse(draft, workItemId, policy));
    story.decide(
      addElapsed(dueAt, 40, 'hours'),
      (draft) => withdraw(draft, { reason: 'moved', at: addElapsed(dueAt, 2, 'hours') }, planner, policy),
      planner,
    );
    expect(clockOf(story, 'cmaAcceptance')).toMatchObject({ stoppedAt: dueAt, late: true });
    expect(story.item('cmaAcceptance').late).toBe(true);
  });

  const ended = { kind: 'warmHandOff', anchor: hours(10), anchorKind: 'opened', due: hours(30) } as const;
  const withClock = (end: (draft: ReturnType<Story['draft']>) => void): Story => {
    const story = aStoryWhere({});
    story.decide(hours(10), (draft) => {
      startClock(draft, { ...ended, ruleId: 'HHP-HANDOFF-01', basis: 'standard' });
    });
    story.decide(hours(40), end);
    return story;
  };

  it('of before a clock began ends it where it began', () => {
    expect(
      clockOf(
        withClock((draft) => stopClock(draft, 'warmHandOff', hours(2))),
        'warmHandOff',
      ),
    ).toMatchObject({ stoppedAt: hours(10), late: false });
    const late = withClock((draft) => stopClock(draft, 'warmHandOff'));
    late.decide(hours(50), (draft) => endAt(draft, hours(2), new Set()));
    expect(clockOf(late, 'warmHandOff')).toMatchObject({ stoppedAt: hours(10), late: false });
  });

  it('leaves a clock alone that goes on after it', () => {
    const late = withClock((draft) => stopClock(draft, 'warmHandOff'));
    late.decide(hours(50), (draft) => endAt(draft, hours(2), new Set(['warmHandOff'])));
    expect(clockOf(late, 'warmHandOff')).toMatchObject({ stoppedAt: hours(40), late: true });
    const running = withClock((draft) => endAt(draft, hours(20), new Set(['warmHandOff'])));
    expect(clockOf(running, 'warmHandOff')).not.toHaveProperty('stoppedAt');
  });

  it('finds no clock to meet that was not stopped', () => {
    const story = withClock((draft) => meetStopped(draft, 'warmHandOff', hours(10), hours(20)));
    expect(clockOf(story, 'warmHandOff')).not.toHaveProperty('metAt');
    story.decide(hours(41), (draft) => {
      stopClock(draft, 'warmHandOff');
      meetStopped(draft, 'warmHandOff', hours(10), hours(20));
    });
    expect(clockOf(story, 'warmHandOff')).toMatchObject({ metAt: hours(20), late: false });
  });
});

describe('what a schedule comes late to', () => {
  it('an offer lapses when its time was over', () => {
    const story = aCaseOffered();
    const { workItemId, dueAt } = story.item('cmaAcceptance');
    story.decide(addElapsed(dueAt, 3, 'days'), (draft) => letOfferLapse(draft, workItemId, policy));
    expect(story.case.assignment.asked).toMatchObject([{ answer: 'lapsed', at: dueAt }]);
    expect(clockOf(story, 'cmaAcceptance')).toMatchObject({ stoppedAt: dueAt, late: true });
  });

  it('a transfer takes effect with its day, and is not late', () => {
    const story = aCaseAccepted();
    const day = newYorkInstant('2026-03-20T00:00');
    story.decide(
      openedAt,
      (draft) =>
        askForTransfer(
          draft,
          { to: 'meadow-cma', effectiveOn: '2026-03-20', reason: 'wishOfPerson' },
          spoa,
          agencies,
          policy,
        ),
      spoa,
    );
    story.answer(openedAt, aPersonOf('cma', 'meadow-cma'), {
      kind: 'transferAcceptance',
      decision: 'accept',
    });
    story.decide(addElapsed(day, 3, 'days'), (draft) => {
      takeDueTransfer(draft, { agencies, staff: noStaff, policy });
    });
    expect(story.case.formerAssignments).toMatchObject([{ agency: 'harbor-cma', until: day }]);
    expect(story.case.assignment).toMatchObject({ agency: 'meadow-cma', acceptedAt: day });
    expect(story.item('transfer')).toMatchObject({ late: false, completedAt: day });
  });
});

describe('an order that the court ended', () => {
  it('stops the clock of the first contact at its end, however late that is entered', () => {
    const story = aCaseOnAot();
    const at = newYorkInstant('2026-03-05T12:00');
    putOrder(story, newYorkInstant('2026-03-20T09:00'), {
      orderId: 'O1',
      ended: { at, reason: 'vacated' },
    });
    expect(clockOf(story, 'aotFirstContact')).toMatchObject({ stoppedAt: at, late: false });
  });

  it('was renewed when the court renewed it, not when that was entered', () => {
    const story = aCaseOnAot();
    const due = newYorkInstant('2027-01-20T09:00');
    settleOn(story, due);
    const { dueAt } = story.item('aotReview');
    const orderedOn = localDate(addElapsed(dueAt, -3, 'days'));
    putOrder(story, addElapsed(dueAt, 3, 'days'), {
      from: '2027-03-02',
      until: '2027-08-01',
      renews: 'O1',
      orderedOn,
    });
    expect(story.item('aotReview')).toMatchObject({
      outcome: 'renewed',
      late: false,
      completedAt: startOfLocalDate(orderedOn),
    });
  });
});
