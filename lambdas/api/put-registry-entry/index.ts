/** putRegistryEntry on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { putRegistryEntry } from '../../../domain/api/routes/put-registry-entry.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutRegistryEntry } from './put-registry-entry.ts';

export const handler = apiFunction(
  'putRegistryEntry',
  putRegistryEntry,
  createPutRegistryEntry,
)({ ...registryPorts('put-registry-entry'), registryPolicyOn });
