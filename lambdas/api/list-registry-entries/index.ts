/** listRegistryEntries on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listRegistryEntries } from '../../../domain/api/routes/list-registry-entries.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryEntries } from './list-registry-entries.ts';

export const handler = apiFunction(
  'listRegistryEntries',
  listRegistryEntries,
  createListRegistryEntries,
)(tablePorts('list-registry-entries'));
