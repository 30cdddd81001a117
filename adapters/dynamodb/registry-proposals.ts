/**
 * Changes of the registry that wait for a second person, in a partition of their own: few, and each forgotten some time
 * after it can no longer be confirmed. What was confirmed stands in the log for good.
 */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Page, PageRequest, RegistryProposals } from '../../domain/ports/ports.ts';
import { isOpen, mayAnswer, type RegistryProposal } from '../../domain/registry/proposal.ts';
import type { RegistryChange } from '../../domain/registry/registry-change.ts';
import type { Person } from '../../domain/shared/actor.ts';
import { epochMs, type Instant } from '../../domain/shared/instant.ts';
import { pageOfEntries } from './case-pages.ts';
import { type CaseTable, getItem, partitionItems } from './case-table.ts';
import { registryProposalItem } from './registry-change-items.ts';
import * as keys from './keys.ts';
import { refusalOf, transactItem } from './transaction.ts';
import type { Action } from './write-actions.ts';

const keptDays = 90;
const daysToSeconds = 24 * 60 * 60;

/** In its new version, on condition that the version before is the stored one. */
export const proposalAction = (proposal: RegistryProposal): Action => {
  const key = keys.proposalKey(proposal.proposalId);
  const expiresAtSeconds = Math.ceil(epochMs(proposal.until) / 1_000) + keptDays * daysToSeconds;
  return {
    key,
    put: registryProposalItem.toItem(key, proposal, undefined, expiresAtSeconds),
    when: proposal.version === 1 ? { is: 'absent' } : { is: 'atVersion', version: proposal.version - 1 },
    guards: 'fact',
  };
};

/** As both stores give it by pages. */
export const registryLogForm = {
  positionOf: ({ seq }: RegistryChange): string => keys.padded(seq),
  latestFirst: true,
};

/** Of all proposals a page of those that a person may answer. */
export const openProposalsIn = (
  proposals: readonly RegistryProposal[],
  person: Person,
  now: Instant,
  page: PageRequest,
): Page<RegistryProposal> =>
  pageOfEntries(
    keys.proposalsList(person),
    { positionOf: keys.proposalPosition, latestFirst: false },
    proposals.filter((proposal) => isOpen(proposal, now) && mayAnswer(person, proposal)),
    page,
  );

export const createRegistryProposals = (table: CaseTable): RegistryProposals => {
  const proposals = async (): Promise<readonly RegistryProposal[]> =>
    (await partitionItems(table, keys.proposalsPartition)).map(registryProposalItem.fromItem);
  return {
    async saveProposal(proposal) {
      const action = proposalAction(proposal);
      try {
        await table.documents.send(
          new TransactWriteCommand({ TransactItems: [transactItem(table.tableName, action)] }),
        );
      } catch (error) {
        throw refusalOf(error, [action]);
      }
    },
    async proposal(proposalId) {
      const item = await getItem(table, keys.proposalKey(proposalId));
      return item === undefined ? undefined : registryProposalItem.fromItem(item);
    },
    proposals,
    openProposals: async (person, now, page) => openProposalsIn(await proposals(), person, now, page),
  };
};
