/**
 * Whether a notice arrived. SNS tells nobody that a topic has no reader, so whoever publishes looks for a mailbox first. Of
 * e-mail SNS reports nothing: there the receipt is that somebody of the organisation acknowledged or read the notice.
 */
import * as z from 'zod';
import { storedInstant } from '../shared/stored-text.ts';
import type { MailboxOfOrganisation } from './mailbox.ts';

/** As it is stored. `noMailbox`: the organisation has none that is confirmed. */
export const deliverySchema = z.strictObject({
  state: z.enum(['published', 'failed']),
  at: storedInstant,
  /** Of the mailboxes that it went to; absent where it went to none. */
  rank: z.int().optional(),
  reason: z.enum(['noMailbox']).optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** As people see it. `waiting`: it has not left yet. */
export const deliveryViewSchema = deliverySchema
  .partial({ at: true })
  .extend({ state: z.enum(['waiting', 'published', 'delivered', 'failed']) });
type DeliveryView = z.infer<typeof deliveryViewSchema>;

interface Told {
  status: string;
  closedAt?: string | undefined;
  closedBecause?: string | undefined;
  publishedAt?: string | undefined;
  acknowledgedAt?: string | undefined;
  delivery?: Delivery | undefined;
}

/** What was acknowledged or read has arrived, by whatever way. A notice from before deliveries were kept went to the first mailbox. */
export const deliveryOf = ({
  status,
  publishedAt,
  acknowledgedAt,
  closedAt,
  closedBecause,
  delivery,
}: Told): DeliveryView => {
  if (status === 'acknowledged' && acknowledgedAt !== undefined)
    return { state: 'delivered', at: acknowledgedAt };
  if (closedBecause === 'read' && closedAt !== undefined) return { state: 'delivered', at: closedAt };
  if (delivery) return delivery;
  return publishedAt === undefined ? { state: 'waiting' } : { state: 'published', at: publishedAt, rank: 1 };
};

/**
 * The first rank at which an organisation has a mailbox that is confirmed and takes such a notice; undefined when nobody would
 * hear.
 */
export const rankToTell = (
  mailboxes: readonly MailboxOfOrganisation[],
  isLegal: boolean,
): number | undefined => {
  const ranks = mailboxes
    .filter(({ state, legalOnly }) => state === 'confirmed' && (isLegal || legalOnly !== true))
    .map(({ rank }) => rank);
  return ranks.length === 0 ? undefined : Math.min(...ranks);
};
