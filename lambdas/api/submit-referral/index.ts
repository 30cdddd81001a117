/** submitReferral on AWS. */
import { personPorts } from '../../../adapters/aws/person-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { submitReferral } from '../../../domain/api/routes/submit-referral.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createSubmitReferral } from './submit-referral.ts';

export const handler = apiFunction(
  'submitReferral',
  submitReferral,
  createSubmitReferral,
)({ ...tablePorts('submit-referral'), policyFor, ...personPorts() });
