/** recordSighting on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { recordSighting } from '../../../domain/api/routes/record-sighting.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordSighting } from './record-sighting.ts';

export const handler = apiFunction(
  'recordSighting',
  recordSighting,
  createRecordSighting,
)({ ...tablePorts('record-sighting'), policyFor });
