/** listNotices on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListNotices } from './list-notices.ts';

export const handler = apiFunction('listNotices', createListNotices)(tablePorts('list-notices'));
