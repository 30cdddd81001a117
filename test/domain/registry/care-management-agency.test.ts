import { describe, it, expect } from '@jest/globals';
import { reasonsNotToServe } from '../../../domain/placement/agency-rules.ts';
import { careManagementAgencySchema } from '../../../domain/registry/care-management-agency.ts';
import { anAgency, attested, harbor } from '../../fixtures/draft-fixture.ts';

const need = { county: 'suffolk', on: '2026-03-02', activeAotOrder: false } as const;

describe('an agency may serve', () => {
  it.each([
    ['from the first day of its attestation', { attestations: attested('2026-03-02') }],
    ['to its last day', { attestations: attested('2025-01-01', '2026-03-02') }],
    ['when its attestation has no end', { attestations: attested('2025-01-01') }],
    ['without AOT authority a person who is under no order', { aotAuthority: 'none' as const }],
  ])('%s', (_when, overrides) => {
    expect(reasonsNotToServe(anAgency(overrides), need)).toEqual([]);
  });

  it.each(['legacy', 'stateAuthorized'] as const)(
    'with authority %s a person under an AOT order',
    (aotAuthority) => {
      expect(reasonsNotToServe(anAgency({ aotAuthority }), { ...need, activeAotOrder: true })).toEqual([]);
    },
  );
});

describe('an agency may not serve', () => {
  const neverAttested = anAgency({ attestations: [] });
  it.each([
    ['without an attestation', neverAttested, false, 'HHP-CMA-01'],
    [
      'before its attestation begins',
      anAgency({ attestations: attested('2026-03-03') }),
      false,
      'HHP-CMA-01',
    ],
    [
      'after it has ended',
      anAgency({ attestations: attested('2025-01-01', '2026-03-01') }),
      false,
      'HHP-CMA-01',
    ],
    ['in another county', anAgency({ counties: ['nassau', 'queens'] }), false, 'HHP-CMA-02'],
    [
      'without a business associate agreement',
      anAgency({ businessAssociateAgreement: false }),
      false,
      'HHP-CMA-03',
    ],
    ['a person under an AOT order without authority', anAgency({ aotAuthority: 'none' }), true, 'HHP-CMA-04'],
  ] as const)('%s, and the rule says so', (_when, agency, activeAotOrder, ruleId) => {
    const reasons = reasonsNotToServe(agency, { ...need, activeAotOrder });
    expect(reasons.map(({ ruleId }) => ruleId)).toEqual([ruleId]);
    expect(reasons[0]?.reason).toMatch(/\.$/);
  });

  it('and every reason is given, not the first alone', () => {
    const agency = {
      ...neverAttested,
      counties: ['kings' as const],
      aotAuthority: 'none' as const,
      businessAssociateAgreement: false,
    };
    expect(reasonsNotToServe(agency, { ...need, activeAotOrder: true }).map(({ ruleId }) => ruleId)).toEqual([
      'HHP-CMA-01',
      'HHP-CMA-02',
      'HHP-CMA-03',
      'HHP-CMA-04',
    ]);
  });
});

describe('the registry', () => {
  it.each([
    ['an agency that serves no county', { counties: [] }],
    ['an agency of no Health Home', { healthHomes: [] }],
    ['a county that does not exist', { counties: ['atlantis'] }],
    ['an id with capitals', { id: 'Harbor' }],
  ])('refuses %s', (_fault, overrides) => {
    expect(careManagementAgencySchema.safeParse({ ...harbor, ...overrides }).success).toBe(false);
  });
});
