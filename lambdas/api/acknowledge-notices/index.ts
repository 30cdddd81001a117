/** acknowledgeNotices on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { acknowledgeNotices } from '../../../domain/api/routes/acknowledge-notices.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAcknowledgeNotices } from './acknowledge-notices.ts';

export const handler = apiFunction(
  'acknowledgeNotices',
  acknowledgeNotices,
  createAcknowledgeNotices,
)(tablePorts('acknowledge-notices'));
