/** withdrawTransfer on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { withdrawTransfer } from '../../../domain/api/routes/withdraw-transfer.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createWithdrawTransfer } from './withdraw-transfer.ts';

export const handler = apiFunction(
  'withdrawTransfer',
  withdrawTransfer,
  createWithdrawTransfer,
)(tablePorts('withdraw-transfer'));
