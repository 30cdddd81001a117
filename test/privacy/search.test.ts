/** The search itself: it finds every canary in every encoding at every offset, and nothing in what holds none. */
import { describe, expect, it } from '@jest/globals';
import { canaries } from './canaries.ts';
import { encodings } from './encodings.ts';
import { findIn, textsIn } from './search.ts';

/** As a leak would write it: the whole value among other text, and encoded with it. */
const disguised = (value: string, encode: (text: string) => string, before: number): string =>
  `{"message":"${encode(`${'x'.repeat(before)}${value}, and more`)}"}`;

describe('the search', () => {
  it.each(Object.entries(encodings))('finds every canary in the form: %s', (_name, encode) => {
    const missed = canaries.filter(
      ({ path, value }) =>
        ![0, 1, 2, 3].every((before) =>
          findIn(disguised(value, encode, before)).some((finding) => finding.path === path),
        ),
    );
    expect(missed).toEqual([]);
  });

  it('finds a canary of which a slug took the case, the space and the accents', () => {
    const [canary] = canaries;
    const slug = canary?.value.toLowerCase().replaceAll(/[^a-z]+/g, '-') ?? '';
    expect(findIn(`CASES#planner#${slug}`)[0]?.path).toBe(canary?.path);
  });

  it('finds nothing in the ids, instants and hashes that the system makes', () => {
    const ours = [
      'WH-7K3M-9QXA-22PD-W12',
      '2026-03-06T22:00:00.000Z',
      'CASES#planner#pilgrim-pc',
      'a3f5'.repeat(16),
      Buffer.from(
        JSON.stringify(['INBOX#cma#x', '2026-03-06T22:00:00.000Z#WH-7K3M-9QXA-22PD#00000001']),
      ).toString('base64url'),
    ];
    expect(ours.flatMap(findIn)).toEqual([]);
  });

  it('tells canaries apart: no core stands in another', () => {
    const twins = canaries.filter((one) =>
      canaries.some((other) => other !== one && other.value.toLowerCase().includes(one.core.toLowerCase())),
    );
    expect(twins).toEqual([]);
  });

  it('looks into the names of members, into errors and into numbers', () => {
    const error = Object.assign(new TypeError('one'), { items: [{ two: 3 }] });
    expect(textsIn(error)).toEqual(expect.arrayContaining(['TypeError', 'one', 'items', 'two', '3']));
  });
});
