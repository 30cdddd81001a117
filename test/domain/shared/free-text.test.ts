/** What nobody can read is refused wherever it stands in what was sent, and nothing that people write is taken for it. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { line, paragraph, unreadableIn } from '../../../domain/shared/free-text.ts';

const anything = z.unknown();
const found = (value: unknown): (readonly PropertyKey[])[] =>
  Array.from(unreadableIn(anything, value), ({ path }) => path);
const saidOf = (contract: z.ZodType, text: string): string | undefined =>
  unreadableIn(contract, text).next().value?.message;

describe('text that cannot be read', () => {
  it('is found in texts, lists, objects and names', () => {
    expect(found('J\ufffdrgen')).toEqual([[]]);
    expect(found({ person: { lines: ['fine', '\ufffd'] }, '\ufffd': 1 })).toEqual([
      ['person', 'lines', 1],
      ['\ufffd'],
    ]);
    expect(found(['\ud800', '\udc00x', '\udc00\ud800'])).toEqual([[0], [1], [2]]);
    expect(found({ 'a\u0000b': { deep: '\u202eevil' } })).toEqual([['a\u0000b'], ['a\u0000b', 'deep']]);
  });

  it.each([
    ['a lost letter', 'J\ufffdrgen', /lost on its way/],
    ['half of a pair', 'x\ud83d', /lost on its way/],
    ['NUL', 'a\u0000b', /control character/],
    ['ESC', '\u001b[31mred', /control character/],
    ['a bell at its end', 'name\u0007', /control character/],
    ['a vertical tab at its end', 'name\u000b', /control character/],
    ['DEL', 'a\u007f', /control character/],
    ['a control of C1', 'a\u0085b', /control character/],
    ['an override', 'a\u202eb', /turns its direction/],
    ['an embedding', '\u202aa\u202c', /turns its direction/],
    ['an isolate', '\u2066a\u2069', /turns its direction/],
    ['a mark of direction', 'a\u200f', /turns its direction/],
    ['an Arabic mark of direction', 'a\u061c', /turns its direction/],
    ['a zero-width space', '\u200b', /Nothing of this text can be seen/],
    ['joiners alone', '\u200d\u200c \u2060', /Nothing of this text can be seen/],
    ['a byte order mark within blanks', ' \u200b\ufeff ', /Nothing of this text can be seen/],
    ['a Hangul filler', '\u3164', /Nothing of this text can be seen/],
    ['a soft hyphen', '\u00ad', /Nothing of this text can be seen/],
    ['an empty cell of Braille', '\u2800', /Nothing of this text can be seen/],
    ['a variation selector', '\ufe0f', /Nothing of this text can be seen/],
    ['a tag', '\u{e0041}', /Nothing of this text can be seen/],
    ['a combining mark alone', '\u0301', /Nothing of this text can be seen/],
    ['private use', '\ue000', /Nothing of this text can be seen/],
  ])('%s is told in plain words', (_what, text, message) => {
    for (const contract of [line(120), paragraph(4_000), anything])
      expect(saidOf(contract, text)).toMatch(message);
  });

  it.each(['a\nb', 'a\r\nb', 'a\tb', 'a\u2028b', 'a\u2029b'])(
    '%j is for a paragraph, and not for a line',
    (text) => {
      expect(saidOf(line(120), text)).toMatch(/one line/);
      expect(saidOf(anything, text)).toMatch(/one line/);
      expect(saidOf(paragraph(4_000), text)).toBeUndefined();
    },
  );

  it('a field is known for a paragraph through whatever stands around it', () => {
    const contract = z.strictObject({
      words: paragraph(100).optional(),
      more: z.array(z.strictObject({ words: paragraph(100).default('x') })).max(3),
      either: z.union([z.strictObject({ words: line(9) }), z.strictObject({ words: paragraph(9) })]),
      by: z.record(line(9), paragraph(9)),
      name: line(9),
    });
    const both = 'a\nb';
    const sent = {
      words: both,
      more: [{ words: both }],
      either: { words: both },
      by: { x: both, [both]: 'x' },
      name: both,
    };
    expect(Array.from(unreadableIn(contract, sent), ({ path }) => path)).toEqual([['by', both], ['name']]);
  });
});

describe('what people write', () => {
  it.each([
    'Jürgen Ñandú',
    '陳大文',
    '😀',
    '👩‍👩‍👧',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'e\u0301',
    'علی‌رضا',
    'क्‍ष',
    'שלום',
    'ไทย\u200bไทย',
    'O’Neil',
    'Anne\u00adMarie',
    'a \u3000b',
    '\ufeffname',
    '-',
    '？',
    '',
    '   ',
    ' name\n',
  ])('%j is read', (text) => {
    expect(saidOf(line(120), text)).toBeUndefined();
    expect(found({ text })).toEqual([]);
  });

  it('is not looked for in numbers, in nothing, or deeper than any contract goes', () => {
    expect(found([null, undefined, 7, true])).toEqual([]);
    let deep: unknown = '\ufffd';
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    expect(found(deep)).toEqual([]);
  });

  it('is looked at once, however long it is', () => {
    const long = ' '.repeat(500_000);
    const start = performance.now();
    expect([saidOf(paragraph(4_000), `${long}x${long}`), saidOf(line(9), `x${long}x`)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
