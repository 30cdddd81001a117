/** recordSearchStep on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { recordSearchStep } from '../../../domain/api/routes/record-search-step.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordSearchStep } from './record-search-step.ts';

export const handler = apiFunction(
  'recordSearchStep',
  recordSearchStep,
  createRecordSearchStep,
)({ ...tablePorts('record-search-step'), policyFor });
