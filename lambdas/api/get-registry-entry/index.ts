/** getRegistryEntry on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetRegistryEntry } from './get-registry-entry.ts';

export const handler = apiFunction(
  'getRegistryEntry',
  createGetRegistryEntry,
)(tablePorts('get-registry-entry'));
