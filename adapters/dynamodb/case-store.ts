/** Cases in DynamoDB: reads of one case, and the one transaction that writes everything a decision changed. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { noticeIdSchema } from '../../domain/shared/identifiers.ts';
import { type CaseStore, ConcurrentWrite, StoreBusy } from '../../domain/ports/ports.ts';
import { type CaseTable, getItem, partitionItems, queryAll } from './case-table.ts';
import { loadCase } from './load-case.ts';
import { createCaseLists } from './case-lists.ts';
import { createCasePages } from './case-pages.ts';
import { eventsFromItem, mostEventsOfWrite } from './items-of-write.ts';
import { idempotencyItem, noticeItem, searchStepItem, workItemItem } from './items.ts';
import * as keys from './keys.ts';
import { expressionOf, refusalOf, transactItem } from './transaction.ts';
import { answerPut, writeActionsOf, tokenPut } from './write-actions.ts';

/** One item under its condition. Throws ConcurrentWrite where that does not hold. */
const putOne = async (
  { documents, tableName }: CaseTable,
  { item, when }: ReturnType<typeof tokenPut>,
): Promise<void> => {
  try {
    await documents.send(new PutCommand({ TableName: tableName, Item: item, ...expressionOf(when) }));
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof StoreBusy)
      throw new ConcurrentWrite('Somebody else wrote first.');
    throw error;
  }
};

export const createCaseStore = (table: CaseTable): CaseStore => ({
  ...createCaseLists(table),
  ...createCasePages(table),
  load: (caseId, also) => loadCase(table, caseId, also),

  async save(write, idempotency) {
    const actions = writeActionsOf(write, idempotency);
    const TransactItems = actions.map((action) => transactItem(table.tableName, action));
    try {
      await table.documents.send(new TransactWriteCommand({ TransactItems }));
    } catch (error) {
      throw refusalOf(error, actions);
    }
  },

  saveWorkItem: (workItem) => putOne(table, tokenPut(workItem)),
  keepAnswer: (answer, now) => putOne(table, answerPut(answer, now)),

  async events(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.eventPrefix);
    return found.flatMap(eventsFromItem);
  },

  async eventsBetween(caseId, from, until) {
    const found = await queryAll(table, {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ':pk': keys.casePartition(caseId),
        ':from': keys.eventKey(caseId, from).SK,
        // The write that made the last of them may have made more.
        ':until': keys.eventKey(caseId, until + mostEventsOfWrite).SK,
      },
    });
    return found.flatMap(eventsFromItem).filter(({ seq }) => from <= seq && seq <= until);
  },

  async notices(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.noticePrefix);
    return found.map(noticeItem.fromItem);
  },

  async searchSteps(caseId) {
    const found = await partitionItems(table, keys.casePartition(caseId), keys.searchStepPrefix);
    return found.map(searchStepItem.fromItem);
  },

  async workItem(workItemId) {
    const found = await Promise.all(
      [keys.workItemKey(workItemId), keys.pastWorkItemKey(workItemId)].map((key) => getItem(table, key)),
    );
    const [item] = found.filter((stored) => stored !== undefined);
    return item === undefined ? undefined : workItemItem.fromItem(item);
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
