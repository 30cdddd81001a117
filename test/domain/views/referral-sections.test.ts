/**
 * From which level of disclosure on each section of a referral is shown. A section that somebody adds does not compile here
 * until somebody has said how much of the person it tells.
 */
import { describe, expect, it } from '@jest/globals';
import { type DisclosureLevel, disclosureLevels } from '../../../domain/access/legal-basis.ts';
import { type Referral, storedReferralSchema } from '../../../domain/case/stored-referral-contract.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import { aCase, aReferral, openedAt } from '../../fixtures/case-fixture.ts';
import { readingOn } from '../../fixtures/reader-fixture.ts';

const shownFrom: Readonly<Record<keyof Referral, Exclude<DisclosureLevel, 'none'>>> = {
  person: 'identity',
  source: 'identity',
  legal: 'identity',
  healthHome: 'identity',
  medicaid: 'identity',
  request: 'identity',
  referrer: 'identity',
  discharge: 'identity',
  admission: 'treatment',
  clinical: 'treatment',
  indicators: 'treatment',
  providers: 'treatment',
  partTwo: 'treatment',
  consent: 'full',
  significantContacts: 'full',
  income: 'full',
  attachments: 'full',
};

const referral: Referral = aReferral({
  source: 'statePsychiatricCenter',
  indicators: {},
  providers: [{ name: 'Fernbrook Clinic', kind: 'clinic' }],
  partTwo: { records: [{ kind: 'treatment', description: 'a programme' }] },
  significantContacts: [{ name: 'Ottoline Quillfeather', relation: 'sister', primary: true }],
  income: ['SSI'],
  attachments: [{ kind: 'dischargePlan', dated: '2026-03-01' }],
});

describe('a section of the referral', () => {
  it('has a level, whichever it is', () => {
    expect(Object.keys(shownFrom).toSorted()).toEqual(Object.keys(storedReferralSchema.shape).toSorted());
    expect(Object.keys(referral).toSorted()).toEqual(Object.keys(shownFrom).toSorted());
  });

  it.each(disclosureLevels)('is shown at the level %s when its own is that or a lower one', (level) => {
    const snapshot = { case: aCase({ referral }), workItems: [], contacts: [] };
    const reader = readingOn({ kind: 'consent', level, partTwo: true }, 'assigned');
    const shown = caseView(snapshot, openedAt, reader).referral ?? {};
    const expected = Object.entries(shownFrom).filter(
      ([, from]) => disclosureLevels.indexOf(from) <= disclosureLevels.indexOf(level),
    );
    expect(Object.keys(shown).toSorted()).toEqual(expected.map(([section]) => section).toSorted());
  });
});
