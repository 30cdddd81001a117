import { describe, it, expect } from '@jest/globals';
import { type DischargeBody, dischargeBodySchema } from '../../../domain/discharge/discharge-contract.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { escalateWait, planWait } from '../../../domain/case/waits.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aReferredCase,
  careManager,
  newYorkInstant,
  newYorkTime,
  planner,
  policy,
  refusalOf,
  type Story,
  eventTypes,
} from '../../fixtures/draft-fixture.ts';

const left = newYorkInstant('2026-03-13T17:00');
const after = (hours: number): string => addElapsed(left, hours, 'hours');

const report = (story: Story, now: string, body: DischargeBody, withPolicy = policy) =>
  story.decide(now, (draft) => recordDischarge(draft, body, withPolicy, 'body'), planner);
const see = (story: Story, at: string) =>
  story.decide(after(99), (draft) =>
    recordContact(draft, { at, method: 'faceToFace', outcome: 'made' }, careManager, policy.aot, 'body'),
  );
const contactClock = (story: Story) => story.case.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');

/** Harbor holds the person, who left on Friday 17:00; the contact is asked for. */
const discharged = (): Story => {
  const story = aCaseAccepted();
  report(story, left, { dischargedAt: left });
  story.decide(left, (draft) => planWait(draft, 'faceToFaceContact', policy));
  return story;
};

describe('reporting a discharge', () => {
  it('a Friday 17:00 discharge is due on Sunday 17:00 although it is a weekend', () => {
    const story = discharged();
    expect(newYorkTime(contactClock(story)!.due)).toBe('2026-03-15T17:00');
    expect(story.eventOf('clockStarted').ruleIds).toEqual(['HHP-CONTACT-01']);
  });

  it.each([
    ['over the night that loses an hour, on Sunday 18:00', '2026-03-06T17:00', '2026-03-08T18:00'],
    ['over the night that gains an hour, on Sunday 16:00', '2026-10-30T17:00', '2026-11-01T16:00'],
    ['on Christmas Eve, on the day after Christmas', '2026-12-24T12:00', '2026-12-26T12:00'],
  ])('48 hours are 48 hours: %s', (_consequence, from, due) => {
    const at = newYorkInstant(from);
    const story = aReferredCase();
    report(story, at, { dischargedAt: at });
    expect(newYorkTime(contactClock(story)!.due)).toBe(due);
  });

  it('with only a date, the clock runs from 00:00 of that day and says so', () => {
    const story = aReferredCase();
    report(story, left, { dischargedOn: '2026-03-13' });
    expect(contactClock(story)).toMatchObject({
      anchorKind: 'dischargedOn',
      due: newYorkInstant('2026-03-15T00:00'),
    });
    expect(story.case.discharge).toMatchObject({ dischargedDateOnly: true });
  });

  it('ends the wait for it, late where the plan had passed', () => {
    const story = aReferredCase();
    story.decide(openedAt, (draft) => planWait(draft, 'discharge', policy));
    report(story, left, { dischargedAt: left });
    expect(story.item('discharge')).toMatchObject({ status: 'done', outcome: 'discharged', late: true });
    expect(story.lastWrite?.outbox.filter(({ kind }) => kind !== 'publishNotice')).toMatchObject([
      { kind: 'answerWait' },
    ]);
  });

  it('of a person who was seen already, before anybody entered it, meets the clock at once', () => {
    const story = aCaseAccepted();
    see(story, after(3));
    report(story, after(20), { dischargedAt: left });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(contactClock(story)).toMatchObject({ metAt: after(3), late: false });
    expect(story.toldLast.slice(-2)).toEqual([
      'contactMade to spoa:suffolk',
      'contactMade to planner:pilgrim-pc',
    ]);
  });

  it.each([
    [{ dischargedAt: after(1) }, 'body.dischargedAt'],
    [{ dischargedOn: '2026-03-14' }, 'body.dischargedOn'],
  ])('%j, before it happened, is refused by the name of its field', (body, field) => {
    const story = aReferredCase();
    expect(refusalOf(() => report(story, left, body))).toMatchObject({
      ruleId: 'HHP-DIS-01',
      errors: [{ field }],
    });
  });

  it('twice is refused, and the way on is to give what was wrong', () => {
    const story = discharged();
    expect(refusalOf(() => report(story, left, { dischargedAt: left }))).toMatchObject({
      kind: 'conflict',
      code: 'alreadyDischarged',
      next: expect.stringContaining('correctionReason'),
      state: { phase: 'awaitingContact', version: story.case.version },
    });
  });

  it('a correction of nothing is refused', () => {
    const body = { dischargedAt: left, correctionReason: 'wrongTime' } as const;
    expect(refusalOf(() => report(aReferredCase(), left, body))).toMatchObject({ code: 'nothingToCorrect' });
  });

  it('a report that passed no contract throws and changes nothing', () => {
    const draft = aReferredCase().draft(left);
    expect(() => recordDischarge(draft, {}, policy, 'body')).toThrow(RangeError);
    expect(draft.changed).toBe(false);
  });
});

describe('a corrected discharge, before the contact', () => {
  it.each([
    ['later', after(5), after(53)],
    ['earlier', after(-5), after(43)],
  ])('moves the clock %s, keeps its history and plans its wait anew', (_direction, dischargedAt, due) => {
    const story = discharged();
    report(story, after(6), { dischargedAt, correctionReason: 'wrongTime' });
    expect(contactClock(story)).toMatchObject({
      anchor: dischargedAt,
      due,
      moves: [{ at: after(6), anchor: left, due: after(48), reason: 'wrongTime' }],
    });
    expect(story.item('faceToFaceContact')).toMatchObject({ dueAt: due, revision: 2 });
    expect(story.lastWrite?.outbox.map(({ kind }) => kind)).toContain('replanWait');
    expect(story.toldLast).toEqual([
      'dischargeCorrected to spoa:suffolk',
      'dischargeCorrected to cma:harbor-cma',
    ]);
  });

  it('so much later that it is not overdue any more forgets that it was', () => {
    const story = discharged();
    const { workItemId } = story.item('faceToFaceContact');
    story.decide(after(49), (draft) => escalateWait(draft, workItemId, policy));
    expect(contactClock(story)?.overdueSince).toBe(after(48));
    report(story, after(50), { dischargedAt: after(45), correctionReason: 'wrongDate' });
    expect(contactClock(story)).not.toHaveProperty('overdueSince');
    expect(story.item('faceToFaceContact')).toMatchObject({ rungsClimbed: 0, nextRungAt: after(69) });
  });

  it('so much earlier that a visit came after it is contacted by that visit', () => {
    const story = discharged();
    see(story, after(-2));
    expect(story.case.strands.discharge).toBe('discharged');
    report(story, after(5), { dischargedAt: after(-10), correctionReason: 'wrongTime' });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(contactClock(story)).toMatchObject({ metAt: after(-2), late: false });
    expect(story.item('faceToFaceContact')).toMatchObject({ status: 'done', completedAt: after(-2) });
  });

  it('work that the corrected deadline makes late is late on the clock and on the work item alike', () => {
    const story = discharged();
    see(story, after(-2));
    report(story, after(5), { dischargedAt: after(-72), correctionReason: 'wrongDate' });
    expect(contactClock(story)?.late).toBe(true);
    expect(story.item('faceToFaceContact').late).toBe(true);
  });

  it('of a date whose time is known now runs from that time', () => {
    const story = aReferredCase();
    report(story, left, { dischargedOn: '2026-03-13' });
    report(story, left, { dischargedAt: after(-2), correctionReason: 'timeNowKnown' });
    expect(contactClock(story)).toMatchObject({ anchorKind: 'dischargedAt', anchor: after(-2) });
    expect(story.case.discharge.dischargedDateOnly).toBe(false);
  });
});

describe('a corrected discharge, after the contact', () => {
  const contacted = (): Story => {
    const story = discharged();
    see(story, after(30));
    return story;
  };

  it.each([
    ['stays in time where the visit is within the new 48 hours', after(-10), false],
    ['becomes late where it is not', after(-20), true],
  ])('the contact stands and %s', (_consequence, dischargedAt, late) => {
    const story = contacted();
    report(story, after(40), { dischargedAt, correctionReason: 'wrongTime' });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(contactClock(story)).toMatchObject({ metAt: after(30), late });
    expect(story.case.epoch).toBe(1);
    expect(story.toldLast).not.toContain('contactMade to spoa:suffolk');
  });

  it('to a time after the visit voids the contact: the person has not been seen since', () => {
    const story = contacted();
    report(story, after(40), { dischargedAt: after(31), correctionReason: 'wrongDate' });
    expect(story.case.strands.discharge).toBe('discharged');
    expect(contactClock(story)).toMatchObject({ anchor: after(31), due: after(79) });
    expect(contactClock(story)).not.toHaveProperty('metAt');
    expect(story.types.slice(-3)).toEqual(eventTypes('clockMoved', 'contactVoided', 'journeyResumed'));
    expect(story.case.epoch).toBe(2);
    expect(story.lastWrite?.outbox).toContainEqual(
      expect.objectContaining({ kind: 'startExecution', epoch: 2 }),
    );
  });

  it('a second visit, after the true discharge, keeps the person contacted', () => {
    const story = contacted();
    see(story, after(35));
    report(story, after(40), { dischargedAt: after(31), correctionReason: 'wrongDate' });
    expect(story.case.strands.discharge).toBe('contacted');
    expect(contactClock(story)).toMatchObject({ metAt: after(35), late: false });
  });

  const episodeOpen = (): Story => {
    const story = contacted();
    const handOff = { kind: 'warmHandOff', handedOffAt: left, introduction: 'inPerson' } as const;
    story.answer(after(31), careManager, handOff);
    story.decide(after(32), openEpisode);
    expect(story.case.episode).toBeDefined();
    return story;
  };

  it('that is voided takes the episode back, and the journey begins again at the contact', () => {
    const story = episodeOpen();
    report(story, after(40), { dischargedAt: after(31), correctionReason: 'wrongDate' });
    expect(story.case.episode).toBeUndefined();
    expect(story.case.strands).toMatchObject({ placement: 'placed', discharge: 'discharged' });
    const plan = story.decide(after(40), (draft) => planWait(draft, 'faceToFaceContact', policy));
    expect(story.item('faceToFaceContact')).toMatchObject({ workItemId: plan.workItemId, dueAt: after(79) });
  });

  it('that is voided after the episode opened takes the person’s lock again', () => {
    const story = episodeOpen();
    report(story, after(40), { dischargedAt: after(31), correctionReason: 'wrongDate' });
    expect(story.lastWrite?.personLock).toBe('take');
  });
});

describe('the contract of a discharge', () => {
  it.each([
    ['neither a time nor a date', {}, 'dischargedAt'],
    ['both', { dischargedAt: left, dischargedOn: '2026-03-13' }, 'dischargedAt'],
    ['a reason that is no code', { dischargedAt: left, correctionReason: 'oops' }, 'correctionReason'],
    ['a date that is none', { dischargedOn: '2026-02-30' }, 'dischargedOn'],
  ])('%s is refused, and the field is named', (_fault, body, field) => {
    const { error } = dischargeBodySchema.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('whose clock it is', () => {
  it.each([
    [true, 'required'],
    [false, 'standard'],
  ])('enrolled in a Health Home %p: %s', (enrolled, basis) => {
    const story = aReferredCase(aReferral({ healthHome: { enrolled } }));
    report(story, left, { dischargedAt: left });
    expect(contactClock(story)).toMatchObject({ basis });
  });
});
