/**
 * The access log in DynamoDB. An entry is one put under a key of its own, which is made of what it says: nothing is read
 * for it and nothing shared, so any number come at once. What no seal names yet is found by the index; a seal takes its
 * entries out of it in one transaction. Grants of auditors are beside it, since they too are written with entries.
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type LogEntry, positionOf } from '../../domain/access/access-entry.ts';
import { auditorOfGrant, isOver } from '../../domain/access/audit-grant.ts';
import type { AccessLog, AuditGrants } from '../../domain/ports/ports.ts';
import { type CaseTable, getItem, getItems, listItems, partitionItems, queryAll } from './case-table.ts';
import { cursorBehind, positionIn } from './cursor.ts';
import {
  accessHeadItem,
  accessItem,
  accessSealItem,
  auditGrantItem,
  listViewItem,
  logEntryItem,
} from './items.ts';
import * as keys from './keys.ts';
import { expressionOf, refusalOf, transactItem } from './transaction.ts';
import { type Action, grantActionsOf, sealActionsOf } from './write-actions.ts';

const logEntryFrom = (item: unknown): LogEntry =>
  typeof item === 'object' && item !== null && 'entity' in item && item.entity === 'listView'
    ? listViewItem.fromItem(item)
    : accessItem.fromItem(item);

const write = async ({ documents, tableName }: CaseTable, actions: readonly Action[]): Promise<void> => {
  const TransactItems = actions.map((action) => transactItem(tableName, action));
  try {
    await documents.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    throw refusalOf(error, actions);
  }
};

export const createAccessLog = (table: CaseTable): AccessLog => ({
  async appendAccess(entry) {
    const Item = logEntryItem(entry);
    try {
      await table.documents.send(
        new PutCommand({ TableName: table.tableName, Item, ...expressionOf({ is: 'absent' }) }),
      );
    } catch (error) {
      // Under this key stands this very entry: an attempt of which no answer came back.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },

  async accesses(caseId, { from = '', until = '~', limit, cursor }) {
    const list = keys.accessPartition(caseId);
    const after = cursor === undefined ? undefined : positionIn(list, cursor);
    const [first, last] = keys.accessSpan(from, until);
    const found = await queryAll(
      table,
      {
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk AND SK BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': list, ':first': first, ':last': last },
        ...(after !== undefined && { ExclusiveStartKey: { ...keys.accessKeyAt(caseId, after) } }),
      },
      limit + 1,
    );
    const items = found.slice(0, limit).map(accessItem.fromItem);
    const end = items.at(-1);
    return {
      items,
      ...(after !== undefined && { after }),
      ...(found.length > limit && end && { cursor: cursorBehind(list, positionOf(end)) }),
    };
  },

  async accessHead(log) {
    const stored = await getItem(table, keys.accessHeadKey(log));
    return stored === undefined ? undefined : accessHeadItem.fromItem(stored);
  },

  async accessSeals(log, numbers) {
    const found = await getItems(
      table,
      numbers.map((seq) => keys.accessSealKey(log, seq)),
    );
    return found.map(accessSealItem.fromItem).sort((a, b) => a.seq - b.seq);
  },

  async unsealed(limit, after) {
    const beyond = after && keys.unsealedPosition(after);
    const shards = await Promise.all(
      keys.unsealedLists.map((list) => listItems(table, list, { atMost: limit, beyond })),
    );
    return shards
      .flat()
      .map(logEntryFrom)
      .sort((a, b) => (keys.unsealedPosition(a) < keys.unsealedPosition(b) ? -1 : 1))
      .slice(0, limit);
  },

  sealAccesses: (sealing) => write(table, sealActionsOf(sealing)),
});

export const createAuditGrants = (table: CaseTable): AuditGrants => ({
  saveAuditGrant: (change, idempotency) => write(table, grantActionsOf(change, idempotency)),

  async auditGrant(grantId) {
    const found = await partitionItems(table, keys.grantsPartition(auditorOfGrant(grantId)));
    return found.map(auditGrantItem.fromItem).find((grant) => grant.grantId === grantId);
  },

  async auditGrantsOf(sub, now) {
    const found = await queryAll(table, {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :pk AND SK > :now',
      ExpressionAttributeValues: { ':pk': keys.grantsPartition(sub), ':now': now },
    });
    return found.map(auditGrantItem.fromItem).filter((grant) => !isOver(grant, now));
  },
});
