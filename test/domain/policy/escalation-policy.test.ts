/** The ladder of reminders and the policy data that it is built from. */
import { describe, it, expect } from '@jest/globals';
import { noticeSubjects } from '../../../domain/notices/notice-subjects.ts';
import { escalationPolicySchema } from '../../../domain/policy/escalation-policy.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { audiences, type Ladder, rung, rungsPassed } from '../../../domain/policy/ladder.ts';
import { waitKinds } from '../../../domain/shared/work-item.ts';
import { newYorkInstant, newYorkTime, policy } from '../../fixtures/draft-fixture.ts';

const contact = policy.waits.faceToFaceContact;
const decision = policy.waits.spoaDecision;
const discharged = newYorkInstant('2026-03-13T17:00');
const contactDue = addElapsed(discharged, 48, 'hours');

describe('the ladder of the face-to-face contact', () => {
  it.each([
    ['half time reminds the holder alone', 0, '2026-03-14T17:00', ['contactDue'], false],
    [
      'the due instant tells holder and county',
      1,
      '2026-03-15T17:00',
      ['contactOverdue', 'contactOverdue'],
      true,
    ],
    ['a day later they are told again', 2, '2026-03-16T17:00', ['contactOverdue', 'contactOverdue'], true],
    ['and every day after that', 9, '2026-03-23T17:00', ['contactOverdue', 'contactOverdue'], true],
  ])('%s', (_consequence, index, at, kinds, overdue) => {
    const found = rung(contact, discharged, contactDue, index);
    expect(newYorkTime(found.at)).toBe(at);
    expect(found.announce.map(({ kind }) => kind)).toEqual(kinds);
    expect(found.overdue).toBe(overdue);
  });

  it.each([
    ['nothing before half time', '2026-03-14T16:59', 0],
    ['half time itself', '2026-03-14T17:00', 1],
    ['still one before it is due', '2026-03-15T16:59', 1],
    ['two when it is due', '2026-03-15T17:00', 2],
    ['nine after a week of silence', '2026-03-22T17:00', 9],
  ])('%s has passed', (_rungs, now, passed) => {
    expect(rungsPassed(contact, discharged, contactDue, newYorkInstant(now))).toBe(passed);
  });

  it.each([0, 1, 2, 5, 4_000])('passes as many when %d are known to have passed', (climbed) => {
    const decadesLater = newYorkInstant('2076-03-15T17:00');
    const passed = rungsPassed(contact, discharged, contactDue, decadesLater, climbed);
    expect(passed).toBe(18_265);
    expect(rung(contact, discharged, contactDue, passed - 1).at).toBe(decadesLater);
  });

  it('is not walked rung by rung for a discharge that is reported a century late', () => {
    let looks = 0;
    const counted: Ladder = {
      ...contact,
      get afterDue() {
        looks += 1;
        return contact.afterDue;
      },
    };
    expect(rungsPassed(counted, discharged, contactDue, newYorkInstant('2126-03-15T17:00'))).toBe(36_526);
    expect(looks).toBeLessThan(40);
  });
});

describe('the ladder of the SPOA decision, which has no half time', () => {
  const opened = newYorkInstant('2026-03-02T10:00');
  const due = newYorkInstant('2026-03-05T10:00');

  it.each([
    ['the first rung is the due instant', 0, '2026-03-05T10:00'],
    ['the next is a business day later', 1, '2026-03-06T10:00'],
    ['a weekend is not a business day', 2, '2026-03-09T10:00'],
  ])('%s', (_consequence, index, at) => {
    const found = rung(decision, opened, due, index);
    expect(newYorkTime(found.at)).toBe(at);
    expect(found).toMatchObject({ overdue: true });
    expect(found.announce.map(({ to }) => to)).toEqual(['lgu', 'facility']);
  });
});

const ladders: readonly Ladder[] = [
  ...Object.values(policy.waits),
  policy.dischargeReview,
  ...Object.values(policy.followUps),
  ...Object.values(policy.aot.waits),
  ...Object.values(policy.aot.duties),
  policy.aot.unreadEvent,
  policy.aot.possibleDuplicate,
];

describe('a ladder of work that is left lying', () => {
  const ladder = policy.followUps.tellPlan;
  const opened = newYorkInstant('2026-03-02T10:00');
  const due = newYorkInstant('2026-03-03T10:00');

  it.each([
    ['when it is due tells the owner alone', 0, '2026-03-03T10:00', ['owner']],
    ['a week later tells the owner again', 1, '2026-03-10T10:00', ['owner']],
    ['after two weeks tells somebody above the owner too', 2, '2026-03-17T10:00', ['owner', 'above']],
    ['and goes on', 60, '2027-05-13T10:00', ['owner', 'above']],
  ])('%s', (_consequence, index, at, to) => {
    const found = rung(ladder, opened, due, index);
    expect(newYorkTime(found.at)).toBe(at);
    expect(found.announce.map((told) => told.to)).toEqual(to);
  });

  it('begins an interval after the opening where the work opens due', () => {
    const atOnce = policy.aot.duties.omhMissingReport;
    expect(rung(atOnce, opened, opened, 0)).toMatchObject({ at: due, overdue: true });
    expect(rungsPassed(atOnce, opened, opened, opened)).toBe(0);
    expect(rungsPassed(atOnce, opened, opened, due)).toBe(1);
  });
});

describe('the default policy', () => {
  it('has a ladder for every wait, and each goes on for ever: nobody waits in silence', () => {
    expect(Object.keys(policy.waits).toSorted()).toEqual([...waitKinds].toSorted());
    for (const { atDue, onOpening, afterDue } of ladders) {
      // What is due when it opens is announced by its opening.
      expect((atDue ?? onOpening).length).toBeGreaterThan(0);
      expect(afterDue.announce.length).toBeGreaterThan(0);
    }
  });

  it('marks every figure as an assumption but the 48 hours, which the guidance gives', () => {
    const given = waitKinds.filter((kind) => !policy.waits[kind].assumption);
    expect(given).toEqual(['faceToFaceContact']);
    expect(contact.due).toEqual({ count: 48, unit: 'hours' });
  });

  it('announces only to audiences and in kinds that exist', () => {
    for (const { onOpening, halfTime = [], atDue = [], afterDue, longOverdue } of ladders)
      for (const { kind, to } of [
        ...onOpening,
        ...halfTime,
        ...atDue,
        ...afterDue.announce,
        ...(longOverdue?.announce ?? []),
      ]) {
        expect(noticeSubjects[kind].length).toBeGreaterThan(0);
        expect(audiences).toContain(to);
      }
  });

  it.each([
    ['without the ladder of a wait', { waits: { ...policy.waits, discharge: undefined } }],
    ['without the ladders of what nobody waits for', { followUps: undefined }],
    ['without the ladders of dated duties', { aot: { ...policy.aot, duties: undefined } }],
    ['without the ladder of an unread event', { aot: { ...policy.aot, unreadEvent: undefined } }],
    [
      'with a due time of nothing',
      {
        followUps: {
          ...policy.followUps,
          tellPlan: { ...policy.followUps.tellPlan, due: { count: 0, unit: 'hours' } },
        },
      },
    ],
    [
      'without the length of the contact',
      { waits: { ...policy.waits, faceToFaceContact: { ...contact, due: undefined } } },
    ],
    ['that is valid from no date', { validFrom: 'soon' }],
    [
      'that announces an unknown kind',
      {
        waits: {
          ...policy.waits,
          discharge: { ...policy.waits.discharge, atDue: [{ kind: 'toString', to: 'lgu' }] },
        },
      },
    ],
  ])('a policy %s is refused', (_fault, overrides) => {
    expect(escalationPolicySchema.safeParse({ ...policy, ...overrides }).success).toBe(false);
  });
});
