/** listNotices on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listNotices } from '../../../domain/api/routes/list-notices.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListNotices } from './list-notices.ts';

export const handler = apiFunction('listNotices', listNotices, createListNotices)(tablePorts('list-notices'));
