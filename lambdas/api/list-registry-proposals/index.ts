/** listRegistryProposals on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryProposals } from './list-registry-proposals.ts';

export const handler = apiFunction(
  'listRegistryProposals',
  createListRegistryProposals,
)(tablePorts('list-registry-proposals'));
