import { describe, it, expect } from '@jest/globals';
import { identityOf, receivedAs } from '../../../domain/referral/person-identity.ts';
import { refuseAtTheDoor } from '../../../domain/referral/receive-referral.ts';
import { caseRecordSchema, isUnderWay } from '../../../domain/case/case-record.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { aCase, aPerson, aReferral, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';
import {
  aReferredCase,
  eventTypes,
  newYorkInstant,
  planner,
  refusalOf,
} from '../../fixtures/draft-fixture.ts';

const goingHome = { kind: 'ownHome' } as const;
const leftOn = (at: string): Referral =>
  aReferral({ discharge: { dischargedAt: at, destination: goingHome } });

describe('a referral at the door', () => {
  it.each([
    ['an adult with a signed authorization', aReferral()],
    ['a person who has already left', leftOn(addElapsed(openedAt, -1, 'days'))],
  ])('%s is let in', (_who, referral) => {
    expect(() => refuseAtTheDoor(referral, openedAt)).not.toThrow();
  });

  it('a person who refused to authorize is not stored, and the way on is to ask again', () => {
    const referral = aReferral({ consent: { status: 'refused', askedOn: '2026-02-20' } });
    expect(refusalOf(() => refuseAtTheDoor(referral, openedAt))).toMatchObject({
      kind: 'rule',
      code: 'notAcceptable',
      ruleId: 'HHP-CONSENT-01',
      next: expect.stringContaining('notObtainable'),
    });
  });

  it('a person under 18 is not stored, and the way on is the children’s SPOA', () => {
    const referral = aReferral({ person: aPerson({ dateOfBirth: '2010-01-01' }) });
    expect(refusalOf(() => refuseAtTheDoor(referral, openedAt))).toMatchObject({
      ruleId: 'HHP-AGE-01',
      next: expect.stringContaining('children'),
    });
  });

  it.each([['2026-03-03'], ['2026-04'], ['2027']])(
    'a birth date of %s is told as one of the future',
    (dateOfBirth) => {
      const refusal = refusalOf(() =>
        refuseAtTheDoor(aReferral({ person: aPerson({ dateOfBirth }) }), openedAt),
      );
      expect(refusal).toMatchObject({
        code: 'timesOutOfOrder',
        errors: [{ field: 'body.person.dateOfBirth' }],
      });
      expect(JSON.stringify(refusal)).not.toContain(dateOfBirth);
    },
  );

  it('a discharge that has not happened is not reported as one', () => {
    const tomorrow = leftOn(addElapsed(openedAt, 1, 'days'));
    expect(refusalOf(() => refuseAtTheDoor(tomorrow, openedAt))).toMatchObject({
      code: 'inTheFuture',
      ruleId: 'HHP-DIS-01',
      errors: [{ field: 'body.discharge.dischargedAt' }],
    });
  });

  it('a discharge before the admission of that stay is a slip of the year, and not stored', () => {
    const referral = leftOn(addElapsed(openedAt, -20_000, 'days'));
    const refusal = refusalOf(() => refuseAtTheDoor(referral, openedAt));
    expect(refusal).toMatchObject({
      code: 'dischargedBeforeAdmission',
      errors: [{ field: 'body.discharge.dischargedAt' }],
    });
    // The day is of the person, and a refusal is read by whoever reports the discharge.
    expect(JSON.stringify(refusal)).not.toContain(referral.admission?.admittedOn);
  });
});

describe('who the person is', () => {
  it('is known by the CIN alone, at whatever facility', () => {
    expect(identityOf(aReferral(), 'pilgrim-pc')).toBe(identityOf(aReferral(), 'bronx-pc'));
  });

  it('without a CIN is known by name and birth date at whatever facility, however it is capitalised', () => {
    const referral = aReferral({ person: aPerson({ medicaidCin: undefined }) });
    const shouted = aReferral({ person: aPerson({ medicaidCin: undefined, lastName: 'QUILLFEATHER' }) });
    expect(identityOf(referral, 'pilgrim-pc')).toBe(identityOf(shouted, 'pilgrim-pc'));
    expect(identityOf(referral, 'pilgrim-pc')).toBe(identityOf(referral, 'bronx-pc'));
  });
});

describe('a new case', () => {
  it('takes the person’s lock, orders its first execution and begins its audit chain in one write', () => {
    const story = aReferredCase();
    expect(story.lastWrite).toMatchObject({ expectedVersion: 0, before: undefined, personLock: 'take' });
    expect(story.outbox).toMatchObject([{ kind: 'startExecution', epoch: 1, seq: 1 }]);
    expect(story.types).toEqual(eventTypes('referralSubmitted'));
    expect(story.eventOf('referralSubmitted').details).toEqual({
      facility: 'pilgrim-pc',
      county: 'suffolk',
      consent: 'signed',
    });
    expect(caseRecordSchema.parse(story.case)).toEqual(story.case);
    expect(story.lastWrite?.received).toEqual({
      personKey: story.case.personKey,
      as: receivedAs(story.case.referral, planner),
    });
  });

  it.each([
    [
      'with a date and time is planned for it',
      { plannedFor, destination: goingHome },
      'planned',
      plannedFor,
      false,
    ],
    [
      'with a date is planned until that date is over in New York',
      { plannedOn: '2026-03-06', destination: goingHome },
      'planned',
      newYorkInstant('2026-03-07T00:00'),
      true,
    ],
    ['without a date is unplanned', { destination: goingHome }, 'unplanned', undefined, false],
  ] as const)('%s', (_consequence, discharge, state, planned, plannedDateOnly) => {
    const { case: record } = aReferredCase(aReferral({ discharge }));
    expect(record.strands.discharge).toBe(state);
    expect(record.discharge.plannedFor).toBe(planned);
    expect(record.discharge.plannedDateOnly).toBe(plannedDateOnly);
    expect(record.clocks).toEqual([]);
  });

  it.each([
    ['enrolled in a Health Home is owed the 48 hours by the guidance', true, 'required'],
    ['not enrolled is owed them by our standard', false, 'standard'],
  ])('a person who has already left and is %s', (_consequence, enrolled, basis) => {
    const dischargedAt = addElapsed(openedAt, -20, 'hours');
    const story = aReferredCase({ ...leftOn(dischargedAt), healthHome: { enrolled } });
    expect(story.case.strands.discharge).toBe('discharged');
    expect(story.case.discharge).toMatchObject({ dischargedAt, dischargedDateOnly: false });
    expect(story.case.clocks).toMatchObject([
      { anchor: dischargedAt, anchorKind: 'dischargedAt', due: addElapsed(openedAt, 28, 'hours'), basis },
    ]);
    expect(story.types).toEqual(eventTypes('referralSubmitted', 'discharged', 'clockStarted'));
  });

  it('going to a residence on campus has its type on record', () => {
    const destination = { kind: 'onCampusResidence', onCampusResidence: 'rcca' } as const;
    const { case: record } = aReferredCase(aReferral({ discharge: { plannedFor, destination } }));
    expect(record.discharge.onCampusResidence).toBe('rcca');
  });
});

describe('a journey', () => {
  it.each([
    ['under way while the case is open', {}, true],
    [
      'over when the episode is open',
      {
        episode: { openedAt, hhPlusRate: true },
        strands: { ...aCase().strands, placement: 'placed' as const, discharge: 'contacted' as const },
      },
      false,
    ],
    [
      'under way again when an agency no longer has the person',
      {
        episode: { openedAt, hhPlusRate: true },
        strands: { ...aCase().strands, placement: 'spoaReview' as const, discharge: 'contacted' as const },
      },
      true,
    ],
    ['over when the case is closed', { strands: { ...aCase().strands, case: 'closed' as const } }, false],
  ])('is %s', (_when, overrides, underWay) => {
    expect(isUnderWay(aCase(overrides))).toBe(underWay);
  });
});
