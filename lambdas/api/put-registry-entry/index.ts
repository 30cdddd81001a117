/** putRegistryEntry on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutRegistryEntry } from './put-registry-entry.ts';

export const handler = apiFunction(
  'putRegistryEntry',
  createPutRegistryEntry,
)({ ...tablePorts('put-registry-entry'), registryPolicyOn });
