/** reassignCase on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createReassignCase } from './reassign-case.ts';

export const handler = apiFunction(
  'reassignCase',
  createReassignCase,
)({ ...tablePorts('reassign-case'), policyFor });
