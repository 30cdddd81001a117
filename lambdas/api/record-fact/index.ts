/** recordFact on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { recordFact } from '../../../domain/api/routes/record-fact.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordFact } from './record-fact.ts';

export const handler = apiFunction(
  'recordFact',
  recordFact,
  createRecordFact,
)({ ...tablePorts('record-fact'), policyFor });
