/** raiseMissingConcern on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { raiseMissingConcern } from '../../../domain/api/routes/raise-missing-concern.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRaiseMissingConcern } from './raise-missing-concern.ts';

export const handler = apiFunction(
  'raiseMissingConcern',
  raiseMissingConcern,
  createRaiseMissingConcern,
)({ ...tablePorts('raise-missing-concern'), policyFor });
