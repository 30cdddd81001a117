import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv, writeCsv } from '../../adapters/csv/csv.ts';

const linesOf = (text: string) => readCsv(text).rows.map(({ line, cells }) => [line, ...cells]);

describe('a row', () => {
  it.each([
    [
      'after the header',
      'id,name\na,A\nb,B\n',
      [
        [2, 'a', 'A'],
        [3, 'b', 'B'],
      ],
    ],
    [
      'with line ends of Windows and a byte order mark',
      '\uFEFFid,name\r\na,A\r\nb,B\r\n',
      [
        [2, 'a', 'A'],
        [3, 'b', 'B'],
      ],
    ],
    [
      'after empty lines',
      'id,name\n\n\na,A\n\nb,B',
      [
        [4, 'a', 'A'],
        [6, 'b', 'B'],
      ],
    ],
    [
      'with a line break in quotes',
      'id,name\na,"A\nand more"\nb,B',
      [
        [2, 'a', 'A\nand more'],
        [4, 'b', 'B'],
      ],
    ],
    [
      'with too few and too many cells',
      'id,name\na\nb,B,C',
      [
        [2, 'a'],
        [3, 'b', 'B', 'C'],
      ],
    ],
    ['with spaces around', 'id , name\n a , A ', [[2, 'a', 'A']]],
  ])('%s has its line and cells', (_which, text, rows) => {
    expect(linesOf(text)).toEqual(rows);
    expect(readCsv(text).header).toEqual(['id', 'name']);
  });
});

describe('text that is no CSV', () => {
  it.each([
    ['a quotation mark that is not closed', 'id,name\na,A\nb,"B\nc,C', /never closed/],
    ['a quotation mark inside a cell', 'id,name\na,A"A', /inside a cell/],
    ['text after a closing quotation mark', 'id,name\na,"A"A', /closing quotation mark/],
  ])('with %s is one problem with its line and what to do', (_which, text, message) => {
    const { broken, rows } = readCsv(text);
    expect(rows).toEqual([]);
    expect(broken).toEqual({ line: expect.any(Number), column: '', message: expect.stringMatching(message) });
    expect(broken!.line).toBeGreaterThan(1);
  });

  it('that is empty has no header', () => {
    expect(readCsv('')).toEqual({ header: [], rows: [] });
  });
});

/** What a spreadsheet may run, in ASCII, full-width, small, raised and lowered forms. */
const starts = Array.from('=+-@\t\r＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋');

describe('a cell that a spreadsheet would run', () => {
  it.each(
    starts.flatMap((start) => [
      `${start}1+1`,
      `'${start}x`,
      `''${start}x`,
      ` ${start}x`,
      `' ${start}x`,
      start,
    ]),
  )('%j is written harmless and read as it was', (cell) => {
    const text = writeCsv(['id', 'name'], [['a', cell]]);
    expect(text.slice(text.indexOf('a,') + 2)).toMatch(/^"?'/);
    expect(readCsv(text).rows[0]?.cells).toEqual(['a', cell]);
  });

  it.each(["'tis", "O'Neil", "'", "''", "'x=1", 'x=1', '"=1"', '', '１＋１'])(
    '%j is no such cell',
    (cell) => {
      const text = writeCsv(['id', 'name'], [['a', cell]]);
      expect(text).toBe(`id,name\na,${cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell}\n`);
      expect(readCsv(text).rows[0]?.cells).toEqual(['a', cell]);
    },
  );
});

const seed = 20_260_302;
it(`what is written is read back, whatever stands in the cells (seed ${seed})`, () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      ...starts,
      "'",
      "''",
      '"',
      ',',
      ';',
      '\n',
      '\r\n',
      ' ',
      '\u00a0',
      '\u3000',
      '\u200b',
      '＇',
    ),
  );
  const cell = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('id'), cell, cell), { maxLength: 6 }), (rows) => {
      const table = readCsv(writeCsv(['id', 'name', 'note'], rows));
      expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
    }),
    { seed, numRuns: 2_000 },
  );
});
