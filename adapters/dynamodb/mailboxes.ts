/**
 * How mailboxes stand, in a partition of their own: a few hundred items, each changed when its state changes. A mailbox is
 * under its organisation, so that whoever publishes reads those of one alone.
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  mailboxStandingSchema,
  type MailboxStanding,
  toOrganisation,
} from '../../domain/notices/mailbox-standing.ts';
import { ConcurrentWrite, type Mailboxes, type MailboxStandings } from '../../domain/ports/ports.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { type CaseTable, getItem, partitionItems } from './case-table.ts';
import { form, type Item } from './items.ts';
import { mailboxesPartition, mailboxKey, mailboxPrefix } from './keys.ts';
import { expressionOf } from './transaction.ts';
import type { Condition } from './write-actions.ts';

const mailboxItem = form('mailbox', mailboxStandingSchema);

interface StandingPut {
  next: MailboxStanding;
  put: Item;
  when: Condition;
}

/** As it is put, under the version after its own, on condition that its own is stored. */
export const standingPut = (standing: MailboxStanding): StandingPut => {
  const next = { ...standing, version: standing.version + 1 };
  const put = mailboxItem.toItem(mailboxKey(standing, standing.mailboxId), next);
  return {
    next,
    put,
    when: standing.version === 0 ? { is: 'absent' } : { is: 'atVersion', version: standing.version },
  };
};

export const createMailboxes = (table: CaseTable): Mailboxes => ({
  async mailboxesOf(recipient) {
    const found = await partitionItems(table, mailboxesPartition, mailboxPrefix(recipient));
    return found
      .map(mailboxItem.fromItem)
      .map(toOrganisation)
      .sort((a, b) => a.rank - b.rank);
  },
});

export const createMailboxStandings = (table: CaseTable): MailboxStandings => {
  const { documents, tableName } = table;
  return {
    ...createMailboxes(table),
    async standings() {
      return (await partitionItems(table, mailboxesPartition)).map(mailboxItem.fromItem);
    },
    async standing(recipient: Recipient, mailboxId: string) {
      const item = await getItem(table, mailboxKey(recipient, mailboxId));
      return item === undefined ? undefined : mailboxItem.fromItem(item);
    },
    async saveStanding(standing) {
      const { put, when } = standingPut(standing);
      try {
        await documents.send(new PutCommand({ TableName: tableName, Item: put, ...expressionOf(when) }));
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException)
          throw new ConcurrentWrite('Somebody else wrote first.');
        throw error;
      }
    },
    async removeStanding({ mailboxId, ...recipient }) {
      await documents.send(
        new DeleteCommand({ TableName: tableName, Key: mailboxKey(recipient, mailboxId) }),
      );
    },
  };
};
