/** deleteRegistryEntry on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { deleteRegistryEntry } from '../../../domain/api/routes/delete-registry-entry.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createDeleteRegistryEntry } from './delete-registry-entry.ts';

export const handler = apiFunction(
  'deleteRegistryEntry',
  deleteRegistryEntry,
  createDeleteRegistryEntry,
)({ ...tablePorts('delete-registry-entry'), ...registryPorts('delete-registry-entry') });
