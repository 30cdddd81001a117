/** completeWorkItem on AWS. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { completeWorkItem } from '../../../domain/api/routes/complete-work-item.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createCompleteWorkItem } from './complete-work-item.ts';

export const handler = apiFunction(
  'completeWorkItem',
  completeWorkItem,
  createCompleteWorkItem,
)({ ...tablePorts('complete-work-item'), policyFor, ...protocolPorts() });
