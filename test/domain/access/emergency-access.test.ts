/** Breaking the glass: an hour, in one's own name, with a reason, and the county told at once. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/api/access.ts';
import {
  answerEmergencyAccess,
  emergencyAccessOf,
  emergencyAccessView,
  openEmergencyAccess,
  overseerOf,
} from '../../../domain/access/emergency-access.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import {
  aCaseAccepted,
  aPersonOf,
  careManager,
  healthHome,
  planner,
  refusalOf,
  spoa,
  type Story,
  policy,
} from '../../fixtures/draft-fixture.ts';

const nurse = aPersonOf('spoa', 'nassau');
const colleague = { ...nurse, sub: 'another-subject' };
const body = { reason: 'emergencyRoom', explanation: 'Brought in by ambulance, cannot speak.' } as const;
const open = (story: Story, at = openedAt, by = nurse) =>
  story.decide(at, (draft) => openEmergencyAccess(draft, body, by), by);
const later = (minutes: number) => addElapsed(openedAt, minutes, 'minutes');
const mayRead = ({ case: record }: Story, now: string, who = nurse) =>
  decide(who, 'getCase', { kind: 'case', record, now });

describe('an emergency access', () => {
  it('lets that very person read for an hour, and nobody else of the organisation', () => {
    const story = aCaseAccepted();
    expect(mayRead(story, openedAt)).toMatchObject({ allow: false, reason: 'noRelation' });
    open(story);
    expect(mayRead(story, openedAt)).toMatchObject({
      allow: true,
      standing: 'emergency',
      basis: { kind: 'emergency' },
    });
    expect(mayRead(story, later(59)).allow).toBe(true);
    expect(mayRead(story, later(60)).allow).toBe(false);
    expect(mayRead(story, openedAt, colleague).allow).toBe(false);
    expect(mayRead(story, openedAt, { ...nurse, org: 'erie' }).allow).toBe(false);
  });

  it('opens the case to a party whose authorization was withdrawn, and leaves it the rights that it has', () => {
    const story = aCaseAccepted();
    story.decide(openedAt, (draft) =>
      changeConsent(draft, { status: 'withdrawn', withdrawnOn: '2026-03-02' }),
    );
    expect(mayRead(story, openedAt, careManager)).toMatchObject({ allow: true, basis: { level: 'none' } });
    open(story, openedAt, careManager);
    expect(mayRead(story, openedAt, careManager)).toMatchObject({
      allow: true,
      standing: 'assigned',
      basis: { kind: 'emergency' },
    });
    expect(mayRead(story, later(60), careManager)).toMatchObject({ allow: true, basis: { level: 'none' } });
  });

  it('lets nobody write', () => {
    const story = aCaseAccepted();
    open(story);
    for (const operation of ['recordContact', 'withdrawCase', 'putAotOrder'] as const)
      expect(decide(nurse, operation, { kind: 'case', record: story.case, now: openedAt }).allow).toBe(false);
  });

  it('tells the county, who holds the person, the Health Home and OMH at once, and keeps the words to itself', () => {
    const story = aCaseAccepted();
    open(story);
    expect(story.toldLast.toSorted()).toEqual([
      'emergencyAccessOpened to cma:harbor-cma',
      'emergencyAccessOpened to healthHome:tide-health-home',
      'emergencyAccessOpened to spoa:suffolk',
      'emergencyAccessOpened to state:omh',
    ]);
    const event = story.eventOf('emergencyAccessOpened');
    expect(event).toMatchObject({
      actor: nurse,
      ruleIds: ['HHP-ACC-03'],
      details: { reason: 'emergencyRoom', until: later(60) },
    });
    expect(JSON.stringify([story.events, story.notices])).not.toContain('ambulance');
    expect(story.case.emergencyAccess).toMatchObject([{ by: nurse, ...body, until: later(60) }]);
  });

  it('opened twice within the hour is the same, and nobody is told again; after it, a new one', () => {
    const story = aCaseAccepted();
    const first = open(story);
    const told = story.notices.length;
    expect(open(story, later(30))).toEqual(first);
    expect(story.notices).toHaveLength(told);
    expect(open(story, later(61)).until).toBe(later(121));
    expect(story.case.emergencyAccess).toHaveLength(2);
  });

  it('ends with the case', () => {
    const story = aCaseAccepted();
    open(story);
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, careManager, policy));
    expect(emergencyAccessOf(story.case, nurse, openedAt)).toBeUndefined();
  });

  it('is numbered on, and the record keeps each: what is past is a part of its own (case-parts.ts)', () => {
    const story = aCaseAccepted();
    for (let count = 0; count < 25; count += 1)
      open(story, later(count * 61), { ...nurse, sub: `sub-${String(count)}` });
    expect(story.case.emergencyAccess).toHaveLength(25);
    expect(story.case.emergencyAccess?.at(-1)).toMatchObject({ number: 25, openedAt: later(24 * 61) });
  });
});

describe('after the second hour of a day', () => {
  const twice = () => {
    const story = aCaseAccepted();
    open(story);
    open(story, later(61));
    return story;
  };
  const answer = (story: Story, number: number, decision: 'end' | 'renew', by: Person, at = later(122)) =>
    story.decide(at, (draft) => answerEmergencyAccess(draft, number, { decision }, by), by);

  it('the same person opens the case only on the county’s word, once for each word', () => {
    const story = twice();
    const third = () => open(story, later(122));
    expect(refusalOf(third)).toMatchObject({
      kind: 'rule',
      code: 'countysWordNeeded',
      ruleId: 'HHP-ACC-03',
      state: { emergencyAccess: 2 },
      next: expect.stringContaining('Call the county'),
    });
    answer(story, 2, 'renew', spoa);
    expect(third().until).toBe(later(182));
    expect(refusalOf(() => open(story, later(183))).code).toBe('countysWordNeeded');
    expect(story.eventOf('emergencyAccessRenewable')).toMatchObject({ actor: spoa, details: { number: 2 } });
  });

  it('a colleague may open it in a name of their own, and the same person a day later', () => {
    const story = twice();
    expect(open(story, later(122), colleague).number).toBe(3);
    expect(open(story, later(24 * 60)).number).toBe(4);
  });

  it.each([
    ['the holder', careManager],
    ['OMH', aPersonOf('state', 'omh')],
    ['the person themself', nurse],
  ])('the word is not %s’s to give', (_who, by) => {
    expect(refusalOf(() => answer(twice(), 2, 'renew', by))).toMatchObject({ code: 'notYoursToRenew' });
  });

  it('nobody of the county gives it to themselves, and it is given once', () => {
    const story = aCaseAccepted();
    open(story, openedAt, spoa);
    expect(refusalOf(() => answer(story, 1, 'renew', spoa)).code).toBe('notYoursToRenew');
    const other = { ...spoa, sub: 'another-of-the-county' };
    answer(story, 1, 'renew', other);
    expect(refusalOf(() => answer(story, 1, 'renew', other))).toMatchObject({
      kind: 'conflict',
      code: 'alreadyRenewable',
    });
  });

  it.each([
    ['the county', spoa],
    ['the holder', careManager],
    ['OMH', aPersonOf('state', 'omh')],
  ])('%s ends it at once, and then it is opened again only on the county’s word', (_who, by) => {
    const story = aCaseAccepted();
    open(story);
    answer(story, 1, 'end', by, later(5));
    expect(mayRead(story, later(5)).allow).toBe(false);
    expect(story.eventOf('emergencyAccessEnded')).toMatchObject({ actor: by, details: { number: 1 } });
    expect(refusalOf(() => open(story, later(6)))).toMatchObject({ code: 'countysWordNeeded' });
    answer(story, 1, 'renew', spoa, later(7));
    expect(open(story, later(8)).number).toBe(2);
    expect(mayRead(story, later(8)).allow).toBe(true);
  });

  it('what is over cannot be ended, and what never was is not there', () => {
    const story = aCaseAccepted();
    open(story);
    expect(refusalOf(() => answer(story, 1, 'end', spoa, later(60)))).toMatchObject({
      code: 'emergencyOver',
    });
    expect(answer(story, 2, 'end', spoa)).toBeUndefined();
    expect(answer(aCaseAccepted(), 1, 'end', spoa)).toBeUndefined();
    answer(story, 1, 'end', spoa, later(1));
    expect(refusalOf(() => answer(story, 1, 'end', spoa, later(2))).code).toBe('emergencyOver');
    const closed = aCaseAccepted();
    open(closed);
    closed.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, careManager, policy));
    expect(refusalOf(() => answer(closed, 1, 'end', spoa, later(1))).code).toBe('emergencyOver');
  });

  it('is seen, with the explanation, by the county, the holder and OMH, and by nobody else', () => {
    const story = aCaseAccepted();
    open(story);
    answer(story, 1, 'end', spoa, later(5));
    answer(story, 1, 'renew', spoa, later(6));
    const seenBy = (who: Person) => overseerOf(story.case, who) !== undefined;
    expect([spoa, careManager, aPersonOf('state', 'omh')].map(seenBy)).toEqual([true, true, true]);
    expect([nurse, planner, healthHome, aPersonOf('state', 'doh')].map(seenBy)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect((story.case.emergencyAccess ?? []).map(emergencyAccessView)).toEqual([
      {
        number: 1,
        by: { sub: nurse.sub, role: 'spoa', org: 'nassau' },
        ...body,
        openedAt,
        until: later(60),
        endedAt: later(5),
        endedBy: 'suffolk',
        renewableAt: later(6),
      },
    ]);
  });
});
