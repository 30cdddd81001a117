/** Cases in DynamoDB: reads of one case, and the one transaction that writes everything a decision changed. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import { noticeIdSchema } from '../../domain/shared/identifiers.ts';
import { type CaseStore, ConcurrentWrite, StoreBusy } from '../../domain/ports/ports.ts';
import { type CaseTable, getItem, partitionItems, queryAll } from './case-table.ts';
import { createCaseLists } from './case-lists.ts';
import {
  caseItem,
  contactItem,
  eventItem,
  idempotencyItem,
  noticeItem,
  searchStepItem,
  workItemItem,
} from './items.ts';
import * as keys from './keys.ts';
import { expressionOf, refusalOf, transactItem } from './transaction.ts';
import { writeActionsOf, tokenPut } from './write-actions.ts';

const keyOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'SK' in item && typeof item.SK === 'string' ? item.SK : '';

const snapshotFrom = (items: readonly unknown[]): CaseSnapshot | undefined => {
  const [first, ...rest] = items;
  if (first === undefined) return undefined;
  return {
    case: caseItem.fromItem(first),
    contacts: rest.filter((item) => keyOf(item).startsWith(keys.contactPrefix)).map(contactItem.fromItem),
    workItems: rest.filter((item) => keyOf(item).startsWith(keys.workItemPrefix)).map(workItemItem.fromItem),
  };
};

export const createCaseStore = (table: CaseTable): CaseStore => ({
  ...createCaseLists(table),

  async load(caseId) {
    return snapshotFrom(await partitionItems(table, keys.casePartition(caseId), keys.snapshotPrefix));
  },

  async save(write, idempotency) {
    const actions = writeActionsOf(write, idempotency);
    const TransactItems = actions.map((action) => transactItem(table.tableName, action));
    try {
      await table.documents.send(new TransactWriteCommand({ TransactItems }));
    } catch (error) {
      throw refusalOf(error, actions);
    }
  },

  async saveWorkItem(workItem) {
    const { item, when } = tokenPut(workItem);
    try {
      await table.documents.send(
        new PutCommand({ TableName: table.tableName, Item: item, ...expressionOf(when) }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException || error instanceof StoreBusy)
        throw new ConcurrentWrite('Somebody else wrote first.');
      throw error;
    }
  },

  async events(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.eventPrefix);
    return found.map(eventItem.fromItem);
  },

  async eventsBetween(caseId, from, until) {
    const found = await queryAll(table, {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ':pk': keys.casePartition(caseId),
        ':from': keys.eventKey(caseId, from).SK,
        ':until': keys.eventKey(caseId, until).SK,
      },
    });
    return found.map(eventItem.fromItem);
  },

  async notices(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.noticePrefix);
    return found.map(noticeItem.fromItem);
  },

  async searchSteps(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.searchStepPrefix);
    return found.map(searchStepItem.fromItem);
  },

  async notice(noticeId) {
    if (!noticeIdSchema.safeParse(noticeId).success) return undefined;
    const item = await getItem(table, keys.noticeKey(noticeId));
    return item === undefined ? undefined : noticeItem.fromItem(item);
  },

  async idempotencyRecord(id, now) {
    const item = await getItem(table, keys.idempotencyKey(id));
    if (item === undefined) return undefined;
    const record = idempotencyItem.fromItem(item);
    return record.expiresAt > now ? record : undefined;
  },
});
