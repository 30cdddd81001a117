/**
 * Mailboxes on one machine: those that the registry names and that were invited, and for every other organisation one of its
 * own, `<role>-<org>`, that is confirmed, so that whoever tries this out sees whom it tells. Each can be played dead.
 */
import type { Recipient } from '../domain/shared/recipient.ts';
import type { MailboxOfOrganisation, MailboxState } from '../domain/notices/mailbox.ts';
import type { Mailboxes } from '../domain/ports/ports.ts';

export interface PlayedMailboxes extends Mailboxes {
  /** Those that were asked about, by id. */
  known(): readonly MailboxOfOrganisation[];
  /** False for an id that nobody asked about yet. */
  set(mailboxId: string, state: 'confirmed' | 'bounced'): boolean;
}

const none: Mailboxes = { mailboxesOf: () => Promise.resolve([]) };

export const createPlayedMailboxes = (registered: Mailboxes = none): PlayedMailboxes => {
  const known = new Map<string, MailboxOfOrganisation>();
  const played = new Map<string, MailboxState>();
  const asPlayed = (mailbox: MailboxOfOrganisation): MailboxOfOrganisation => {
    const state = played.get(mailbox.mailboxId) ?? mailbox.state;
    const now = { ...mailbox, state };
    known.set(mailbox.mailboxId, now);
    return now;
  };
  const itsOwn = ({ role, org }: Recipient): MailboxOfOrganisation => ({
    mailboxId: `${role}-${org}`,
    rank: 1,
    protocol: 'email',
    state: 'confirmed',
  });
  return {
    async mailboxesOf(recipient) {
      const found = await registered.mailboxesOf(recipient);
      return (found.length > 0 ? found : [itsOwn(recipient)]).map(asPlayed);
    },
    known: () => [...known.values()].sort((a, b) => (a.mailboxId < b.mailboxId ? -1 : 1)),
    set(mailboxId, state) {
      const mailbox = known.get(mailboxId);
      if (!mailbox) return false;
      played.set(mailboxId, state);
      asPlayed(mailbox);
      return true;
    },
  };
};
