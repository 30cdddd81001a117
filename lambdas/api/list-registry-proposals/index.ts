/** listRegistryProposals on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { listRegistryProposals } from '../../../domain/api/routes/list-registry-proposals.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryProposals } from './list-registry-proposals.ts';

export const handler = apiFunction(
  'listRegistryProposals',
  listRegistryProposals,
  createListRegistryProposals,
)(registryPorts('list-registry-proposals'));
