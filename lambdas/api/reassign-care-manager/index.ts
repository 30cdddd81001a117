/** reassignCareManager on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { reassignCareManager } from '../../../domain/api/routes/reassign-care-manager.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReassignCareManager } from './reassign-care-manager.ts';

export const handler = apiFunction(
  'reassignCareManager',
  reassignCareManager,
  createReassignCareManager,
)({ ...tablePorts('reassign-care-manager'), policyFor });
