/** listWorkItems on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listWorkItems } from '../../../domain/api/routes/list-work-items.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListWorkItems } from './list-work-items.ts';

export const handler = apiFunction(
  'listWorkItems',
  listWorkItems,
  createListWorkItems,
)(tablePorts('list-work-items'));
