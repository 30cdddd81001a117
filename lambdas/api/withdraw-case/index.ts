/** withdrawCase on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { withdrawCase } from '../../../domain/api/routes/withdraw-case.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createWithdrawCase } from './withdraw-case.ts';

export const handler = apiFunction(
  'withdrawCase',
  withdrawCase,
  createWithdrawCase,
)({
  ...tablePorts('withdraw-case'),
  policyFor,
});
