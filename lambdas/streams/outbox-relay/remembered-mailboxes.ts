/** The mailboxes of an organisation, read once for all the notices of a batch. A read that failed is made again. */
import type { MailboxOfOrganisation } from '../../../domain/notices/mailbox.ts';
import type { Mailboxes } from '../../../domain/ports/ports.ts';

export const rememberedMailboxes = (mailboxes: Mailboxes): Mailboxes => {
  const read = new Map<string, readonly MailboxOfOrganisation[]>();
  return {
    async mailboxesOf(recipient) {
      const key = `${recipient.role}#${recipient.org}`;
      const found = read.get(key) ?? (await mailboxes.mailboxesOf(recipient));
      read.set(key, found);
      return found;
    },
  };
};
