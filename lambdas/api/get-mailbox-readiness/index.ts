/** getMailboxReadiness on AWS. */
import { standingPorts } from '../../../adapters/aws/mailbox-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getMailboxReadiness } from '../../../domain/api/routes/get-mailbox-readiness.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetMailboxReadiness } from './get-mailbox-readiness.ts';

export const handler = apiFunction(
  'getMailboxReadiness',
  getMailboxReadiness,
  createGetMailboxReadiness,
)({ ...tablePorts('get-mailbox-readiness'), ...standingPorts() });
