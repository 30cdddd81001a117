/** listRegistryChanges on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { listRegistryChanges } from '../../../domain/api/routes/list-registry-changes.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryChanges } from './list-registry-changes.ts';

export const handler = apiFunction(
  'listRegistryChanges',
  listRegistryChanges,
  createListRegistryChanges,
)(registryPorts('list-registry-changes'));
