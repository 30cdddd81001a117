/**
 * The outbox in DynamoDB. An entry is deleted when it is done, so what the index still shows is what is left to do.
 * The index lags on AWS: `pending` may miss an entry just written or show one just completed, and the relay acts
 * idempotently either way.
 */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { OutboxEntry } from '../../domain/shared/outbox.ts';
import type { Outbox } from '../../domain/ports/ports.ts';
import { type CaseTable, listItems } from './case-table.ts';
import { outboxItem } from './items.ts';
import { noticeKey, outboxKey, outboxLists, outboxPosition } from './keys.ts';
import { refusalOf } from './transaction.ts';

const byCaseAndOrder = (a: OutboxEntry, b: OutboxEntry): number =>
  outboxPosition(a) < outboxPosition(b) ? -1 : 1;

/**
 * The first departure of a notice, which a second relay run must not move. The version grows, so that an
 * acknowledgement decided on the notice before is decided again instead of forgetting the departure.
 */
const departure = (TableName: string, noticeId: string, publishedAt: string) => ({
  TableName,
  Key: noticeKey(noticeId),
  ConditionExpression: 'attribute_not_exists(#data.#publishedAt)',
  UpdateExpression: 'SET #data.#publishedAt = :at, #data.#version = #data.#version + :one',
  ExpressionAttributeNames: { '#data': 'data', '#publishedAt': 'publishedAt', '#version': 'version' },
  ExpressionAttributeValues: { ':at': publishedAt, ':one': 1 },
});

export const createOutbox = (table: CaseTable): Outbox => {
  const { documents, tableName } = table;
  const complete = async (entry: OutboxEntry): Promise<void> => {
    await documents.send(new DeleteCommand({ TableName: tableName, Key: outboxKey(entry) }));
  };
  return {
    async pending(limit, after) {
      const beyond = after && outboxPosition(after);
      const shards = await Promise.all(
        outboxLists.map((list) => listItems(table, list, { atMost: limit, beyond })),
      );
      return shards.flat().map(outboxItem.fromItem).sort(byCaseAndOrder).slice(0, limit);
    },
    complete,
    async completePublished(entry, { noticeId }, publishedAt) {
      try {
        await documents.send(
          new TransactWriteCommand({
            TransactItems: [
              { Update: departure(tableName, noticeId, publishedAt) },
              { Delete: { TableName: tableName, Key: outboxKey(entry) } },
            ],
          }),
        );
      } catch (error) {
        const leftBefore =
          error instanceof TransactionCanceledException &&
          error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
        if (!leftBefore) throw refusalOf(error, []);
        await complete(entry);
      }
    },
  };
};
