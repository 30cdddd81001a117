/** What who keeps the registry reads of mailboxes: who has none that is confirmed, and how each one stands. */
import * as z from 'zod';
import { mailboxProtocols } from '../shared/mailbox-protocols.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { mailboxStates } from './mailbox.ts';

const mailboxViewSchema = z.strictObject({
  mailboxId: z.string(),
  ...recipientSchema.shape,
  protocol: z.enum(mailboxProtocols),
  rank: z.int(),
  /** `toInvite`: the next round invites it. */
  state: z.enum(['toInvite', ...mailboxStates]),
  since: storedInstant.optional(),
  invitedAt: storedInstant.optional(),
  invitations: z.int().optional(),
  /** The link of the last invitation was followed instead of confirming with its token. */
  linkFollowed: z.boolean().optional(),
});

export const mailboxReadinessSchema = z.strictObject({
  /** Every county in force and OMH would hear a notice. */
  ready: z.boolean(),
  counties: z.strictObject({ inForce: z.int(), withoutMailbox: z.array(z.string()) }),
  othersWithoutMailbox: z.array(recipientSchema),
  mailboxes: z.array(mailboxViewSchema),
});

/** What a signed request has done to a mailbox. */
export const mailboxConfirmationAnswerSchema = z.strictObject({
  mailboxId: z.string(),
  state: z.enum(mailboxStates),
  since: storedInstant,
});
