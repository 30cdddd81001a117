import { describe, it, expect } from '@jest/globals';
import { type Referral, referralSchema } from '../../../domain/case/referral-contract.ts';
import { storedReferralSchema } from '../../../domain/case/stored-referral-contract.ts';
import { withdrawalBodySchema } from '../../../domain/referral/withdrawal-contract.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';

type Section = Exclude<
  keyof Referral,
  'source' | 'income' | 'significantContacts' | 'providers' | 'attachments'
>;

/** The fields that a referral with these members of one section is refused for. */
const fieldsAtFault = (section: Section, members: object): string[] => {
  const referral = aReferral();
  const result = referralSchema.safeParse({ ...referral, [section]: { ...referral[section], ...members } });
  return (result.error?.issues ?? []).map(({ path }) => path.join('.'));
};

/** Every text that stands in a section, however deep. */
const flat = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, member]) => [
          [name, member] as const,
          ...Object.entries(flat(member)),
        ]),
      )
    : {};

describe('a referral', () => {
  it('that is complete is read as it was sent', () => {
    expect(referralSchema.parse(aReferral())).toEqual(aReferral());
  });

  it.each([
    ['person', { countyOfResidence: 'atlantis' }, 'person.countyOfResidence'],
    ['person', { dateOfBirth: '1984-02-30' }, 'person.dateOfBirth'],
    ['person', { medicaidCin: 'ZQ9O417X' }, 'person.medicaidCin'],
    ['person', { firstName: '', lastName: '   ' }, 'person.lastName'],
    ['person', { dateOfBirth: '1984-6' }, 'person.dateOfBirth'],
    ['person', { currentAddress: {} }, 'person.currentAddress'],
    ['person', { lastName: 'x'.repeat(121) }, 'person.lastName'],
    ['person', { phone: 'call me' }, 'person.phone'],
    ['person', { raceEthnicity: Array(21).fill('x') }, 'person.raceEthnicity'],
    [
      'person',
      { currentAddress: { lines: [], city: 'Bay Shore', state: 'NY', zip: '11706' } },
      'person.currentAddress.lines',
    ],
    [
      'person',
      { currentAddress: { lines: ['1'], city: 'Bay Shore', state: 'New York', zip: '11706' } },
      'person.currentAddress.state',
    ],
    [
      'person',
      { currentAddress: { lines: ['1'], city: 'Bay Shore', state: 'NY', zip: '1170' } },
      'person.currentAddress.zip',
    ],
    ['person', { socialSecurityNumber: '000-00-0000' }, 'person'],
    ['consent', { status: 'signed', scope: [] }, 'consent.scope'],
    ['consent', { status: 'maybe' }, 'consent.status'],
    ['medicaid', { district: '470' }, 'medicaid.district'],
    ['healthHome', { healthHome: 'Tide Health Home' }, 'healthHome.healthHome'],
    ['discharge', { plannedFor: '2026-03-06T17:00:00' }, 'discharge.plannedFor'],
    ['discharge', { plannedOn: '2026-03-06' }, 'discharge.plannedOn'],
    ['discharge', { destination: { kind: 'onCampusResidence' } }, 'discharge.destination.onCampusResidence'],
    [
      'discharge',
      { destination: { kind: 'family', onCampusResidence: 'tlr' } },
      'discharge.destination.onCampusResidence',
    ],
    [
      'clinical',
      { primaryDiagnosis: { icd10: '295.90', description: 'x' } },
      'clinical.primaryDiagnosis.icd10',
    ],
    ['clinical', { riskHistory: 'x'.repeat(4_001) }, 'clinical.riskHistory'],
    ['legal', { aot: 'perhaps' }, 'legal.aot'],
    ['request', { programs: [] }, 'request.programs'],
    ['referrer', { phone: '' }, 'referrer.phone'],
  ] as const)('%s %j is refused, and the field is named: %s', (section, members, field) => {
    expect(fieldsAtFault(section, members)).toEqual([field]);
  });

  it.each([
    ['a date and time', { plannedFor: '2026-03-06T17:00:00-05:00', plannedOn: undefined }],
    ['a date alone', { plannedFor: undefined, plannedOn: '2026-03-06' }],
    ['no date at all', { plannedFor: undefined, plannedOn: undefined }],
    [
      'an on-campus residence with its type',
      { destination: { kind: 'onCampusResidence', onCampusResidence: 'tpp' } },
    ],
  ])('a discharge with %s is accepted', (_what, members) => {
    expect(fieldsAtFault('discharge', members)).toEqual([]);
  });

  it.each([
    ['clinical', { primaryDiagnosis: { icd10: 'f20.9', description: 'x' } }, 'F20.9'],
    ['clinical', { primaryDiagnosis: { icd10: ' F209 ', description: 'x' } }, 'F20.9'],
    ['clinical', { primaryDiagnosis: { icd10: 'f31', description: 'x' } }, 'F31'],
    ['clinical', { primaryDiagnosis: { icd10: 'F20,9', description: 'x' } }, 'F20.9'],
    ['medicaid', { district: ' 47' }, '47'],
    ['medicaid', { district: '7' }, '07'],
    ['healthHome', { healthHome: ' Sample-HH-Long-Island' }, 'sample-hh-long-island'],
    ['request', { preferredAgency: 'SAMPLE-CMA-NORTH ' }, 'sample-cma-north'],
    ['legal', { parole: { officerName: 'x', officerPhone: '555-0100 ext 12' } }, '555-0100 x12'],
    ['legal', { aotOrder: { county: 'Manhattan', from: '2025-09-01', until: '2026-03-01' } }, 'new-york'],
    ['referrer', { phone: '(631)555-0100;ext=12' }, '(631)555-0100 x12'],
  ] as const)('%s %j is kept in one form', (section, members, kept) => {
    const referral = aReferral();
    const parsed = referralSchema.parse({ ...referral, [section]: { ...referral[section], ...members } });
    expect(Object.values(flat(parsed[section]))).toContain(kept);
    // What is kept is taken as it is.
    expect(referralSchema.parse(parsed)).toEqual(parsed);
    expect(storedReferralSchema.parse(parsed)).toEqual(parsed);
  });

  it('of a substance-use diagnosis in small letters is put in form where such stand', () => {
    const records = [{ kind: 'diagnosis' as const, icd10: 'f1020', description: 'x' }];
    expect(referralSchema.parse({ ...aReferral(), partTwo: { records } }).partTwo?.records).toMatchObject([
      { icd10: 'F10.20' },
    ]);
  });

  it('of a code of ICD-9 is told so', () => {
    const primaryDiagnosis = { icd10: '295.90', description: 'x' };
    const clinical = { ...aReferral().clinical, primaryDiagnosis };
    expect(referralSchema.safeParse({ ...aReferral(), clinical }).error?.issues[0]?.message).toContain(
      'ICD-9',
    );
  });

  it.each([
    [
      'a code of no system',
      { clinical: { ...aReferral().clinical, primaryDiagnosis: { icd10: 'unknown', description: 'x' } } },
      'for example F20.9',
    ],
    [
      'a ZIP code with a digit too many',
      { person: { ...aReferral().person, currentAddress: { zip: '117171' } } },
      'five digits',
    ],
    [
      'a telephone with two extensions',
      { referrer: { ...aReferral().referrer, phone: '631-555-0100 x12 x13' } },
      'for example (631)',
    ],
  ])('of %s is told what it looks like', (_what, change, words) => {
    const { error } = referralSchema.safeParse({ ...aReferral(), ...change });
    expect(error?.issues[0]?.message).toContain(words);
  });

  it('that was taken in when less was asked of a telephone is read as it was', () => {
    const stored = { ...aReferral(), referrer: { ...aReferral().referrer, phone: '-------' } };
    expect(storedReferralSchema.parse(stored)).toEqual(stored);
    expect(referralSchema.safeParse(stored).success).toBe(false);
  });

  it('spaces around a name are not kept', () => {
    const { person } = referralSchema.parse({
      ...aReferral(),
      person: { ...aReferral().person, firstName: '  Isidora ' },
    });
    expect(person.firstName).toBe('Isidora');
  });
});

describe('a withdrawal', () => {
  it.each([
    [{ reason: 'declined' }],
    [{}],
    [{ reason: 'died', at: 'yesterday' }],
    [{ reason: 'died', note: 'x' }],
  ])('%j is refused', (body) => {
    expect(withdrawalBodySchema.safeParse(body).success).toBe(false);
  });

  it('keeps when it happened in UTC', () => {
    expect(withdrawalBodySchema.parse({ reason: 'died', at: '2026-03-01T10:00:00-05:00' })).toEqual({
      reason: 'died',
      at: '2026-03-01T15:00:00.000Z',
    });
  });
});
