import { describe, it, expect } from '@jest/globals';
import {
  type DischargePlanBody,
  dischargePlanBodySchema,
} from '../../../domain/discharge/discharge-contract.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { planWait } from '../../../domain/case/waits.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aReferral, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import {
  Story,
  aCaseAccepted,
  aReferredCase,
  careManager,
  newYorkInstant,
  planner,
  policy,
  refusalOf,
} from '../../fixtures/draft-fixture.ts';

const hour = (count: number): string => addElapsed(openedAt, count, 'hours');
const nextWeek = addElapsed(plannedFor, 7, 'days');

const change = (story: Story, now: string, body: DischargePlanBody) =>
  story.decide(now, (draft) => changeDischargePlan(draft, body, policy), planner);
const awaited = (referral = aReferral()): Story => {
  const story = aReferredCase(referral);
  story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
  return story;
};
const unplannedReferral = aReferral({ discharge: { destination: { kind: 'ownHome' } } });

describe('moving the plan', () => {
  it.each([
    ['a date and time', { plannedFor: nextWeek }, nextWeek, false],
    [
      'a date, which stands until it is over in New York',
      { plannedOn: '2026-03-13' },
      newYorkInstant('2026-03-14T00:00'),
      true,
    ],
    ['today', { plannedOn: '2026-03-02' }, newYorkInstant('2026-03-03T00:00'), true],
  ])('to %s moves the wait, and county and holder are told', (_what, to, due, plannedDateOnly) => {
    const story = awaited();
    change(story, hour(1), { status: 'planned', ...to });
    expect(story.case.discharge).toMatchObject({ plannedFor: due, plannedDateOnly, timesMoved: 1 });
    expect(story.item('discharge')).toMatchObject({ dueAt: due, revision: 2 });
    expect(story.told).toEqual(['dischargePlanMoved to spoa:suffolk']);
    expect(story.notices[0]?.dueAt).toBe(due);
  });

  it('gives a date to a person who had none: that moved nothing yet', () => {
    const story = awaited(unplannedReferral);
    change(story, hour(1), { status: 'planned', plannedFor });
    expect(story.case.strands.discharge).toBe('planned');
    expect(story.case.discharge.timesMoved).toBe(0);
    expect(story.item('discharge').dueAt).toBe(plannedFor);
  });

  it.each([
    [{ plannedFor: hour(1) }, 'body.plannedFor'],
    [{ plannedOn: '2026-03-01' }, 'body.plannedOn'],
  ])('to the past, %j, is refused by the name of its field', (to, field) => {
    const story = awaited();
    expect(refusalOf(() => change(story, hour(2), { status: 'planned', ...to }))).toMatchObject({
      code: 'planInThePast',
      ruleId: 'HHP-DIS-02',
      errors: [{ field }],
    });
    expect(story.case.discharge).toMatchObject({ plannedFor, timesMoved: 0 });
  });

  it('of a person who has left is refused with the current state', () => {
    const story = awaited();
    story.decide(hour(1), (draft) => recordDischarge(draft, { dischargedAt: hour(1) }, policy, 'body'));
    const move = () => change(story, hour(2), { status: 'planned', plannedFor: nextWeek });
    expect(refusalOf(move)).toMatchObject({ code: 'unknownTransition', state: { phase: 'awaitingContact' } });
  });

  it('that passed no contract throws and changes nothing', () => {
    const draft = awaited().draft(hour(1));
    expect(() => changeDischargePlan(draft, { status: 'planned' }, policy)).toThrow(RangeError);
    expect(draft.changed).toBe(false);
  });
});

describe('cancelling the plan', () => {
  it('leaves no date, asks the planner for one in a week, and tells the county', () => {
    const story = awaited();
    change(story, hour(1), { status: 'cancelled', reason: 'noHousing' });
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.case.discharge.plannedFor).toBeUndefined();
    expect(story.item('discharge')).toMatchObject({ status: 'open', dueAt: addElapsed(hour(1), 7, 'days') });
    expect(story.told).toEqual(['dischargePlanCancelled to spoa:suffolk']);
    expect(story.notices[0]?.dueAt).toBeUndefined();
    expect(story.eventOf('dischargePlanCancelled').details).toEqual({ reason: 'noHousing' });
  });

  it('that does not stand is refused', () => {
    const story = awaited(unplannedReferral);
    expect(refusalOf(() => change(story, hour(1), { status: 'cancelled', reason: 'other' }))).toMatchObject({
      code: 'unknownTransition',
      next: expect.stringContaining('Possible now: planMoved, discharged,'),
    });
  });
});

describe('a readmission', () => {
  const discharged = (): Story => {
    const story = aCaseAccepted();
    story.decide(
      hour(1),
      (draft) => recordDischarge(draft, { dischargedAt: hour(1) }, policy, 'body'),
      planner,
    );
    return story;
  };
  const readmitted = { status: 'readmitted', readmittedAt: hour(20) } as const;

  it('reverses the discharge, stops the clock, takes the contact back and tells county and holder', () => {
    const story = discharged();
    story.decide(hour(1), (draft) => planWait(draft, 'faceToFaceContact', policy));
    change(story, hour(21), readmitted);
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.case.discharge).not.toHaveProperty('dischargedAt');
    expect(story.case.clocks.at(-1)).toMatchObject({
      kind: 'faceToFaceContact',
      stoppedAt: hour(20),
      late: false,
    });
    expect(story.item('faceToFaceContact').status).toBe('cancelled');
    expect(story.lastWrite?.outbox[0]).toMatchObject({ kind: 'answerWait' });
    expect(story.toldLast).toEqual(['readmitted to spoa:suffolk', 'readmitted to cma:harbor-cma']);
  });

  it('before the contact was asked for takes nothing back', () => {
    const story = discharged();
    change(story, hour(21), readmitted);
    expect(story.countOf('workItemCancelled')).toBe(0);
  });

  it('and a second discharge start a clock of their own; the first keeps its history', () => {
    const story = discharged();
    change(story, hour(21), readmitted);
    story.decide(
      hour(90),
      (draft) => recordDischarge(draft, { dischargedAt: hour(90) }, policy, 'body'),
      planner,
    );
    const clocks = story.case.clocks.filter(({ kind }) => kind === 'faceToFaceContact');
    expect(clocks.map(({ anchor, stoppedAt }) => [anchor, stoppedAt])).toEqual([
      [hour(1), hour(20)],
      [hour(90), undefined],
    ]);
    const visit = { at: hour(10), method: 'faceToFace', outcome: 'made' } as const;
    story.decide(hour(91), (draft) => {
      expect(recordContact(draft, visit, careManager, policy.aot, 'body')).toMatchObject({
        answersClock: false,
      });
    });
  });

  it('after the contact, while the hand-off is open, sends the journey back to waiting for a date', () => {
    const story = discharged();
    const visit = { at: hour(10), method: 'faceToFace', outcome: 'made' } as const;
    story.decide(hour(11), (draft) => recordContact(draft, visit, careManager, policy.aot, 'body'));
    change(story, hour(21), readmitted);
    expect(story.case.strands.discharge).toBe('unplanned');
    expect(story.case.epoch).toBe(2);
    expect(story.lastWrite?.outbox[0]).toMatchObject({ kind: 'startExecution', epoch: 2 });
  });

  it('earlier than the discharge that it reverses is refused', () => {
    const early = { status: 'readmitted', readmittedAt: openedAt } as const;
    expect(refusalOf(() => change(discharged(), hour(21), early))).toMatchObject({
      code: 'readmittedBeforeDischarge',
      ruleId: 'HHP-DIS-03',
    });
  });

  it('reported late stops the clock when the person came back, so that none is late that was not', () => {
    const story = discharged();
    change(story, hour(60), readmitted);
    expect(story.case.clocks.at(-1)).toMatchObject({ stoppedAt: hour(20), late: false });
  });

  it('after the HH+ episode opened is kept as an admission and reverses nothing', () => {
    const strands = { placement: 'placed', discharge: 'contacted', aot: 'none', case: 'open' } as const;
    const story = new Story(aCase({ strands, episode: { openedAt, hhPlusRate: true } }));
    change(story, hour(21), readmitted);
    expect(story.case.strands).toEqual(strands);
    expect(story.case.admissions).toMatchObject([{ at: hour(20), place: 'stateFacility', number: 1 }]);
    expect(refusalOf(() => change(story, hour(22), readmitted))).toMatchObject({ code: 'factOnRecord' });
  });

  it('that has not happened yet is refused', () => {
    const future = { status: 'readmitted', readmittedAt: hour(30) } as const;
    expect(refusalOf(() => change(discharged(), hour(21), future))).toMatchObject({
      ruleId: 'HHP-DIS-01',
      errors: [{ field: 'body.readmittedAt' }],
    });
  });

  it('of a person who has not left is refused', () => {
    expect(refusalOf(() => change(awaited(), hour(21), readmitted))).toMatchObject({
      code: 'unknownTransition',
    });
  });
});

describe('the contract of a plan', () => {
  it.each([
    ['an unknown status', { status: 'postponed' }, 'status'],
    ['neither a time nor a date', { status: 'planned' }, 'plannedFor'],
    ['both', { status: 'planned', plannedFor, plannedOn: '2026-03-06' }, 'plannedFor'],
    ['a cancellation without its reason', { status: 'cancelled' }, 'reason'],
    ['a readmission without its time', { status: 'readmitted' }, 'readmittedAt'],
    ['a readmission with a plan', { status: 'readmitted', readmittedAt: plannedFor, plannedFor }, ''],
  ])('%s is refused, and the field is named', (_fault, body, field) => {
    const { error } = dischargePlanBodySchema.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
