/** A lost letter is found wherever it stands in what was sent, and nothing that is whole is taken for it. */
import { describe, expect, it } from '@jest/globals';
import { mangledIn } from '../../../domain/shared/mangled-text.ts';

const found = (value: unknown): (readonly PropertyKey[])[] => [...mangledIn(value)];

describe('a lost letter', () => {
  it('is found in texts, lists, objects and names', () => {
    expect(found('J\ufffdrgen')).toEqual([[]]);
    expect(found({ person: { lines: ['fine', '\ufffd'] }, '\ufffd': 1 })).toEqual([
      ['person', 'lines', 1],
      ['\ufffd'],
    ]);
    expect(found(['\ud800', '\udc00x', '\udc00\ud800'])).toEqual([[0], [1], [2]]);
  });

  it.each(['Jürgen Ñandú', '陳大文', '😀', 'e\u0301', '\ufeff', '\u0000', ''])('is not %j', (text) => {
    expect(found({ text, [text]: [text] })).toEqual([]);
  });

  it('is not looked for in numbers, in nothing, or deeper than any contract goes', () => {
    expect(found([null, undefined, 7, true])).toEqual([]);
    let deep: unknown = '\ufffd';
    for (let level = 0; level < 50_000; level += 1) deep = [deep];
    expect(found(deep)).toEqual([]);
  });
});
