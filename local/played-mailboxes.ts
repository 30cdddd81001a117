/**
 * Mailboxes on one machine: those that the registry names and that were invited, and for every other organisation one of its
 * own, `<role>-<org>`, that is confirmed, so that whoever tries this out sees whom it tells. Each can be played dead.
 */
import type { Recipient } from '../domain/shared/recipient.ts';
import type { MailboxOfOrganisation } from '../domain/notices/mailbox.ts';
import { toOrganisation } from '../domain/notices/mailbox-standing.ts';
import type { Clock, Mailboxes, MailboxStandings } from '../domain/ports/ports.ts';

export interface PlayedMailboxes extends Mailboxes {
  /** Those that were invited, and their own of those that were asked about, by id. */
  known(): Promise<readonly MailboxOfOrganisation[]>;
  /** From now on, also one that nobody asked about yet. */
  set(mailboxId: string, state: 'confirmed' | 'bounced'): Promise<void>;
}

type Standings = Pick<MailboxStandings, 'mailboxesOf' | 'standings' | 'saveStanding'>;

const nobody: Standings = {
  mailboxesOf: () => Promise.resolve([]),
  standings: () => Promise.resolve([]),
  saveStanding: () => Promise.resolve(),
};

const byId = (a: MailboxOfOrganisation, b: MailboxOfOrganisation): number =>
  a.mailboxId < b.mailboxId ? -1 : 1;

export const createPlayedMailboxes = (
  standings: Standings = nobody,
  clock: Clock = { now: () => '1970-01-01T00:00:00.000Z' },
): PlayedMailboxes => {
  const own = new Map<string, MailboxOfOrganisation>();
  const dead = new Set<string>();
  const ownOf = ({ role, org }: Recipient): MailboxOfOrganisation => {
    const mailboxId = `${role}-${org}`;
    const mailbox: MailboxOfOrganisation = {
      mailboxId,
      rank: 1,
      protocol: 'email',
      state: dead.has(mailboxId) ? 'bounced' : 'confirmed',
    };
    own.set(mailboxId, mailbox);
    return mailbox;
  };
  return {
    async mailboxesOf(recipient) {
      const found = await standings.mailboxesOf(recipient);
      return found.length > 0 ? found : [ownOf(recipient)];
    },
    async known() {
      const invited = (await standings.standings()).map(toOrganisation);
      return [...own.values(), ...invited].sort(byId);
    },
    async set(mailboxId, state) {
      const standing = (await standings.standings()).find((one) => one.mailboxId === mailboxId);
      if (standing) return standings.saveStanding({ ...standing, state, since: clock.now() });
      if (state === 'bounced') dead.add(mailboxId);
      else dead.delete(mailboxId);
      const mailbox = own.get(mailboxId);
      if (mailbox) own.set(mailboxId, { ...mailbox, state });
    },
  };
};
