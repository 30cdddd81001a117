/**
 * Every field of every answer, for every standing on every basis, its own and others': what is shown is what may-read.ts says
 * by hand. And whoever opens a cell of the table too far is found.
 */
import { describe, expect, it } from '@jest/globals';
import { openings } from '../../domain/access/openings.ts';
import { allFaults, answers, cellsIn, firstFault } from './disclosure.ts';
import { tableLeaks } from './disclosure-leaks.ts';

it('every field of every answer is shown to whom it may be and to nobody else, whoever wrote it', () => {
  expect(cellsIn(answers)).toBeGreaterThan(500_000);
  expect(allFaults(answers)).toEqual([]);
});

describe('a cell of the table that is opened too far', () => {
  it('is found, whichever it is', () => {
    const missed = tableLeaks.filter((leak) => {
      leak.plant();
      const found = firstFault(
        answers.filter(
          ({ operation, label }) => operation === leak.operation && (leak.label ?? '') === label,
        ),
      );
      leak.remove();
      return found === undefined;
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });

  it('is planted in every opening that closes anything, and in more than sixty cells', () => {
    expect(tableLeaks.length).toBeGreaterThanOrEqual(60);
    for (const opening of Object.keys(openings).filter((name) => name !== 'always'))
      expect(tableLeaks.some(({ name }) => name.includes(`: ${opening} as `))).toBe(true);
    expect(allFaults(answers.filter(({ operation }) => operation === 'getCase'))).toEqual([]);
  });
});
