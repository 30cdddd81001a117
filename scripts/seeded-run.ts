/** What `npm run fuzz` and `npm run histories` are told, and how long they have been at it. */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parsedOrUsage } from './command-line.ts';

const whole = z.coerce.number().int();

/** `--seed`, taken from the clock unless given, and how many of what is counted. */
export const readRun = (counted: string, many: { usual: number; most: number }) => {
  const usage = `options: --seed <0 to 2147483647> --${counted} <1 to ${many.most}, ${many.usual} unless given>`;
  const { seed, count } = parsedOrUsage(usage, () => {
    const { values } = parseArgs({ options: { seed: { type: 'string' }, [counted]: { type: 'string' } } });
    return {
      seed: whole
        .min(0)
        .max(0x7fff_ffff)
        .default(Date.now() % 0x7fff_ffff)
        .parse(values['seed']),
      count: whole.min(1).max(many.most).default(many.usual).parse(values[counted]),
    };
  });
  console.log(`seed ${seed}, ${count} ${counted}`);
  const startedMs = performance.now();
  const seconds = (): string => ((performance.now() - startedMs) / 1_000).toFixed(1);
  return { seed, count, seconds };
};
