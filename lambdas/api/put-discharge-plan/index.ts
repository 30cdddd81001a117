/** putDischargePlan on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { putDischargePlan } from '../../../domain/api/routes/put-discharge-plan.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutDischargePlan } from './put-discharge-plan.ts';

export const handler = apiFunction(
  'putDischargePlan',
  putDischargePlan,
  createPutDischargePlan,
)({ ...tablePorts('put-discharge-plan'), policyFor });
