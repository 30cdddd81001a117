/** A discharge that another than the facility reports: its clock runs at once, and the facility confirms or corrects it. */
import { describe, expect, it } from '@jest/globals';
import { completionBodySchema } from '../../../domain/api/completion-contract.ts';
import { changeDischargePlan, recordDischarge } from '../../../domain/discharge/discharge.ts';
import type { DischargeBody } from '../../../domain/discharge/discharge-contract.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aPersonOf,
  careManager,
  planner,
  policy,
  refusalOf,
  spoa,
  type Story,
} from '../../fixtures/draft-fixture.ts';

const now = addElapsed(openedAt, 10, 'hours');
const otherTime = addElapsed(openedAt, -2, 'hours');
const report = (story: Story, by: Person, body: DischargeBody = { dischargedAt: openedAt }) =>
  story.decide(now, (draft) => recordDischarge(draft, body, policy, 'body'), by);
const reported = (by: Person = careManager): Story => {
  const story = aCaseAccepted();
  report(story, by);
  return story;
};
const contactClock = (story: Story) => story.case.clocks.find(({ kind }) => kind === 'faceToFaceContact');

describe('a discharge that the facility did not report', () => {
  it.each([
    ['who holds the person', careManager],
    ['the county', spoa],
  ])('is reported by %s: the 48 hours run from the fact, and the facility is asked', (_who, by) => {
    const story = reported(by);
    expect(contactClock(story)).toMatchObject({ anchor: openedAt, due: addElapsed(openedAt, 48, 'hours') });
    expect(story.case.discharge).toMatchObject({ reportedBy: { role: by.role, org: by.org } });
    expect(story.case.discharge.confirmedAt).toBeUndefined();
    expect(story.item('confirmDischarge')).toMatchObject({ ownerOrg: 'pilgrim-pc', status: 'open' });
    expect(story.toldLast).toContain('dischargeToConfirm to planner:pilgrim-pc');
  });

  it('is confirmed by the facility, and who reported it and the county hear so', () => {
    const story = reported();
    story.answer(now, planner, { kind: 'confirmDischarge', decision: 'confirm' });
    expect(story.case.discharge).toMatchObject({ confirmedAt: now, dischargedAt: openedAt });
    expect(story.item('confirmDischarge')).toMatchObject({ status: 'done', outcome: 'confirmed' });
    expect(story.toldLast).toEqual([
      'dischargeConfirmed to cma:harbor-cma',
      'dischargeConfirmed to spoa:suffolk',
    ]);
    expect(story.eventOf('dischargeConfirmed').ruleIds).toEqual(['HHP-DIS-04']);
  });

  it('is confirmed too by the facility’s own report of the same time', () => {
    const story = reported();
    report(story, planner);
    expect(story.case.discharge.confirmedAt).toBe(now);
    expect(refusalOf(() => report(story, planner))).toMatchObject({ code: 'alreadyDischarged' });
  });

  it('is not changed by another time without its reason', () => {
    const story = reported();
    expect(refusalOf(() => report(story, planner, { dischargedAt: otherTime }))).toMatchObject({
      code: 'alreadyDischarged',
    });
    expect(refusalOf(() => report(story, spoa))).toMatchObject({ code: 'alreadyDischarged' });
  });

  it('is corrected by the facility: the clock moves and keeps where it was', () => {
    const story = reported();
    story.answer(now, planner, {
      kind: 'confirmDischarge',
      decision: 'correct',
      discharge: { dischargedAt: otherTime, correctionReason: 'wrongTime' },
    });
    expect(contactClock(story)).toMatchObject({
      anchor: otherTime,
      moves: [{ anchor: openedAt, reason: 'wrongTime' }],
    });
    expect(story.case.discharge).toMatchObject({
      dischargedAt: otherTime,
      reportedBy: { org: 'harbor-cma' },
      confirmedAt: now,
    });
    expect(story.item('confirmDischarge')).toMatchObject({ status: 'done', outcome: 'corrected' });
  });

  it('is corrected by who reported it until the facility has answered, and by nobody else', () => {
    const story = reported();
    const corrected = { dischargedAt: otherTime, correctionReason: 'wrongTime' } as const;
    const strangers = [spoa, aPersonOf('cma', 'meadow-cma'), aPersonOf('spoa', 'harbor-cma')];
    for (const by of strangers)
      expect(refusalOf(() => report(story, by, corrected))).toMatchObject({
        kind: 'rule',
        code: 'notYoursToCorrect',
        ruleId: 'HHP-DIS-04',
      });
    report(story, careManager, corrected);
    expect(story.item('confirmDischarge').status).toBe('open');
    story.answer(now, planner, { kind: 'confirmDischarge', decision: 'confirm' });
    expect(refusalOf(() => report(story, careManager, corrected))).toMatchObject({
      code: 'notYoursToCorrect',
    });
  });

  it('of the facility itself asks nobody, and is corrected by the facility alone', () => {
    const story = reported(planner);
    expect(story.case.discharge.reportedBy).toBeUndefined();
    const corrected = { dischargedAt: otherTime, correctionReason: 'wrongTime' } as const;
    expect(refusalOf(() => report(story, careManager, corrected))).toMatchObject({
      code: 'notYoursToCorrect',
    });
    report(story, planner, corrected);
    expect(story.case.discharge).toMatchObject({ dischargedAt: otherTime });
  });

  it('is not asked about any more when the person was readmitted', () => {
    const story = reported();
    const readmitted = { status: 'readmitted', readmittedAt: now } as const;
    story.decide(now, (draft) => changeDischargePlan(draft, readmitted, policy), planner);
    expect(story.item('confirmDischarge').status).toBe('cancelled');
    expect(story.case.discharge.reportedBy).toBeUndefined();
    report(story, planner, { dischargedAt: now });
    expect(story.case.strands.discharge).toBe('discharged');
  });
});

describe('the facility’s answer', () => {
  const parse = (body: object) =>
    completionBodySchema.safeParse({ kind: 'confirmDischarge', ...body }).success;
  const discharge = { dischargedAt: openedAt, correctionReason: 'wrongTime' };

  it('has a time and what was wrong where it corrects, and only there', () => {
    expect(parse({ decision: 'confirm' })).toBe(true);
    expect(parse({ decision: 'correct', discharge })).toBe(true);
    expect(parse({ decision: 'correct' })).toBe(false);
    expect(parse({ decision: 'confirm', discharge })).toBe(false);
    expect(parse({ decision: 'correct', discharge: { dischargedAt: openedAt } })).toBe(false);
  });
});
