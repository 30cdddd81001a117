/** getAssignmentOptions on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getAssignmentOptions } from '../../../domain/api/routes/get-assignment-options.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetAssignmentOptions } from './get-assignment-options.ts';

export const handler = apiFunction(
  'getAssignmentOptions',
  getAssignmentOptions,
  createGetAssignmentOptions,
)(tablePorts('get-assignment-options'));
