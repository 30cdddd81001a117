/** acknowledgeNotice on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { acknowledgeNotice } from '../../../domain/api/routes/acknowledge-notice.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAcknowledgeNotice } from './acknowledge-notice.ts';

export const handler = apiFunction(
  'acknowledgeNotice',
  acknowledgeNotice,
  createAcknowledgeNotice,
)(tablePorts('acknowledge-notice'));
