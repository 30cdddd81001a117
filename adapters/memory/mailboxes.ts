/** How mailboxes stand, in memory: the same items, conditions and order as those of the DynamoDB store. */
import { toOrganisation } from '../../domain/notices/mailbox-standing.ts';
import { ConcurrentWrite, type MailboxStandings } from '../../domain/ports/ports.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { mailboxKey } from '../dynamodb/keys.ts';
import { standingPut } from '../dynamodb/mailboxes.ts';
import { copyOf, inOrder, kept, type Partitions } from './partitions.ts';

const keyOf = (recipient: Recipient, mailboxId: string): string => mailboxKey(recipient, mailboxId).SK;

export const createMemoryMailboxes = ({ mailboxes }: Partitions): MailboxStandings => {
  const all = () => inOrder(mailboxes.values(), (standing) => keyOf(standing, standing.mailboxId));
  return {
    mailboxesOf: ({ role, org }) =>
      Promise.resolve(
        all()
          .filter((standing) => standing.role === role && standing.org === org)
          .map(toOrganisation)
          .sort((a, b) => a.rank - b.rank),
      ),
    standings: () => Promise.resolve(all()),
    standing(recipient, mailboxId) {
      const found = mailboxes.get(keyOf(recipient, mailboxId));
      return Promise.resolve(found && copyOf(found));
    },
    async saveStanding(standing) {
      const { next } = standingPut(standing);
      const key = keyOf(standing, standing.mailboxId);
      if ((mailboxes.get(key)?.version ?? 0) !== standing.version)
        throw new ConcurrentWrite('Somebody else wrote first.');
      mailboxes.set(key, kept(next));
      return Promise.resolve();
    },
    async removeStanding(standing) {
      mailboxes.delete(keyOf(standing, standing.mailboxId));
      return Promise.resolve();
    },
  };
};
