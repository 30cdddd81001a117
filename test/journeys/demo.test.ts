/** `npm run demo`: what a newcomer reads, what a machine parses, and the exit code that a script goes by. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import { runDemo } from '../../local/journeys/demo.ts';
import type { Journey } from '../../local/journeys/journeys.ts';

const demo = async (args: readonly string[], journeys: readonly Journey[] = allJourneys) => {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runDemo(args, {
    journeys,
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
};

const named = (name: string): Journey => {
  const journey = allJourneys.find((candidate) => candidate.name === name);
  if (!journey) throw new Error(`No journey ${name}.`);
  return journey;
};
const endsElsewhere: Journey = {
  ...named('straight-through'),
  name: 'ends-elsewhere',
  ends: { phase: 'closed' },
};
const breaksOff: Journey = {
  ...named('straight-through'),
  name: 'breaks-off',
  play: (world) => world.person('planner', 'pilgrim-pc').refer('pilgrim-consent-refused'),
};

const instant = z.iso.datetime();
/** The shape that scripts are promised; further fields may come. */
const shape = z.strictObject({
  journeys: z.array(
    z.looseObject({
      name: z.string(),
      ok: z.boolean(),
      finalPhase: z.string(),
      strands: z
        .strictObject({
          placement: z.string(),
          discharge: z.string(),
          aot: z.string(),
          case: z.string(),
        })
        .nullable(),
      closeReason: z.string().nullable(),
      notices: z.array(z.looseObject({ kind: z.string(), lgu: z.string(), at: instant })),
      clocks: z.array(
        z.looseObject({
          kind: z.string(),
          anchor: instant,
          due: instant,
          metAt: instant.nullable(),
          late: z.boolean(),
        }),
      ),
      transitions: z.int().nonnegative(),
    }),
  ),
});

describe('the demo', () => {
  it('lists every journey with its story, one a line', async () => {
    const { code, printed } = await demo(['list']);
    expect(code).toBe(0);
    expect(printed.split('\n').map((line) => line.replace(/ +/, ' '))).toEqual(
      allJourneys.map(({ name, story }) => `${name} ${story}`),
    );
  });

  it('tells a journey with its dates, notices, clocks and end', async () => {
    const { code, printed } = await demo(['contact-made-late']);
    expect(code).toBe(0);
    expect(printed).toContain('Sun, Mar 08, 18:00     notice contactOverdue -> spoa suffolk');
    expect(printed).toMatch(
      /clock faceToFaceContact: .*due Sun, Mar 08, 18:00, met Tue, Mar 10, 08:40, LATE/,
    );
    expect(printed).toMatch(/1 of 1 journeys ended as they must\.$/);
  });

  it('prints all of them for machines in the promised shape', async () => {
    const { code, printed } = await demo(['all', '--json']);
    expect(code).toBe(0);
    const { journeys } = shape.parse(JSON.parse(printed));
    expect(journeys.map(({ name }) => name)).toEqual(allJourneys.map(({ name }) => name));
    expect(journeys.every(({ ok, transitions }) => ok && transitions > 0)).toBe(true);
  });

  it.each([[[]], [['--json']]])(
    'exits 1 when one ends elsewhere or breaks off, and says how: %j',
    async (flags) => {
      const { code, printed } = await demo(
        ['all', ...flags],
        [named('duplicate-referral'), endsElsewhere, breaksOff],
      );
      expect(code).toBe(1);
      expect(printed).toContain('ended in phase hhPlusEpisode instead of closed');
      expect(printed).toMatch(/POST \/referrals was answered 422/);
      if (flags.length > 0)
        expect(shape.parse(JSON.parse(printed)).journeys.map(({ ok }) => ok)).toEqual([true, false, false]);
    },
  );

  it.each([[['nobody']], [['--frob']], [['list', 'all']], [['all', 'straight-through']]])(
    'exits 2 when it is asked for %j, and says what it takes',
    async (args) => {
      const { code, printed, complaints } = await demo(args);
      expect({ code, printed }).toEqual({ code: 2, printed: '' });
      expect(complaints).toContain('Usage: npm run demo -- list');
    },
  );
});
