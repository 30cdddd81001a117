/** What a planner is told to settle when a referral is taken in; none of it keeps the person from being referred. */
import { describe, expect, it } from '@jest/globals';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { warningsOf } from '../../../domain/referral/submission-warnings.ts';
import { aReferral, openedAt, plannedFor } from '../../fixtures/case-fixture.ts';

const destination = { kind: 'supportedHousing' } as const;
const told = (referral: Referral): string[] => warningsOf(referral, openedAt);
const signedUntil = (expiresOn: string): Referral['consent'] => ({
  status: 'signed',
  signedOn: '2026-02-20',
  handSigned: true,
  scope: ['spoa', 'careManagementAgency'],
  expiresOn,
});

describe('a referral', () => {
  it('with everything settled is taken in without a warning', () => {
    expect(told(aReferral())).toEqual([]);
  });

  it('without a discharge date, with typed consent and unknown Medicaid is told all of it', () => {
    const referral = aReferral({
      consent: { status: 'signed', signedOn: '2026-02-20', handSigned: false, scope: ['spoa'] },
      medicaid: { status: 'unknown' },
      discharge: { destination },
    });
    expect(told(referral)).toEqual([
      expect.stringContaining('HHP-MED-01'),
      expect.stringContaining('HHP-MED-02'),
      expect.stringContaining('HHP-CONSENT-02'),
      'No discharge date was given: set it with PUT /cases/{caseId}/discharge-plan.',
    ]);
  });
});

describe('an authorization', () => {
  const expired = [expect.stringMatching(/has expired.*PUT \/cases\/\{caseId\}\/consent.*HHP-CONSENT-03c/)];
  const tooSoon = [
    expect.stringMatching(/expires before the planned discharge.*PUT .*\/consent.*HHP-CONSENT-03c/),
  ];

  it.each([
    ['that expired yesterday', '2026-03-01', expired],
    ['in its last day', '2026-03-02', tooSoon],
    ['that ends the day before the planned discharge', '2026-03-05', tooSoon],
    ['that ends on the day of the planned discharge', '2026-03-06', []],
  ])('%s', (_name, expiresOn, warnings) => {
    expect(told(aReferral({ consent: signedUntil(expiresOn) }))).toEqual(warnings);
    const byDate = { plannedOn: '2026-03-06', destination };
    expect(told(aReferral({ consent: signedUntil(expiresOn), discharge: byDate }))).toEqual(warnings);
  });

  it('is judged by today alone when the person has left, or when nobody knows when they will', () => {
    const left = { plannedFor, dischargedAt: '2026-03-01T17:00:00.000Z', destination };
    expect(told(aReferral({ consent: signedUntil('2026-03-02'), discharge: left }))).toEqual([]);
    expect(told(aReferral({ consent: signedUntil('2026-03-01'), discharge: left }))).toEqual(expired);
    expect(told(aReferral({ consent: signedUntil('2026-03-01'), discharge: { destination } }))).toEqual([
      ...expired,
      expect.stringContaining('No discharge date'),
    ]);
  });
});

describe('a planned discharge', () => {
  const past = [expect.stringMatching(/lies in the past.*POST .*\/discharge.*PUT .*\/discharge-plan/)];

  it.each([
    ['a minute ago', { plannedFor: '2026-03-02T14:59:00.000Z' }, past],
    ['now', { plannedFor: openedAt }, []],
    ['yesterday', { plannedOn: '2026-03-01' }, past],
    ['today', { plannedOn: '2026-03-02' }, []],
    [
      'a minute ago of somebody who has left',
      { plannedFor: '2026-03-02T14:59:00.000Z', dischargedAt: openedAt },
      [],
    ],
  ])('%s', (_name, when, warnings) => {
    expect(told(aReferral({ discharge: { ...when, destination } }))).toEqual(warnings);
  });
});
