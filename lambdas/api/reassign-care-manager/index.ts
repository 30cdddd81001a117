/** reassignCareManager on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReassignCareManager } from './reassign-care-manager.ts';

export const handler = apiFunction(
  'reassignCareManager',
  createReassignCareManager,
)({ ...tablePorts('reassign-care-manager'), policyFor });
