/** The referral by itself, for the facility that wrote it. */
import { expect, it } from '@jest/globals';
import { referralView } from '../../../domain/views/referral-view.ts';
import { aCaseId, aReferral } from '../../fixtures/case-fixture.ts';
import { asSource, readingOn } from '../../fixtures/reader-fixture.ts';

const partTwo = { records: [{ kind: 'treatment' as const, description: 'a programme' }] };
const withUse = aReferral({ partTwo });

it('substance-use records come with the notice that forbids passing them on', () => {
  expect(referralView(aCaseId, withUse, asSource)).toMatchObject({
    referral: { partTwo },
    partTwoNotice: expect.stringContaining('42 CFR part 2'),
  });
  expect(referralView(aCaseId, aReferral(), asSource)).not.toHaveProperty('partTwoNotice');
});

it('is shown to nobody without a basis', () => {
  const stranger = readingOn({ kind: 'none', level: 'none' }, 'ownFacility');
  expect(referralView(aCaseId, withUse, stranger)).toEqual({
    caseId: aCaseId,
    legalBasis: { kind: 'none', level: 'none' },
  });
});
