/**
 * The table as the stores read it: queries that follow every page of DynamoDB's own, consistent gets, and batches that
 * are asked again until they are complete. Everything comes back as `unknown`: items.ts parses it. There is no scan.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { StoreBusy } from '../../domain/ports/ports.ts';
import type { IndexKey, ItemKey } from './keys.ts';
import { indexName } from './table.ts';

export interface CaseTable {
  documents: DynamoDBDocumentClient;
  tableName: string;
}

interface ListRead {
  /** Items to return at most; all of them when absent. */
  atMost?: number;
  after?: (ItemKey & IndexKey) | undefined;
  /** Only what lies behind this position. */
  beyond?: string | undefined;
  /** Only what lies before this position. */
  upTo?: string;
  newestFirst?: boolean;
}

/** Every page of a query. */
export const queryAll = async (
  { documents, tableName }: CaseTable,
  input: Omit<QueryCommand['input'], 'TableName'>,
  atMost = Infinity,
): Promise<unknown[]> => {
  const found: unknown[] = [];
  let from = input.ExclusiveStartKey;
  do {
    const page = await documents.send(
      new QueryCommand({
        ...input,
        TableName: tableName,
        ...(from && { ExclusiveStartKey: from }),
        ...(Number.isFinite(atMost) && { Limit: atMost - found.length }),
      }),
    );
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from && found.length < atMost);
  return found;
};

/** Strongly consistent, in key order; all of them where no number is given. */
export const partitionItems = (
  table: CaseTable,
  partition: string,
  prefix?: string,
  atMost?: number,
): Promise<unknown[]> =>
  queryAll(
    table,
    {
      ConsistentRead: true,
      KeyConditionExpression: `PK = :pk${prefix === undefined ? '' : ' AND begins_with(SK, :sk)'}`,
      ExpressionAttributeValues: { ':pk': partition, ...(prefix === undefined ? {} : { ':sk': prefix }) },
    },
    atMost,
  );

/** Eventually consistent, as every read of an index is. */
export const listItems = (
  table: CaseTable,
  list: string,
  { atMost, after, beyond, upTo, newestFirst }: ListRead = {},
) =>
  queryAll(
    table,
    {
      IndexName: indexName,
      KeyConditionExpression: `GSI1PK = :list${beyond === undefined ? '' : ' AND GSI1SK > :beyond'}${upTo === undefined ? '' : ' AND GSI1SK < :upTo'}`,
      ExpressionAttributeValues: {
        ':list': list,
        ...(beyond !== undefined && { ':beyond': beyond }),
        ...(upTo !== undefined && { ':upTo': upTo }),
      },
      ScanIndexForward: newestFirst !== true,
      ...(after && { ExclusiveStartKey: after }),
    },
    atMost,
  );

export const getItem = async ({ documents, tableName }: CaseTable, key: ItemKey): Promise<unknown> => {
  const { Item } = await documents.send(
    new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  return Item;
};

/** The most keys that one BatchGetItem takes. */
const mostKeys = 100;
const mostAttempts = 8;
const firstPauseMs = 10;

/** In no particular order; an item that does not exist is left out. `only` names the attributes that are read. */
export const getItems = async (
  { documents, tableName }: CaseTable,
  keys: readonly ItemKey[],
  only: { ProjectionExpression?: string; ExpressionAttributeNames?: Record<string, string> } = {},
): Promise<unknown[]> => {
  const found: unknown[] = [];
  let open: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  let inVain = 0;
  while (open.length > 0) {
    const { Responses, UnprocessedKeys } = await documents.send(
      new BatchGetCommand({
        RequestItems: { [tableName]: { ...only, Keys: open.slice(0, mostKeys), ConsistentRead: true } },
      }),
    );
    const read = Responses?.[tableName] ?? [];
    found.push(...read);
    const unread = UnprocessedKeys?.[tableName]?.Keys ?? [];
    open = [...unread, ...open.slice(mostKeys)];
    if (unread.length === 0) continue;
    // Keys are left when the answer reached its size limit (ask on) or when the table is throttled (ask later).
    inVain = read.length > 0 ? 0 : inVain + 1;
    if (inVain === mostAttempts)
      throw new StoreBusy('DynamoDB left keys of a batch unread after every attempt.');
    if (inVain > 0) await pause(2 ** inVain * firstPauseMs);
  }
  return found;
};
