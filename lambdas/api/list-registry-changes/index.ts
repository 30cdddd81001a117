/** listRegistryChanges on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryChanges } from './list-registry-changes.ts';

export const handler = apiFunction(
  'listRegistryChanges',
  createListRegistryChanges,
)(registryPorts('list-registry-changes'));
