/**
 * How the registry is changed in DynamoDB. Every change meets the registry's state under a condition, so that changes stand
 * in a row and an assignment can tell whether what it read still stands; the log takes each in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import { BatchWriteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import {
  changeOfEntry,
  changeOfImport,
  changeOfRemoval,
  type RegistryChange,
} from '../../domain/registry/registry-change.ts';
import { ConcurrentWrite, type RegistryChanges } from '../../domain/ports/ports.ts';
import { pageOfEntries } from './case-pages.ts';
import { type CaseTable, getItem, partitionItems, queryAll } from './case-table.ts';
import { positionIn } from './cursor.ts';
import { registryItem, type RegistryState, registryStateItem } from './items.ts';
import { registryChangeItem, registryChangePartItem } from './registry-change-items.ts';
import * as keys from './keys.ts';
import { generationOf, stateOf } from './registry.ts';
import { proposalAction, registryLogForm } from './registry-proposals.ts';
import { refusalOf, transactItem } from './transaction.ts';
import type { Action } from './write-actions.ts';

/** The next state with its change, on condition that nobody made one since `seen`, with what else becomes true by it. */
const commit = async (
  { documents, tableName }: CaseTable,
  { revision }: RegistryState,
  next: RegistryState['generations'],
  change: RegistryChange,
  also: readonly Action[],
): Promise<void> => {
  const state = registryStateItem.toItem(keys.registryStateKey, {
    revision: change.seq,
    headHash: change.hash,
    generations: next,
  });
  const logged = registryChangeItem.toItem(keys.registryChangeKey(change.seq), change);
  const actions: Action[] = [
    { key: keys.registryStateKey, put: state, when: { is: 'atRevision', revision }, guards: 'fact' },
    { key: keys.registryChangeKey(change.seq), put: logged, when: { is: 'absent' }, guards: 'fact' },
    ...also,
  ];
  try {
    await documents.send(
      new TransactWriteCommand({ TransactItems: actions.map((action) => transactItem(tableName, action)) }),
    );
  } catch (error) {
    throw refusalOf(error, actions);
  }
};

/** The most requests that one BatchWriteItem takes. */
const mostRequests = 25;
type WriteRequests = NonNullable<BatchWriteCommand['input']['RequestItems']>[string];

const writeAll = async ({ documents, tableName }: CaseTable, requests: WriteRequests): Promise<void> => {
  let open = requests;
  while (open.length > 0) {
    const { UnprocessedItems } = await documents.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: open.slice(0, mostRequests) } }),
    );
    open = [...(UnprocessedItems?.[tableName] ?? []), ...open.slice(mostRequests)];
  }
};

/** Nobody reads a generation that was replaced before the present one; the one just replaced may still be read. */
const forget = async (table: CaseTable, partition: string): Promise<void> => {
  const found = await partitionItems(table, partition);
  const sortKey = (item: unknown): string =>
    typeof item === 'object' && item !== null && 'SK' in item ? String(item.SK) : '';
  await writeAll(
    table,
    found.map((item) => ({ DeleteRequest: { Key: { PK: partition, SK: sortKey(item) } } })),
  );
};

const stateAt = async (table: CaseTable, seen: number): Promise<RegistryState> => {
  const state = await stateOf(table);
  if (state.revision !== seen) throw new ConcurrentWrite('Somebody else changed the registry first.');
  return state;
};

export const createRegistryChanges = (table: CaseTable): RegistryChanges => ({
  async putEntry(kind, entry, seen, { confirms, ...act }) {
    const state = await stateAt(table, seen);
    const { fromItem, toItem } = registryItem(kind);
    const key = keys.registryKey(kind, generationOf(state, kind), entry.id);
    const put = toItem(key, entry);
    const known = await getItem(table, key);
    const change = changeOfEntry(state, act, kind, entry, {
      before: known === undefined ? undefined : fromItem(known),
      confirms,
    });
    await commit(table, state, state.generations, change, [
      { key, put, guards: 'fact' },
      ...(confirms ? [proposalAction(confirms)] : []),
    ]);
  },
  async removeEntry(kind, entry, seen, act) {
    const state = await stateAt(table, seen);
    const key = keys.registryKey(kind, generationOf(state, kind), entry.id);
    const change = changeOfRemoval(state, act, kind, entry);
    await commit(table, state, state.generations, change, [{ key, guards: 'fact' }]);
  },
  async replaceEntries(kind, entries, seen, act) {
    const state = await stateAt(table, seen);
    const generation = randomUUID();
    const { fromItem, toItem } = registryItem(kind);
    const before = await partitionItems(table, keys.registryPartition(kind, generationOf(state, kind)));
    const { change, parts } = changeOfImport(state, act, kind, {
      generation,
      before: before.map(fromItem),
      after: entries,
    });
    const items = [
      ...entries.map((entry) => toItem(keys.registryKey(kind, generation, entry.id), entry)),
      ...parts.map((part) => registryChangePartItem.toItem(keys.registryChangePartKey(part), part)),
    ];
    await writeAll(
      table,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
    const known = state.generations[kind];
    const replaced = { current: generation, previous: known?.current ?? keys.firstGeneration };
    await commit(table, state, { ...state.generations, [kind]: replaced }, change, []);
    if (known?.previous !== undefined) await forget(table, keys.registryPartition(kind, known.previous));
  },
  async registryChanges({ limit, cursor }) {
    const list = keys.registryLogPartition;
    const after = cursor === undefined ? undefined : positionIn(list, cursor);
    const found = await queryAll(
      table,
      {
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk AND SK BETWEEN :low AND :high',
        ExpressionAttributeValues: {
          ':pk': list,
          ':low': keys.registryChangePrefix,
          ':high': `${keys.registryChangePrefix}${after ?? '~'}`,
        },
        ScanIndexForward: false,
      },
      // The position itself was on the page before, and one more says whether there is a next.
      limit + 2,
    );
    return pageOfEntries(list, registryLogForm, found.map(registryChangeItem.fromItem), { limit, cursor });
  },
});
