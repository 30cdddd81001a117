/** listRegistryChanges on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListRegistryChanges } from './list-registry-changes.ts';

export const handler = apiFunction(
  'listRegistryChanges',
  createListRegistryChanges,
)(tablePorts('list-registry-changes'));
