/**
 * Mailboxes of organisations for which no registry names any: each has one, `<role>-<org>`, confirmed until it is played
 * dead.
 */
import type { Recipient } from '../../domain/shared/recipient.ts';
import type { MailboxOfOrganisation } from '../../domain/notices/mailbox.ts';
import type { Mailboxes } from '../../domain/ports/ports.ts';

export interface PlayedMailboxes extends Mailboxes {
  /** Those that were asked about, by id. */
  known(): readonly MailboxOfOrganisation[];
  /** False for an id that nobody asked about yet. */
  set(mailboxId: string, state: 'confirmed' | 'bounced'): boolean;
}

export const createOneMailboxEach = (): PlayedMailboxes => {
  const mailboxes = new Map<string, MailboxOfOrganisation>();
  const mailboxOf = ({ role, org }: Recipient): MailboxOfOrganisation => {
    const mailboxId = `${role}-${org}`;
    const mailbox = mailboxes.get(mailboxId) ?? { mailboxId, rank: 1, protocol: 'email', state: 'confirmed' };
    mailboxes.set(mailboxId, mailbox);
    return mailbox;
  };
  return {
    mailboxesOf: (recipient) => Promise.resolve([mailboxOf(recipient)]),
    known: () => [...mailboxes.values()].sort((a, b) => (a.mailboxId < b.mailboxId ? -1 : 1)),
    set(mailboxId, state) {
      const mailbox = mailboxes.get(mailboxId);
      if (mailbox) mailboxes.set(mailboxId, { ...mailbox, state });
      return mailbox !== undefined;
    },
  };
};
