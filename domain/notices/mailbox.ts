/**
 * Where an organisation reads its notices: an e-mail address of a desk, an HTTPS endpoint or a queue of its own system. The
 * registry holds them (kind `mailboxes`); how each stands is known from SNS and is kept apart from what an administrator
 * wrote.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';

export const mailboxProtocols = ['email', 'https', 'sqs'] as const;
export type MailboxProtocol = (typeof mailboxProtocols)[number];

/**
 * `invited`: asked to confirm. `confirmed`: by a signed request, so that no link of a mail can end it. `bounced`: what was
 * sent to it comes back. `gone`: its subscription is no more.
 */
export const mailboxStates = ['invited', 'confirmed', 'bounced', 'gone'] as const;
export type MailboxState = (typeof mailboxStates)[number];

export const mailboxStandingSchema = z.strictObject({
  mailboxId: organisationIdSchema,
  state: z.enum(mailboxStates),
  since: storedInstant,
  version: z.int(),
});

/** A mailbox of an organisation, as whoever publishes must know it. The first has rank 1; those behind it hear what did not arrive. */
export interface MailboxOfOrganisation {
  mailboxId: string;
  rank: number;
  protocol: MailboxProtocol;
  /** Undefined: nobody was invited yet. */
  state: MailboxState | undefined;
}
