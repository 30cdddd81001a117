/** On what basis who is shown how much: consent, the treatment exchange, a copy of the order, or nothing at all. */
import { describe, expect, it } from '@jest/globals';
import {
  hasOrderOnRecord,
  legalBasis,
  mayBeOffered,
  mayDisclose,
  discloses,
} from '../../../domain/access/legal-basis.ts';
import { type Standing, standings } from '../../../domain/access/standing.ts';
import { aotRecordSchema } from '../../../domain/case/aot-record.ts';
import { enrolmentBasis } from '../../../domain/aot/enrolment.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { caseFacts } from '../../../domain/case/case-facts.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { aPersonOf, careManager } from '../../fixtures/draft-fixture.ts';
import { readerAs } from '../../fixtures/reader-fixture.ts';

const today = '2026-03-02';
const parties = ['ownFacility', 'forensicTeam', 'ownCounty', 'offered', 'assigned', 'healthHome'] as const;
const refused: Referral['consent'] = { status: 'refused', askedOn: today };
const notObtainable: Referral['consent'] = {
  status: 'notObtainable',
  reason: 'The person would not speak to us.',
};
const signed = (
  scope: ('spoa' | 'healthHome' | 'careManagementAgency')[],
  expiresOn?: string,
): Referral['consent'] => ({
  status: 'signed',
  signedOn: '2026-02-20',
  handSigned: true,
  scope,
  ...(expiresOn !== undefined && { expiresOn }),
});
const exchange = { treatmentExchange: { statedAt: openedAt, by: careManager } };
const copy = { orderCopyGivenAt: openedAt };
const noCopy = { orderCopyNotGivenAt: openedAt };

const caseWith = (consent: Referral['consent'], overrides: Parameters<typeof aReferral>[0] = {}) =>
  aCase({ referral: aReferral({ consent, ...overrides }) });
const underOrder = (consent: Referral['consent'], disclosure?: object, order = anOrder()) =>
  aCase({
    referral: aReferral({ consent, providers: [{ name: 'Willow Clinic', kind: 'clinic' }] }),
    aot: aotRecordSchema.parse({ orders: [order], ...(disclosure && { disclosure }) }),
  });
const withdrawn = (record: CaseRecord): CaseRecord => ({
  ...record,
  consentChanges: [{ recordedAt: openedAt, consent: { status: 'withdrawn', withdrawnOn: today } }],
});
const seen = (record: CaseRecord, at = openedAt) =>
  Object.fromEntries(
    parties.map((standing) => {
      const { kind, level } = legalBasis(record, standing, at);
      return [standing, `${kind}: ${level}`];
    }),
  );
const source = { ownFacility: 'source: full', forensicTeam: 'source: full' };
const nobodyElse = {
  ownCounty: 'none: none',
  offered: 'none: none',
  assigned: 'none: none',
  healthHome: 'none: none',
};

describe('what may be seen', () => {
  const byConsent = 'consent: full';
  const byOrder = 'orderCopy: identity';
  const byExchange = 'treatmentExchange: treatment';

  it.each<[string, CaseRecord, Record<string, string>]>([
    [
      'a consent that stands shows all',
      aCase(),
      { ownCounty: byConsent, offered: byConsent, assigned: byConsent, healthHome: byConsent },
    ],
    ['after a withdrawal only the source sees the person', withdrawn(aCase()), nobodyElse],
    ['after a refusal too', caseWith(refused), nobodyElse],
    [
      'a consent to the Health Home covers its agencies, and not the SPOA',
      caseWith(signed(['healthHome'])),
      { ownCounty: 'none: none', offered: byConsent, assigned: byConsent, healthHome: byConsent },
    ],
    [
      'a consent to the SPOA alone stops there',
      caseWith(signed(['spoa'])),
      { ...nobodyElse, ownCounty: byConsent },
    ],
    ['a consent that expired yesterday shows nothing', caseWith(signed(['spoa'], '2026-03-01')), nobodyElse],
    [
      'where consent could not be had the SPOA decides, on what treatment needs',
      caseWith(notObtainable),
      { ownCounty: byExchange, offered: byExchange, assigned: byExchange, healthHome: byExchange },
    ],
    [
      'the court’s order on record says who it is for, to the county and to those who serve, and nothing clinical',
      underOrder(refused),
      { ownCounty: byOrder, offered: 'none: none', assigned: byOrder, healthHome: byOrder },
    ],
    [
      'the treatment exchange, once a named person stated it, opens treatment to providers, not to the county',
      underOrder(refused, exchange),
      { ownCounty: byOrder, offered: 'none: none', assigned: byExchange, healthHome: byExchange },
    ],
    [
      'an exchange that outlived its order opens nothing',
      underOrder(refused, exchange, anOrder({ from: '2025-01-01', until: '2025-12-31' })),
      nobodyElse,
    ],
    [
      'an order that the facility speaks of without a copy opens nothing',
      caseWith(refused, { legal: { aot: 'activeOrder', probation: false, cpl33020: false } }),
      nobodyElse,
    ],
    [
      'a copy that came with the referral is a copy',
      caseWith(refused, {
        legal: { aot: 'activeOrder', probation: false, cpl33020: false },
        attachments: [{ kind: 'aotOrder', dated: today }],
      }),
      { ownCounty: byOrder, offered: 'none: none', assigned: byOrder, healthHome: byOrder },
    ],
    [
      'a consent beside the order is a consent',
      underOrder(signed(['healthHome', 'spoa']), copy),
      { ownCounty: byConsent, offered: byConsent, assigned: byConsent, healthHome: byConsent },
    ],
  ])('%s', (_consequence, record, expected) => {
    expect(seen(record)).toEqual({ ...source, ...expected });
  });

  it('a consent stands up to and on its last day, and the answer names its scope and that day', () => {
    const record = caseWith(signed(['healthHome'], today));
    expect(legalBasis(record, 'healthHome', openedAt)).toEqual({
      kind: 'consent',
      ruleId: 'HHP-CONSENT-03h',
      level: 'full',
      scope: ['healthHome'],
      expiresOn: today,
    });
    expect(legalBasis(record, 'healthHome', '2026-03-03T15:00:00.000Z').kind).toBe('none');
  });

  it.each<[Standing, string, string]>([
    ['emergency', 'emergency', 'full'],
    ['auditor', 'oversight', 'full'],
    ['formerParty', 'none', 'none'],
    ['none', 'none', 'none'],
  ])('standing %s: %s', (standing, kind, level) => {
    expect(legalBasis(aCase(), standing, openedAt)).toMatchObject({ kind, level });
  });

  it('says why, for one recipient on one day', () => {
    expect(mayDisclose(caseFacts(withdrawn(aCase()), openedAt), 'managedCarePlan')).toMatchObject({
      outcome: 'notMet',
      reasons: ['The person withdrew it, which stops new disclosure at once.'],
    });
  });
});

describe('a view', () => {
  const contact = {
    at: openedAt,
    method: 'phone',
    outcome: 'made',
    note: 'Spoke of her sister.',
    contactId: 'c',
    caseId: aCase().caseId,
    by: aPersonOf('cma', 'former-cma'),
    enteredAt: openedAt,
  } as const;
  const viewOf = (record: CaseRecord, standing: Standing) =>
    caseView({ case: record, workItems: [], contacts: [contact] }, openedAt, readerAs(standing, record));
  const fieldsOf = (record: CaseRecord, standing: Standing) =>
    Object.keys(viewOf(record, standing).referral ?? {}).toSorted();

  it('without a basis holds no word of the person, and says that there is none', () => {
    const view = viewOf(withdrawn(aCase()), 'ownCounty');
    const text = JSON.stringify(view);
    for (const word of ['Quillfeather', 'Ottoline', 'F20', 'sister', 'quiet room'])
      expect(text).not.toContain(word);
    expect(view).toMatchObject({
      legalBasis: { kind: 'none', level: 'none' },
      consent: { status: 'withdrawn', withdrawnOn: today },
    });
    expect(view).not.toHaveProperty('person');
    expect(view).not.toHaveProperty('medicaidAtDischarge');
  });

  it('on a copy of the order tells who it is and where, and nothing clinical', () => {
    const record = underOrder(refused);
    expect(fieldsOf(record, 'assigned')).toEqual([
      'discharge',
      'healthHome',
      'legal',
      'medicaid',
      'person',
      'referrer',
      'request',
    ]);
    const text = JSON.stringify(viewOf(record, 'assigned'));
    for (const word of ['F20', 'Ottoline', 'sister', 'quiet room', 'Willow', 'Ward 81'])
      expect(text).not.toContain(word);
    expect(text).toContain('Quillfeather');
  });

  it('on the treatment exchange leaves family, income, documents and how consent was asked out', () => {
    const record = underOrder(refused, exchange);
    const fields = fieldsOf(record, 'assigned');
    for (const field of ['significantContacts', 'income', 'attachments', 'consent'])
      expect(fields).not.toContain(field);
    for (const field of ['clinical', 'providers', 'admission']) expect(fields).toContain(field);
    expect(viewOf(record, 'assigned').contacts).toMatchObject([{ note: 'Spoke of her sister.' }]);
  });

  it('on consent shows all', () => {
    const record = caseWith(signed(['careManagementAgency']));
    expect(viewOf(record, 'assigned').referral).toEqual(record.referral);
  });
});

describe('levels', () => {
  it('include the ones before them', () => {
    const levels = ['none', 'identity', 'treatment', 'full'] as const;
    for (const [index, level] of levels.entries())
      for (const [other, needed] of levels.entries())
        expect(discloses({ kind: 'consent', level }, needed)).toBe(index >= other);
  });

  it('every standing has a basis, be it none', () => {
    for (const standing of standings)
      expect(legalBasis(aCase(), standing, openedAt).kind).toMatch(/^[a-zA-Z]+$/);
  });
});

describe('an offer', () => {
  it('needs a basis for the agency that would serve', () => {
    expect(mayBeOffered(aCase(), openedAt)).toBe(true);
    expect(mayBeOffered(withdrawn(aCase()), openedAt)).toBe(false);
    expect(mayBeOffered(withdrawn(underOrder(signed(['spoa']))), openedAt)).toBe(true);
  });
});

describe('orders on record', () => {
  it.each([
    ['none', aCase(), false],
    ['one', underOrder(refused), true],
    ['one that is over', underOrder(refused, undefined, anOrder({ until: '2025-01-01' })), true],
    [
      'one that the county rejected',
      underOrder(refused, undefined, anOrder({ verification: 'rejected' })),
      false,
    ],
  ])('%s', (_name, record, has) => {
    expect(hasOrderOnRecord(record)).toBe(has);
  });
});

describe('a copy of the order that the Health Home was not given', () => {
  it('closes the person to the Health Home, and to nobody else', () => {
    const byOrder = 'orderCopy: identity';
    expect(seen(underOrder(refused, noCopy))).toEqual({
      ...source,
      ...nobodyElse,
      ownCounty: byOrder,
      assigned: byOrder,
    });
  });
});

describe('enrolment', () => {
  it.each([
    ['a signed consent', underOrder(signed(['healthHome'])), 'consent'],
    ['the order on record', underOrder(refused), 'orderCopy'],
    [
      'a copy of an order that the referral brought',
      caseWith(refused, {
        legal: { aot: 'activeOrder', probation: false, cpl33020: false },
        attachments: [{ kind: 'aotOrder', dated: today }],
      }),
      'orderCopy',
    ],
    [
      'a copy given since',
      aCase({
        referral: aReferral({
          consent: refused,
          legal: { aot: 'activeOrder', probation: false, cpl33020: false },
        }),
        aot: aotRecordSchema.parse({ disclosure: copy }),
      }),
      'orderCopy',
    ],
    [
      'an order that is over',
      underOrder(refused, copy, anOrder({ from: '2025-01-01', until: '2025-12-31' })),
      'none',
    ],
    ['an order of which the agency gave no copy', underOrder(refused, noCopy), 'none'],
    ['a consent, whoever has a copy', underOrder(signed(['healthHome']), noCopy), 'consent'],
    ['nothing', caseWith(refused), 'none'],
  ])('on %s', (_name, record, basis) => {
    expect(enrolmentBasis(record, openedAt)).toBe(basis);
  });

  it('on the order leaves consent as it was', () => {
    const record = underOrder(refused, copy);
    expect(enrolmentBasis(record, openedAt)).toBe('orderCopy');
    expect(record.referral.consent).toEqual(refused);
  });
});
