/** Breaking the glass: an hour, in one's own name, with a reason, and the county told at once. */
import { describe, expect, it } from '@jest/globals';
import { decide } from '../../../domain/api/access.ts';
import { emergencyAccessOf, openEmergencyAccess } from '../../../domain/access/emergency-access.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { aCaseAccepted, aPersonOf, careManager, type Story } from '../../fixtures/draft-fixture.ts';

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
    story.decide(openedAt, (draft) => withdraw(draft, { reason: 'died' }, careManager));
    expect(emergencyAccessOf(story.case, nurse, openedAt)).toBeUndefined();
  });

  it('does not grow the record without end', () => {
    const story = aCaseAccepted();
    for (let count = 0; count < 25; count += 1) open(story, later(count * 61));
    expect(story.case.emergencyAccess).toHaveLength(20);
    expect(story.case.emergencyAccess?.at(-1)?.openedAt).toBe(later(24 * 61));
  });
});
