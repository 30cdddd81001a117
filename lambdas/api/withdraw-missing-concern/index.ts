/** withdrawMissingConcern on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { withdrawMissingConcern } from '../../../domain/api/routes/withdraw-missing-concern.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createWithdrawMissingConcern } from './withdraw-missing-concern.ts';

export const handler = apiFunction(
  'withdrawMissingConcern',
  withdrawMissingConcern,
  createWithdrawMissingConcern,
)({ ...tablePorts('withdraw-missing-concern'), policyFor });
