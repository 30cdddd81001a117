/**
 * Canaries in DynamoDB: written in a transaction and found by stream and index as the outbox of a case is, in partitions of
 * their own, so that no case, no list and no audit knows of them.
 */
import { DeleteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { canarySchema, forgottenAt } from '../../domain/notices/canary.ts';
import { type Canaries, ConcurrentWrite } from '../../domain/ports/ports.ts';
import { epochMs } from '../../domain/shared/instant.ts';
import { type CaseTable, listItems } from './case-table.ts';
import { form } from './items.ts';
import { canariesList, canaryIndex, canaryKey } from './keys.ts';
import { refusalOf, transactItem } from './transaction.ts';
import type { Action } from './write-actions.ts';

export const canaryItem = form('canary', canarySchema);

export const createCanaries = (table: CaseTable): Canaries => {
  const { documents, tableName } = table;
  return {
    async putCanary(canary) {
      const key = canaryKey(canary);
      const expiresAtSeconds = Math.ceil(epochMs(forgottenAt(canary)) / 1_000);
      const actions: Action[] = [
        {
          key,
          put: canaryItem.toItem(key, canary, canaryIndex(canary), expiresAtSeconds),
          guards: 'fact',
          when: { is: 'absent' },
        },
      ];
      try {
        const TransactItems = actions.map((action) => transactItem(tableName, action));
        await documents.send(new TransactWriteCommand({ TransactItems }));
      } catch (error) {
        const refusal = refusalOf(error, actions);
        if (!(refusal instanceof ConcurrentWrite)) throw refusal;
      }
    },
    async pendingCanaries() {
      return (await listItems(table, canariesList)).map(canaryItem.fromItem);
    },
    async completeCanary(canary) {
      await documents.send(new DeleteCommand({ TableName: tableName, Key: canaryKey(canary) }));
    },
  };
};
