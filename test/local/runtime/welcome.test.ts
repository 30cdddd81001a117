/** What the server and README.md tell a newcomer to paste: the same, and true on whichever day it is pasted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addDays, startOfLocalDate } from '../../../domain/shared/calendar.ts';
import { addDuration } from '../../../domain/shared/duration.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { addElapsed, epochMs } from '../../../domain/shared/instant.ts';
import { World } from '../../../local/journeys/world.ts';
import { welcome } from '../../../local/welcome.ts';

const root = join(__dirname, '../../..');
const printedWith = (clock: 'real' | 'virtual'): string =>
  welcome({ port: 8787, store: 'a file', resumed: 0, clock, now: '2026-03-02T14:00:00.000Z', readyMs: 900 });
const commandsIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => /^ {2}(curl .*)$/.exec(line)?.[1] ?? []);

const printed = printedWith('virtual');
const commands = commandsIn(printed);
const advancedDays = Number(/"advance":"P(\d+)D"/.exec(printed)?.[1]);

/** The days that the SPOA has at the most, asked at the first instant or at noon of any day from one date to another. */
const mostDays = (from: string, until: string): number => {
  let most = 0;
  for (let date = from; date < until; date = addDays(date, 1)) {
    const { due } = policyFor('suffolk', date).waits.spoaDecision;
    const begins = startOfLocalDate(date);
    for (const at of [begins, addElapsed(begins, 12, 'hours')])
      most = Math.max(most, (epochMs(addDuration(at, due)) - epochMs(at)) / 86_400_000);
  }
  return most;
};

describe('the three commands of the welcome', () => {
  it('stand in README.md as they are printed', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8').split('\n');
    expect(commands).toHaveLength(3);
    expect(readme).toEqual(expect.arrayContaining(commands));
  });

  it('make the decision overdue on whichever day they are pasted, over weekends and holidays', () => {
    const days = mostDays('2026-01-01', '2034-01-01');
    expect(advancedDays).toBeGreaterThanOrEqual(days);
    // From the Saturday before Election Day 2033 on, nine days are an hour too few.
    expect(days).toBeGreaterThan(9);
  });

  it('move no clock that cannot be moved', () => {
    const withRealClock = printedWith('real');
    expect(commandsIn(withRealClock)).toHaveLength(3);
    expect(withRealClock).not.toMatch(/advance|days pass/);
  });
});

describe('the referral of the welcome', () => {
  const referral: unknown = JSON.parse(readFileSync(join(root, 'samples/requests/referral.json'), 'utf8'));

  it.each(['2026-11-24T11:00:00Z', '2027-02-20T12:00:00Z', '2030-07-04T23:00:00Z', '2034-01-01T04:59:59Z'])(
    'sent on %s goes to the SPOA and from there to an agency: nothing in it wears out',
    async (startAt) => {
      const world = await World.create({ startAt });
      await world.person('planner', 'pilgrim-pc').post('/referrals', referral);
      await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
      await expect(
        world.person('cma', 'sample-cma-great-south-bay').workItem('cmaAcceptance'),
      ).resolves.toMatch(/^WH-/);
    },
  );
});
