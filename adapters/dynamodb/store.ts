/**
 * All stores on one table, for one machine and for tests; on AWS a function is given what it needs of them (adapters/aws).
 * keys.ts says what is in the table and how it is found.
 */
import type { Store } from '../../domain/ports/ports.ts';
import { createAccessLog, createAuditGrants } from './access-log.ts';
import { openTable, type TableDeps } from './open-table.ts';
import { createChainHeads } from './chain-heads.ts';
import { createCanaries } from './canaries.ts';
import { createMailboxStandings } from './mailboxes.ts';
import { createCaseStore } from './case-store.ts';
import { createScheduledLists } from './scheduled-lists.ts';
import { createOutbox } from './outbox.ts';
import { createRegistry } from './registry.ts';
import { createRegistryChanges } from './registry-changes.ts';
import { createRegistryProposals } from './registry-proposals.ts';

export const createDynamoDbStore = (deps: TableDeps): Store => {
  const table = openTable(deps);
  return {
    ...createCaseStore(table),
    ...createScheduledLists(table),
    ...createOutbox(table),
    ...createCanaries(table),
    ...createRegistry(table),
    ...createRegistryChanges(table),
    ...createRegistryProposals(table),
    ...createAccessLog(table),
    ...createAuditGrants(table),
    ...createChainHeads(table),
    ...createMailboxStandings(table),
  };
};
