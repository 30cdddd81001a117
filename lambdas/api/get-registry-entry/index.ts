/** getRegistryEntry on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getRegistryEntry } from '../../../domain/api/routes/get-registry-entry.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetRegistryEntry } from './get-registry-entry.ts';

export const handler = apiFunction(
  'getRegistryEntry',
  getRegistryEntry,
  createGetRegistryEntry,
)(tablePorts('get-registry-entry'));
