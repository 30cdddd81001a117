/**
 * Where an organisation reads its notices: an e-mail address of a desk, an HTTPS endpoint or a queue of its own system. The
 * registry does not hold them yet: each organisation is taken to have one (adapters/memory/mailboxes.ts).
 */
export const mailboxProtocols = ['email', 'https', 'sqs'] as const;
export type MailboxProtocol = (typeof mailboxProtocols)[number];

/**
 * `invited`: asked to confirm. `confirmed`: by a signed request, so that no link of a mail can end it. `bounced`: what was
 * sent to it comes back. `gone`: its subscription is no more.
 */
export const mailboxStates = ['invited', 'confirmed', 'bounced', 'gone'] as const;
export type MailboxState = (typeof mailboxStates)[number];

/** A mailbox of an organisation, as whoever publishes must know it. The first has rank 1; those behind it hear what did not arrive. */
export interface MailboxOfOrganisation {
  mailboxId: string;
  rank: number;
  protocol: MailboxProtocol;
  /** Undefined: nobody was invited yet. */
  state: MailboxState | undefined;
}
