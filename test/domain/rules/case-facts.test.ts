/** From a record to facts: what is not said stays not known, and each state of a clock has its word. */
import { describe, expect, it } from '@jest/globals';
import { caseFacts, factsOfReferral } from '../../../domain/rules/case-facts.ts';
import type { CaseRecord } from '../../../domain/referral/case-record.ts';
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
    const admission = (forensic: boolean) => ({ ...aReferral().admission, forensic });
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
