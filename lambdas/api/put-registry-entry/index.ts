/** putRegistryEntry on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutRegistryEntry } from './put-registry-entry.ts';

export const handler = apiFunction(
  'putRegistryEntry',
  createPutRegistryEntry,
)({ ...registryPorts('put-registry-entry'), registryPolicyOn });
