/** Corrections as their readers see them: how a fact stood is as much of the person as the fact. */
import { describe, expect, it } from '@jest/globals';
import { disclose } from '../../../domain/access/disclosure.ts';
import type { Reader } from '../../../domain/access/openings.ts';
import type { Correction } from '../../../domain/case/correction-record.ts';
import {
  correctionMark,
  correctionsDisclosure,
  wholeCorrection,
} from '../../../domain/views/correction-view.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { planner, spoa } from '../../fixtures/draft-fixture.ts';
import { asSource, byConsent, readingOn } from '../../fixtures/reader-fixture.ts';

const correction = (about: Partial<Correction>): Correction => ({
  number: 1,
  fact: 'cin',
  at: openedAt,
  by: spoa,
  reason: 'typingError',
  was: { medicaidCin: 'ZQ90417X' },
  became: { medicaidCin: 'ZQ90417Y' },
  ...about,
});
const shown = (reader: Reader, ...corrections: readonly Correction[]) =>
  disclose(
    correctionsDisclosure,
    {
      caseId: aCaseId,
      legalBasis: { kind: 'none', level: 'none' },
      corrections: corrections.map(wholeCorrection),
    },
    reader,
  ).corrections;

const parole = correction({
  number: 2,
  fact: 'parole',
  reason: 'other',
  explanation: 'Her sister called.',
  was: {},
  became: { parole: { officerName: 'An invented officer', officerPhone: '555-0150' } },
});
const need = correction({
  number: 3,
  fact: 'indicators',
  was: { indicators: {} },
  became: { indicators: {} },
});

describe('a correction', () => {
  it('is shown whole by consent, with who made it by their account', () => {
    const [first, second] = shown(readingOn(byConsent, 'healthHome'), correction({}), parole);
    expect(first).toEqual({
      number: 1,
      fact: 'cin',
      was: { medicaidCin: 'ZQ90417X' },
      became: { medicaidCin: 'ZQ90417Y' },
      corrected: { at: openedAt, by: 'sub-spoa', reason: 'typingError' },
    });
    expect(second?.corrected).toMatchObject({ explanation: 'Her sister called.' });
  });

  it('to whom the person may not be known says that something was corrected, and of parole not even that', () => {
    const stranger = readingOn({ kind: 'none', level: 'none' }, 'offered');
    const corrected = { at: openedAt, by: 'sub-spoa', reason: 'typingError' };
    expect(shown(stranger, correction({}), parole, need)).toEqual([{ number: 1, fact: 'cin', corrected }]);
  });

  it('of need is shown to whom treatment asks it of, and by whom it was made to all who may know the person', () => {
    const knows = readingOn({ ...byConsent, level: 'identity' }, 'healthHome');
    expect(shown(knows, need)[0]).toEqual({
      number: 3,
      fact: 'indicators',
      corrected: { at: openedAt, by: 'sub-spoa', reason: 'typingError' },
    });
    expect(shown(readingOn(byConsent, 'healthHome'), need)[0]).toMatchObject({ was: { indicators: {} } });
  });

  it('keeps the words of another from the facility, and gives it its own', () => {
    expect(shown(asSource, parole)[0]?.corrected).not.toHaveProperty('explanation');
    expect(shown(asSource, { ...parole, by: planner })[0]?.corrected).toHaveProperty('explanation');
  });

  it('leaves a mark on the case, without what it says', () => {
    expect(correctionMark(correction({}))).toEqual({ number: 1, fact: 'cin', at: openedAt, by: 'sub-spoa' });
  });
});
