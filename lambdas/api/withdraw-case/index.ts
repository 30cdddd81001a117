/** withdrawCase on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createWithdrawCase } from './withdraw-case.ts';

export const handler = apiFunction(
  'withdrawCase',
  createWithdrawCase,
)({
  ...tablePorts('withdraw-case'),
  policyFor,
});
