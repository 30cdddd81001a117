import { describe, expect, it } from '@jest/globals';
import { refuseUnknownHealthHome } from '../../../domain/referral/named-health-home.ts';
import { aReferral } from '../../fixtures/case-fixture.ts';
import { refusalOf } from '../../fixtures/draft-fixture.ts';

const homes = [
  { id: 'dune-health-home', name: 'Dune Health Home' },
  { id: 'tide-health-home', name: 'Tide Health Home' },
];
const naming = (healthHome: string) => aReferral({ healthHome: { enrolled: true, healthHome } });

describe('the Health Home that a referral names', () => {
  it('is taken when the registry has it, and so is a referral that names none', () => {
    expect(() => refuseUnknownHealthHome(naming('tide-health-home'), homes)).not.toThrow();
    expect(() => refuseUnknownHealthHome(aReferral({ healthHome: { enrolled: false } }), [])).not.toThrow();
  });

  it('is refused with the nearest names when the registry does not have it', () => {
    expect(refusalOf(() => refuseUnknownHealthHome(naming('tied-health-home'), homes))).toMatchObject({
      code: 'unknownHealthHome',
      ruleId: 'HHP-REG-04',
      errors: [
        {
          field: 'body.healthHome.healthHome',
          message:
            'Give the id of a Health Home of the registry. The nearest: tide-health-home (Tide Health Home), dune-health-home (Dune Health Home).',
        },
      ],
    });
  });

  it('is to be left out while the registry has none', () => {
    expect(refusalOf(() => refuseUnknownHealthHome(naming('tide-health-home'), [])).errors).toEqual([
      { field: 'body.healthHome.healthHome', message: 'Leave it out: the registry has no Health Home yet.' },
    ]);
  });
});
