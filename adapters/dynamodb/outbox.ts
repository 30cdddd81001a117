/**
 * The outbox in DynamoDB. What a write ordered is deleted when all of it is done, so what the index still shows is what is
 * left to do. The index lags on AWS: `pending` may miss what was just written or show what was just completed, and the relay
 * acts idempotently either way.
 */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isRelayed, type Notice, relayed } from '../../domain/notices/notice.ts';
import { isStanding } from '../../domain/notices/notice-standing.ts';
import { ConcurrentWrite, type Outbox } from '../../domain/ports/ports.ts';
import type { OutboxOfWrite } from '../../domain/shared/outbox.ts';
import { type CaseTable, getItem, listItems, queryAll } from './case-table.ts';
import { noticeItem } from './items.ts';
import { outboxFromItem } from './items-of-write.ts';
import { casePartition, noticeKey, noticePrefix, outboxKey, outboxLists, outboxPosition } from './keys.ts';
import { expressionOf } from './transaction.ts';
import { noticePut } from './write-actions.ts';

const byCaseAndOrder = ([a]: OutboxOfWrite, [b]: OutboxOfWrite): number =>
  outboxPosition(a) < outboxPosition(b) ? -1 : 1;

const mostAttempts = 5;

export const createOutbox = (table: CaseTable): Outbox => {
  const { documents, tableName } = table;
  const stored = async ({ noticeId }: Notice): Promise<Notice> =>
    noticeItem.fromItem(await getItem(table, noticeKey(noticeId)));
  /** Puts what becomes of a notice, decided again where somebody else wrote first; undefined: nothing. */
  const change = async (notice: Notice, decide: (before: Notice) => Notice | undefined): Promise<void> => {
    let next = decide(notice);
    for (let attempt = 1; next; attempt += 1) {
      const { item, when } = noticePut({ ...next, version: next.version + 1 });
      try {
        await documents.send(new PutCommand({ TableName: tableName, Item: item, ...expressionOf(when) }));
        return;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        if (attempt === mostAttempts) throw new ConcurrentWrite('Somebody else wrote first.');
        next = decide(await stored(notice));
      }
    }
  };
  return {
    async pending(limit, after) {
      const beyond = after && outboxPosition(after[0]);
      const shards = await Promise.all(
        outboxLists.map((list) => listItems(table, list, { atMost: limit, beyond })),
      );
      return shards.flat().map(outboxFromItem).sort(byCaseAndOrder).slice(0, limit);
    },
    async complete([first]) {
      await documents.send(new DeleteCommand({ TableName: tableName, Key: outboxKey(first) }));
    },
    async standingNotices(caseId) {
      const found = await queryAll(table, {
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk AND begins_with(SK, :sk)',
        FilterExpression: '#data.#status IN (:open, :unread)',
        ExpressionAttributeNames: { '#data': 'data', '#status': 'status' },
        ExpressionAttributeValues: {
          ':pk': casePartition(caseId),
          ':sk': noticePrefix,
          ':open': 'open',
          ':unread': 'unread',
        },
      });
      return found.map(noticeItem.fromItem);
    },
    closeNotice: (notice, closing) =>
      change(notice, (before) =>
        isStanding(before) ? { ...before, status: 'closed', ...closing } : undefined,
      ),
    /**
     * The version grows, so that an acknowledgement decided on the notice before is decided again instead of forgetting
     * the departure; and one that came in between is kept.
     */
    markDelivery: (notice, delivery) =>
      change(notice, (before) => (isRelayed(before) ? undefined : relayed(before, delivery))),
  };
};
