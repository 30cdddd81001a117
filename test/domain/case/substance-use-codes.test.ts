/** Codes of substance use in any spelling, and words that only look like one. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namesSubstanceUse } from '../../../domain/case/substance-use-codes.ts';

describe('a substance-use code', () => {
  it.each([
    'F10.20',
    'F1020',
    'f10.20',
    'f1020',
    'Ｆ１０．２０',
    'ｆ１０２０',
    '𝐅𝟏𝟎.𝟐𝟎',
    'F10',
    'F19',
    'F102',
    'F17210',
    'F11.288',
    'F10.0',
    'F10-20',
    'F10 20',
    'F10_20',
    'F10,20',
    'F10 . 20',
    'F-10.20',
    'F 10.20',
    'F‐10.20',
    'F.10.20',
    'F10\u200b.20',
    'F\u200b1020',
    'F\u0301' + '10.20',
    'ICD10:F10.20',
    'ICD10F1020',
    'ICD-10-CM F14.10',
    'dxF1120',
    'Has had f10.20 since 2019.',
    '(F1420)',
    'F11.20/F12.20',
    'codes F10–F19',
    'Asthma;F1910;none',
    'F10.20, F20.9',
    'f1020-on-file',
  ])('is found in %j', (text) => {
    expect(namesSubstanceUse(text)).toBe(true);
  });

  it.each([
    'F150',
    'f-150',
    'F 150 truck',
    'F100',
    'F1000',
    'AF10',
    'AF1020',
    'F20.9',
    'F31',
    'F1',
    'F1 2024',
    'F-16',
    'F/A-18',
    'F15E',
    'F 1990',
    'F 1921',
    'F 19.10.1990',
    '10.20',
    'F101234',
    'F10204567',
    'AF10205C',
    'QF102X',
    'F102X',
    'QF10.20',
    'RADXF10',
    'ABICDF1020',
    '7DXF11.20',
    'xICD-10-CMF14.10',
    'sample-cma-f10-north',
    'WH-F112-F119-F121',
    'WH-F112-F119-F121-W7',
    '0f1a2b3c-f112-f119-f121-0123456789ab',
    '',
  ])('is not seen in %j', (text) => {
    expect(namesSubstanceUse(text)).toBe(false);
  });

  const category = fc.integer({ min: 10, max: 19 });
  const subclass = fc.stringMatching(/^[129]\d{0,2}$/);
  const dots = fc.constantFrom('', '.', '．', ' ', '-');
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
  const spelling = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    fullWidth,
    (text: string) => Array.from(text).join('\u200b'),
  );
  const before = fc.constantFrom('', ' ', '(', 'Dx: ', 'Anna has ', ';', '"', '\n');
  const after = fc.constantFrom('', ' ', ')', ', next', ' since 2019', ';', '"', '\n');

  it('is found whatever the category, the point, the letters and what stands around', () => {
    fc.assert(
      fc.property(
        category,
        dots,
        subclass,
        spelling,
        before,
        after,
        (number, dot, rest, spell, first, last) => {
          expect(namesSubstanceUse(`${first}${spell(`F${number}${dot}${rest}`)}${last}`)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is not seen in codes of other chapters, whatever their spelling', () => {
    const other = fc.constantFrom('F20', 'F25', 'F31', 'F99', 'F09', 'A10', 'G10', 'Z11');
    fc.assert(
      fc.property(other, dots, subclass, spelling, before, after, (code, dot, rest, spell, first, last) => {
        expect(namesSubstanceUse(`${first}${spell(`${code}${dot}${rest}`)}${last}`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not seen in a number of four digits or more that no code of the chapter has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('F', 'f', 'F-', 'F '),
        fc.stringMatching(/^1\d[0345678]\d{0,4}$/),
        (letter, digits) => {
          expect(namesSubstanceUse(`${letter}${digits}`)).toBe(false);
        },
      ),
    );
  });
});
