/** recordDischarge on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { recordDischarge } from '../../../domain/api/routes/record-discharge.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordDischarge } from './record-discharge.ts';

export const handler = apiFunction(
  'recordDischarge',
  recordDischarge,
  createRecordDischarge,
)({ ...tablePorts('record-discharge'), policyFor });
