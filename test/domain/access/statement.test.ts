/** Which part of a statement is owed, and which chains it names. */
import { describe, expect, it } from '@jest/globals';
import { isNamed, makeStatement, nextPart, type Statement } from '../../../domain/access/statement.ts';
import { chainStart, isUnchanged } from '../../../domain/shared/audit-event.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';

const monday = '2026-03-02T11:00:00.000Z';
const later = (minutes: number, at = monday): string => addElapsed(at, minutes, 'minutes');
const heads = [{ chain: 'events', of: 'WH-0000-0000-0001', seq: 3, hash: 'a hash' }] as const;
const first = makeStatement(nextPart(undefined, monday)!, heads, true);

describe('the part that is owed', () => {
  it('is the first, of everything, where nothing was stated', () => {
    expect(nextPart(undefined, monday)).toEqual({
      seq: 1,
      part: 1,
      madeAt: monday,
      since: undefined,
      previousHash: chainStart,
    });
    expect(isUnchanged(first)).toBe(true);
    expect(first).not.toHaveProperty('since');
  });

  it.each([
    [0, false],
    [59, false],
    [60, true],
    [1_440, true],
  ])('%i minutes after a complete round is that of a new one: %p', (minutes, isOwed) => {
    const owed = { seq: 2, part: 1, madeAt: later(minutes), since: monday, previousHash: first.hash };
    expect(nextPart(first, later(minutes))).toEqual(isOwed ? owed : undefined);
  });

  it('begins anew where the clock of one machine was set back, and names what came since then', () => {
    expect(nextPart(first, later(-10))).toMatchObject({ madeAt: later(-10), since: later(-10) });
  });

  it('is the next of a round that broke off, behind the last chain that was named', () => {
    const broken: Statement = makeStatement(nextPart(undefined, monday)!, heads, false);
    expect(nextPart(broken, later(3_000))).toEqual({
      seq: 2,
      part: 2,
      madeAt: monday,
      since: undefined,
      previousHash: broken.hash,
      after: 'WH-0000-0000-0001',
    });
  });
});

describe('a chain is named', () => {
  it.each([
    ['in the first round', undefined, later(-9_000), true],
    ['when nobody knows when it grew', monday, undefined, true],
    ['when it grew since the last round', monday, later(1), true],
    ['when it grew within the hour before that', monday, later(-59), true],
    ['no more when it grew earlier', monday, later(-60), false],
  ])('%s', (_when, since, grewAt, named) => {
    expect(isNamed({ since }, grewAt)).toBe(named);
  });
});
