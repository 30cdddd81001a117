/** listWorkItems on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListWorkItems } from './list-work-items.ts';

export const handler = apiFunction('listWorkItems', createListWorkItems)(tablePorts('list-work-items'));
