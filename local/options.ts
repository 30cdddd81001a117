/** The command line of `npm start`. */
import { parseArgs } from 'node:util';
import * as z from 'zod';

const optionsSchema = z.strictObject({
  db: z.enum(['file', 'memory'], { error: '--db takes file or memory.' }),
  clock: z.enum(['real', 'virtual'], { error: '--clock takes real or virtual.' }),
  port: z
    .string()
    .regex(/^\d{1,5}$/, '--port takes a number.')
    .transform(Number)
    .refine((port) => port <= 65_535, '--port takes a number up to 65535.'),
  data: z.string().min(1, '--data takes a folder.'),
});
export type Options = z.infer<typeof optionsSchema>;

export const usage = `npm start -- [--port 8787] [--db file|memory] [--clock virtual|real] [--data .local]
  --db file       keeps every case over restarts in the data folder (default); memory forgets at exit
  --clock virtual real time that POST /local/clock can move forward (default); real cannot be moved`;

export class Misunderstood extends Error {}

const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
const given = (args: readonly string[]): Record<string, string | boolean | undefined> => {
  try {
    return parseArgs({
      args: [...args],
      options: { db: text('file'), clock: text('virtual'), port: text('8787'), data: text('.local') },
    }).values;
  } catch (error) {
    throw new Misunderstood(z.object({ message: z.string() }).parse(error).message);
  }
};

/** Undefined where help is asked for. Throws Misunderstood, whose message tells what to write instead. */
export const readOptions = (args: readonly string[]): Options | undefined => {
  if (args.includes('--help')) return undefined;
  const parsed = optionsSchema.safeParse(given(args));
  if (!parsed.success) throw new Misunderstood(parsed.error.issues.map(({ message }) => message).join(' '));
  return parsed.data;
};
