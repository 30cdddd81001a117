/** Items of the registry's log and of what waits for a second person. Apart from the others: few functions carry them. */
import { registryProposalSchema } from '../../domain/registry/proposal.ts';
import { registryChangePartSchema, registryChangeSchema } from '../../domain/registry/registry-change.ts';
import { form } from './items.ts';

export const registryChangeItem = form('registryChange', registryChangeSchema);
export const registryChangePartItem = form('registryChangePart', registryChangePartSchema);
export const registryProposalItem = form('registryProposal', registryProposalSchema, 'summed');
