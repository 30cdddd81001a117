/** From a record to facts: what is not said stays not known, and each state of a clock has its word. */
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { caseFacts, factsOfReferral } from '../../../domain/case/case-facts.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { aCaseUnder, anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';

const clock = (state: Partial<CaseRecord['clocks'][number]>): CaseRecord['clocks'][number] => ({
  kind: 'spoaDecision',
  anchor: openedAt,
  anchorKind: 'opened',
  due: '2026-03-05T15:00:00.000Z',
  ruleId: 'HHP-SPOA-01',
  basis: 'standard',
  zone: 'America/New_York',
  moves: [],
  ...state,
});
const later = '2026-03-06T15:00:00.000Z';

describe('the facts of a case', () => {
  it.each([
    ['running', {}, openedAt],
    ['overdue', {}, later],
    ['met', { metAt: openedAt }, later],
    ['late', { metAt: later }, later],
    ['stopped', { stoppedAt: openedAt }, later],
  ] as const)('a clock is %s', (word, state, now) => {
    expect(caseFacts(aCase({ clocks: [clock(state)] }), now).spoaDecisionClock).toBe(word);
  });

  it.each([
    ['F20.9', true],
    ['F31.2', true],
    ['F25.0', null],
    ['F33.1', false],
  ])('diagnosis %s: schizophrenia or bipolar is %p', (icd10, expected) => {
    const clinical = { ...aReferral().clinical, primaryDiagnosis: { icd10, description: 'x' } };
    expect(factsOfReferral(aReferral({ clinical }), '2026-03-02').schizophreniaOrBipolar).toBe(expected);
    const said = aReferral({ clinical, indicators: { schizophreniaOrBipolar: false } });
    expect(factsOfReferral(said, '2026-03-02').schizophreniaOrBipolar).toBe(false);
  });

  it('what a full referral says', () => {
    const referral = aReferral({
      medicaid: { status: 'active', program: 'nysoh', localCaseOpen: true, verifiedOn: '2026-02-25' },
      legal: {
        aot: 'activeOrder',
        aotOrder: { county: 'suffolk', from: '2026-01-01', until: '2026-12-31' },
        parole: { officerName: 'Officer Quill', officerPhone: '555-0100' },
        probation: false,
        cpl33020: false,
      },
      attachments: [{ kind: 'aotOrder', dated: '2026-01-01' }],
      indicators: { clinicalDiscretion: { decider: 'spoa', rationale: 'Hoarding.' } },
    });
    const record = aCase({
      referral,
      triage: { role: 'spoa', org: 'warren' },
      episode: { openedAt, hhPlusRate: true },
      discharge: { plannedDateOnly: false, timesMoved: 0, dischargedAt: openedAt, dischargedDateOnly: false },
    });
    expect(caseFacts(record, openedAt)).toMatchObject({
      medicaidLocalCaseOpen: true,
      aotOrderUntil: '2026-12-31',
      aotOrderOnFile: true,
      paroleOfficerNamed: true,
      discretionRationaleGiven: true,
      triageOwner: 'warren',
      episodeMonth: '2026-03',
      referredBeforeDischarge: false,
    });
  });

  it('a release from a forensic unit of another center is a forensic release', () => {
    const admission = (forensic: boolean) => ({ admittedOn: '2025-06-10', forensic });
    const forensic = (facility: string, unit: boolean) =>
      caseFacts(aCase({ facility, referral: aReferral({ admission: admission(unit) }) }), openedAt)
        .forensicFacility;
    expect(forensic('rochester-pc', true)).toBe(true);
    expect(forensic('rochester-pc', false)).toBe(false);
    expect(forensic('kirby-forensic-pc', false)).toBe(true);
  });

  it('what a bare referral does not say is not known', () => {
    const referral = aReferral({
      medicaid: { status: 'unknown' },
      consent: { status: 'refused', askedOn: '2026-02-20' },
      discharge: { destination: { kind: 'other' } },
    });
    const discharge = { plannedDateOnly: false, timesMoved: 0, dischargedDateOnly: false };
    expect(caseFacts(aCase({ referral, discharge }), openedAt)).toMatchObject({
      medicaidProgram: null,
      medicaidVerifiedOn: null,
      consentSignedOn: null,
      consentHandSigned: null,
      stateDischargeOn: null,
      ageAtDischarge: null,
      onCampusResidence: 'none',
    });
  });
});

describe('the orders on record', () => {
  const at = '2026-06-15T16:00:00.000Z';
  const orders = (...list: Parameters<typeof anOrder>[0][]) => list.map((order) => anOrder(order));
  const legal = (aot: 'none' | 'activeOrder', order?: { from: string; until: string }) =>
    aReferral({
      legal: {
        aot,
        probation: false,
        cpl33020: false,
        ...(order && { aotOrder: { county: 'suffolk', ...order } }),
      },
    });
  const standing = (
    list: ReturnType<typeof orders>,
    referral = legal('none'),
    now = at,
  ): readonly (string | null)[] => {
    const { aotStatus, aotOrderFrom, aotOrderUntil } = caseFacts(aCaseUnder(list, { referral }), now);
    return [aotStatus, aotOrderFrom, aotOrderUntil];
  };
  const stated = { from: '2026-01-01', until: '2026-12-31' };

  it('count over what the referral said when it came', () => {
    const confirmed = { verification: 'verified' } as const;
    expect(standing(orders({}))).toEqual(['activeOrder', '2026-03-02', '2027-03-01']);
    expect(standing(orders(confirmed))).toEqual(['activeOrder', '2026-03-02', '2027-03-01']);
  });

  it.each(['unverified', 'rejected'] as const)('that are %s decide nothing', (verification) => {
    expect(standing(orders({ verification }))).toEqual(['none', null, null]);
  });

  it('that have not begun decide nothing yet', () => {
    expect(standing(orders({ from: '2026-07-01' }))).toEqual(['none', null, null]);
  });

  it('that a court ended close what the referral opened, on the same day already', () => {
    const ended = orders({ endedAt: '2026-06-15T15:00:00.000Z' });
    expect(standing(ended, legal('activeOrder', stated))).toEqual(['expiredWithinYear', null, null]);
    expect(standing(ended, legal('activeOrder', stated), '2026-06-16T16:00:00.000Z')).toEqual([
      'expiredWithinYear',
      '2026-03-02',
      '2026-06-15',
    ]);
  });

  it('that ended before the referral came say nothing against the order that it tells of', () => {
    const old = { from: '2024-01-01', until: '2024-12-31' };
    expect(standing(orders(old), legal('activeOrder', stated))).toEqual([
      'activeOrder',
      '2026-01-01',
      '2026-12-31',
    ]);
    expect(standing(orders(old, { from: '2023-01-01', until: '2023-12-31' }))).toEqual([
      'none',
      '2024-01-01',
      '2024-12-31',
    ]);
  });

  it('and agreements, and a copy for the Health Home, are facts too', () => {
    const aot = aotRecordSchema.parse({
      agreements: [
        { agreementId: 'A1', from: '2026-03-02', until: '2026-09-01', recordedAt: openedAt },
        { agreementId: 'A2', from: '2026-12-01', recordedAt: openedAt },
      ],
      disclosure: { orderCopyGivenAt: openedAt },
    });
    const facts = caseFacts(aCase({ aot }), at);
    expect(facts).toMatchObject({
      agreementLguIdentified: true,
      agreementSignedOn: '2026-03-02',
      agreementUntil: '2026-09-01',
      aotOrderOnFile: true,
    });
    expect(caseFacts(aCase({ aot }), '2026-12-02T16:00:00.000Z').agreementUntil).toBeNull();
  });
});

describe('whether agency and person met before the discharge', () => {
  const met = (handedOffAt?: string, dischargedAt?: string) =>
    caseFacts(
      aCase({
        assignment: { ...aCase().assignment, ...(handedOffAt !== undefined && { handedOffAt }) },
        discharge: { ...aCase().discharge, ...(dischargedAt !== undefined && { dischargedAt }) },
      }),
      later,
    ).handedOffBeforeDischarge;

  it.each([
    ['is not known while both are to come', undefined, undefined, null],
    ['is so when they met and the person is still inside', openedAt, undefined, true],
    ['is so when they met at the discharge', openedAt, openedAt, true],
    ['is not so when they met afterwards', later, openedAt, false],
    ['is not so when the person left unmet', undefined, openedAt, false],
  ])('%s', (_what, handedOffAt, dischargedAt, expected) => {
    expect(met(handedOffAt, dischargedAt)).toBe(expected);
  });
});
