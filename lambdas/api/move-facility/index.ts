/** moveFacility on AWS. */
import { personPorts } from '../../../adapters/aws/person-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { moveFacility } from '../../../domain/api/routes/move-facility.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createMoveFacility } from './move-facility.ts';

export const handler = apiFunction(
  'moveFacility',
  moveFacility,
  createMoveFacility,
)({ ...tablePorts('move-facility'), policyFor, ...personPorts() });
