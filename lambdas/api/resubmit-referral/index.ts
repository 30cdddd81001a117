/** resubmitReferral on AWS. */
import { personPorts } from '../../../adapters/aws/person-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { resubmitReferral } from '../../../domain/api/routes/resubmit-referral.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createResubmitReferral } from './resubmit-referral.ts';

export const handler = apiFunction(
  'resubmitReferral',
  resubmitReferral,
  createResubmitReferral,
)({ ...tablePorts('resubmit-referral'), policyFor, ...personPorts() });
