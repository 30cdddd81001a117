/**
 * The registry in DynamoDB, as it is read: the state names under which generation the entries of a kind stand. Each kind is one
 * partition of at most a few thousand entries.
 */
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import { chainStart } from '../../domain/shared/audit-event.ts';
import type { Registry } from '../../domain/ports/ports.ts';
import { type CaseTable, getItem, partitionItems } from './case-table.ts';
import { caseloadItem, registryItem, type RegistryState, registryStateItem } from './items.ts';
import * as keys from './keys.ts';

export const stateOf = async (table: CaseTable): Promise<RegistryState> => {
  const item = await getItem(table, keys.registryStateKey);
  return item === undefined
    ? { revision: 0, headHash: chainStart, generations: {} }
    : registryStateItem.fromItem(item);
};

export const generationOf = ({ generations }: RegistryState, kind: RegistryKind): string =>
  generations[kind]?.current ?? keys.firstGeneration;

export const createRegistry = (table: CaseTable): Registry => {
  const entry = async <Kind extends RegistryKind>(
    kind: Kind,
    id: string,
  ): Promise<RegistryEntry<Kind> | undefined> => {
    const generation = generationOf(await stateOf(table), kind);
    const item = await getItem(table, keys.registryKey(kind, generation, id));
    return item === undefined ? undefined : registryItem(kind).fromItem(item);
  };
  const entries = async <Kind extends RegistryKind>(kind: Kind): Promise<readonly RegistryEntry<Kind>[]> => {
    const generation = generationOf(await stateOf(table), kind);
    const found = await partitionItems(table, keys.registryPartition(kind, generation));
    return found.map(registryItem(kind).fromItem);
  };
  const revision = async (): Promise<number> => (await stateOf(table)).revision;
  return {
    agency: (id) => entry('agencies', id),
    agencies: () => entries('agencies'),
    revision,
    entry,
    entries,
    async caseloads() {
      const found = await partitionItems(table, keys.caseloadPartition);
      return found.map(caseloadItem.fromItem);
    },
  };
};
