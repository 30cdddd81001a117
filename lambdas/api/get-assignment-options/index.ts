/** getAssignmentOptions on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetAssignmentOptions } from './get-assignment-options.ts';

export const handler = apiFunction(
  'getAssignmentOptions',
  createGetAssignmentOptions,
)(tablePorts('get-assignment-options'));
