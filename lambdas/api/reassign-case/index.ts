/** reassignCase on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { reassignCase } from '../../../domain/api/routes/reassign-case.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReassignCase } from './reassign-case.ts';

export const handler = apiFunction(
  'reassignCase',
  reassignCase,
  createReassignCase,
)({ ...tablePorts('reassign-case'), policyFor });
