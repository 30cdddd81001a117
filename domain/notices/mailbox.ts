/** Where an organisation reads its notices, and whether anybody answers there. */
import type { MailboxProtocol } from '../shared/mailbox-protocols.ts';
import type { Recipient } from '../shared/recipient.ts';

/**
 * `invited`: asked to confirm. `confirmed`: by a signed request, so that no link of a mail can end it. `bounced`: what was
 * sent to it comes back. `gone`: its subscription is no more.
 */
export const mailboxStates = ['invited', 'confirmed', 'bounced', 'gone'] as const;
export type MailboxState = (typeof mailboxStates)[number];

/** As the registry names it (domain/registry/mailboxes.ts). */
export interface NamedMailbox {
  id: string;
  role: Recipient['role'];
  org: string;
  protocol: MailboxProtocol;
  endpoint: string;
  /** The first has rank 1; those behind it hear what did not arrive. */
  rank: number;
  legalOnly?: boolean | undefined;
}

/** A mailbox of an organisation, as whoever publishes must know it. */
export interface MailboxOfOrganisation {
  mailboxId: string;
  rank: number;
  protocol: MailboxProtocol;
  /** Undefined: nobody was invited yet. */
  state: MailboxState | undefined;
  legalOnly?: boolean | undefined;
}

/** What a publication says of itself, so that a subscription takes what is its own: of shared topics its organisation's. */
export const filterPolicyOf = ({
  org,
  rank,
  legalOnly,
}: Pick<NamedMailbox, 'org' | 'rank' | 'legalOnly'>): Readonly<Record<string, readonly string[]>> => ({
  org: [org],
  rank: [String(rank)],
  ...(legalOnly && { legal: ['true'] }),
});
