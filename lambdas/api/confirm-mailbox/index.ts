/** confirmMailbox on AWS. */
import { confirmingPorts } from '../../../adapters/aws/mailbox-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { confirmMailbox } from '../../../domain/api/routes/confirm-mailbox.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createConfirmMailbox } from './confirm-mailbox.ts';

export const handler = apiFunction(
  'confirmMailbox',
  confirmMailbox,
  createConfirmMailbox,
)({ ...tablePorts('confirm-mailbox'), ...confirmingPorts() });
