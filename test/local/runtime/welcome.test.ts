/** What the server and README.md tell a newcomer to paste: the same, and true on whichever day it is pasted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addDays, endOfLocalDate, localDate, startOfLocalDate } from '../../../domain/shared/calendar.ts';
import { addDuration } from '../../../domain/shared/duration.ts';
import { policyFor } from '../../../domain/shared/county-protocol.ts';
import { addElapsed, epochMs, instantFromMs } from '../../../domain/shared/instant.ts';
import { welcome } from '../../../local/welcome.ts';

const printed = welcome({
  port: 8787,
  store: 'a file',
  resumed: 0,
  clock: 'virtual',
  now: '2026-03-02T14:00:00.000Z',
  readyMs: 900,
});
const commands = printed.split('\n').flatMap((line) => /^ {2}(curl .*)$/.exec(line)?.[1] ?? []);
const advancedMs = Number(/"advance":"P(\d+)D"/.exec(printed)?.[1]) * 86_400_000;

/** Every day of some years, at its first and last instant and at noon. */
const instantsOf = (from: string, until: string): string[] => {
  const instants: string[] = [];
  for (let date = from; date < until; date = addDays(date, 1)) {
    const begins = startOfLocalDate(date);
    const last = instantFromMs(epochMs(endOfLocalDate(date)) - 1);
    instants.push(begins, addElapsed(begins, 12, 'hours'), last);
  }
  return instants;
};

/** Instants at which a decision asked for then would not be overdue after so long. */
const notOverdueAfter = (ms: number, instants: readonly string[]): string[] => {
  return instants.filter((at) => {
    const { due } = policyFor('suffolk', localDate(at)).waits.spoaDecision;
    if (!due) throw new Error('The policy gives the SPOA no time.');
    return epochMs(addDuration(at, due)) > epochMs(at) + ms;
  });
};

describe('the three commands of the welcome', () => {
  it('stand in README.md as they are printed', () => {
    const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8').split('\n');
    expect(commands).toHaveLength(3);
    expect(readme).toEqual(expect.arrayContaining(commands));
  });

  it('make the decision overdue on whichever day they are pasted, over weekends and holidays', () => {
    const instants = instantsOf('2026-01-01', '2034-01-01');
    expect(instants.length).toBeGreaterThan(8 * 365 * 3);
    expect(notOverdueAfter(advancedMs, instants)).toEqual([]);
    // The check can fail: from the Saturday before Election Day 2033 on, nine days are an hour too few.
    expect(notOverdueAfter(9 * 86_400_000, instants)).not.toEqual([]);
  });
});
