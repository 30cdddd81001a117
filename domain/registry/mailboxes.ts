/**
 * Where an organisation reads its notices. The desk has an owner by title, so that it outlives a person; whether anybody
 * answers there is no matter of the registry (domain/notices/mailbox-standing.ts).
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { line } from '../shared/free-text.ts';
import { mostMailboxRank } from '../shared/mailbox-protocols.ts';
import { recipientRoles } from '../shared/roles.ts';

/** SNS subscribes addresses of ASCII alone; a name before the address, and a second address, are none. */
const emailSchema = z
  .string()
  .max(254)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'Give one address, its domain in lower case.',
  );

/** No credentials, no port but 443 and no address in figures: SNS must find a public name with a certificate. */
const httpsSchema = z
  .string()
  .max(512)
  .regex(
    /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}(?::443)?(?:\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?$/,
    'Give an https address with a public name, on port 443, without user and query.',
  );

/** A standard topic takes no FIFO queue. */
const queueSchema = z
  .string()
  .max(512)
  .regex(
    /^arn:aws(?:-us-gov)?:sqs:[a-z0-9-]{1,30}:[0-9]{12}:[A-Za-z0-9_-]{1,80}$/,
    'Give the ARN of a standard queue.',
  );

const common = {
  id: organisationIdSchema,
  /** As which it is told: spoa is the LGU of a county, planner a facility, state OMH. */
  role: z.enum(recipientRoles, { error: `Give one of ${recipientRoles.join(', ')}.` }),
  org: organisationIdSchema,
  /** The desk that answers for it, by its title. */
  owner: line(120),
  /** 1 is told first. */
  rank: z
    .int({ error: `Give a whole number from 1 to ${mostMailboxRank}.` })
    .min(1)
    .max(mostMailboxRank),
  /** Only of notices with a legal clock. */
  legalOnly: z.boolean().optional(),
};

export const registeredMailboxSchema = z.discriminatedUnion(
  'protocol',
  [
    z.strictObject({ ...common, protocol: z.literal('email'), endpoint: emailSchema }),
    z.strictObject({ ...common, protocol: z.literal('https'), endpoint: httpsSchema }),
    z.strictObject({ ...common, protocol: z.literal('sqs'), endpoint: queueSchema }),
  ],
  { error: 'Give email, https or sqs.' },
);
export type RegisteredMailbox = z.infer<typeof registeredMailboxSchema>;

/** Of one organisation: more would be a list of people instead of a desk. */
export const mostMailboxesOfOrganisation = 10;
