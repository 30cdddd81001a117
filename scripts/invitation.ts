/** Who is invited to a stage, read from a command line: checked by the lists of the domain before anybody is asked. */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { organisationIdSchema, roleSchema } from '../domain/shared/actor.ts';
import { roles } from '../domain/shared/roles.ts';

export const usage = `npm run invite -- --stage <name> --email <address> --role <role> --org <organisation>
npm run invite -- --stage <name> --email <address> --disable   signs them out everywhere; the account stays
npm run invite -- --stage <name> --email <address> --remove    signs them out everywhere; the account goes
  roles: ${roles.join(', ')}
  The first administrator is invited like everybody: --role admin --org <your organisation>.
  Region and credentials are those of the AWS environment, as for cdk deploy.`;

export class Misunderstood extends Error {}

const stageSchema = z
  .string({ error: 'Give --stage.' })
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'Give a stage of cdk.json.');
const email = z.email({ error: 'Give an address with --email.' }).max(254);
const invitedSchema = z.strictObject({
  act: z.literal('invite'),
  stage: stageSchema,
  email,
  role: z
    .unknown()
    .pipe(roleSchema)
    .or(z.never({ error: `Give --role: ${roles.join(', ')}.` })),
  org: organisationIdSchema,
});
const endedSchema = z.strictObject({ act: z.enum(['disable', 'remove']), stage: stageSchema, email });
export type Invitation = z.infer<typeof invitedSchema> | z.infer<typeof endedSchema>;

const parsed = (args: readonly string[]) => {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({
      args: [...args],
      options: { stage: text, email: text, role: text, org: text, disable: flag, remove: flag, help: flag },
    }).values;
  } catch {
    throw new Misunderstood(usage);
  }
};

/** Undefined where help is asked for. Throws Misunderstood, whose message names options and never repeats a value. */
export const readInvitation = (args: readonly string[]): Invitation | undefined => {
  const { disable, remove, help, ...given } = parsed(args);
  if (help) return undefined;
  if (disable && remove) throw new Misunderstood(usage);
  const act = disable ? 'disable' : remove ? 'remove' : 'invite';
  const read = (act === 'invite' ? invitedSchema : endedSchema).safeParse({ act, ...given });
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `--${path.map(String).join('.')}: ${message}`,
  );
  throw new Misunderstood([...problems, usage].join('\n'));
};
