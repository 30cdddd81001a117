/** Consent and the order: the order alone discloses nothing, lets a Health Home enrol, and never becomes consent. */
import { describe, expect, it } from '@jest/globals';
import { aotRecordSchema } from '../../../domain/aot/aot-record.ts';
import type { DisclosureBasis } from '../../../domain/aot/disclosure.ts';
import {
  disclosureBasis,
  enrolmentBasis,
  isUnderAot,
  visibleReferral,
} from '../../../domain/aot/disclosure.ts';
import type { Relation } from '../../../domain/referral/parties.ts';
import type { Referral } from '../../../domain/referral/referral-contract.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { careManager } from '../../fixtures/draft-fixture.ts';

type Signed = Extract<Referral['consent'], { status: 'signed' }>;
const today = '2026-03-02';
const refusing: Referral['consent'] = {
  status: 'notObtainable',
  reason: 'The person would not speak to us.',
};
const signed = (scope: Signed['scope'], expiresOn?: string): Referral['consent'] => ({
  status: 'signed',
  signedOn: '2026-02-20',
  handSigned: true,
  scope,
  ...(expiresOn !== undefined && { expiresOn }),
});
const exchange = { treatmentExchange: { statedAt: openedAt, by: careManager } };
const copy = { orderCopyGivenAt: openedAt };
const caseWith = (consent: Referral['consent'], disclosure?: object, orders = [anOrder()]) =>
  aCase({
    referral: aReferral({
      consent,
      attachments: [{ kind: 'psychiatricEvaluation', dated: '2026-02-01' }],
      providers: [{ name: 'Willow Clinic', kind: 'clinic' }],
    }),
    aot: aotRecordSchema.parse({ orders, ...(disclosure && { disclosure }) }),
  });
const relations: Relation[] = [
  'ownFacility',
  'ownCounty',
  'forensicTeam',
  'offered',
  'assigned',
  'healthHome',
];
const clinicalFields = ['clinical', 'providers', 'admission', 'attachments'];
const shown = (record: ReturnType<typeof caseWith>, relation: Relation) =>
  Object.keys(visibleReferral(record, relation, disclosureBasis(record, relation, today))).filter((field) =>
    clinicalFields.includes(field),
  );

describe('without consent', () => {
  it('the order alone, and a copy of it with the Health Home, show nothing clinical to anybody but the source', () => {
    for (const record of [caseWith(refusing), caseWith(refusing, copy)])
      for (const relation of relations)
        expect({ relation, shown: shown(record, relation).toSorted() }).toEqual({
          relation,
          shown: relation === 'ownFacility' ? clinicalFields.toSorted() : [],
        });
  });

  it.each([
    ['assigned', true],
    ['forensicTeam', true],
    ['healthHome', true],
    ['ownCounty', false],
    ['offered', false],
  ] as const)('the treatment exchange opens it to %s: %s, without attachments', (relation, opens) => {
    const record = caseWith(refusing, exchange);
    expect(disclosureBasis(record, relation, today)).toBe(opens ? 'treatmentExchange' : 'none');
    expect(shown(record, relation).toSorted()).toEqual(opens ? ['admission', 'clinical', 'providers'] : []);
  });

  it('a claimed exchange opens nothing to those between whom the law allows none', () => {
    expect(
      visibleReferral(caseWith(refusing, exchange), 'ownCounty', 'treatmentExchange'),
    ).not.toHaveProperty('clinical');
  });
});

describe('with consent', () => {
  it.each([
    ['healthHome', ['healthHome'], 'consent'],
    ['healthHome', ['spoa'], 'none'],
    ['ownCounty', ['spoa'], 'consent'],
    ['ownCounty', ['careManagementAgency'], 'none'],
    ['assigned', ['careManagementAgency'], 'consent'],
    ['offered', ['careManagementAgency'], 'consent'],
    ['forensicTeam', ['careManagementAgency'], 'consent'],
    ['assigned', ['healthHome'], 'none'],
    ['ownFacility', ['spoa'], 'source'],
  ] as const)('%s under scope %j: %s', (relation, scope, basis: DisclosureBasis) => {
    expect(disclosureBasis(caseWith(signed([...scope])), relation, today)).toBe(basis);
  });

  it('it stands up to and on the day on which it expires', () => {
    const record = caseWith(signed(['healthHome'], '2026-03-02'));
    expect(disclosureBasis(record, 'healthHome', '2026-03-02')).toBe('consent');
    expect(disclosureBasis(record, 'healthHome', '2026-03-03')).toBe('none');
  });

  it('everything is shown, attachments too', () => {
    const record = caseWith(signed(['healthHome']));
    expect(visibleReferral(record, 'healthHome', 'consent')).toEqual(record.referral);
  });
});

it('a case without an order or agreement is shown as ever', () => {
  for (const record of [aCase(), caseWith(refusing, undefined, [])]) {
    expect(isUnderAot(record)).toBe(false);
    expect(visibleReferral(record, 'offered', 'none')).toBe(record.referral);
  }
});

describe('enrolment', () => {
  it.each([
    ['a signed consent', caseWith(signed(['healthHome'])), 'consent'],
    ['a copy of the order', caseWith(refusing, copy), 'orderCopy'],
    ['an order of which no copy was given', caseWith(refusing), 'none'],
    ['nothing', aCase({ referral: aReferral({ consent: refusing }) }), 'none'],
  ])('on %s', (_name, record, basis) => {
    expect(enrolmentBasis(record, today)).toBe(basis);
  });

  it('on the order leaves consent as it was', () => {
    const record = caseWith(refusing, copy);
    expect(enrolmentBasis(record, today)).toBe('orderCopy');
    expect(record.referral.consent).toEqual(refusing);
  });
});
