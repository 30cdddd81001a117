/** recordSighting on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createRecordSighting } from './record-sighting.ts';

export const handler = apiFunction(
  'recordSighting',
  createRecordSighting,
)({ ...tablePorts('record-sighting'), policyFor });
