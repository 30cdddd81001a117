/** listSearchSteps on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listSearchSteps } from '../../../domain/api/routes/list-search-steps.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListSearchSteps } from './list-search-steps.ts';

export const handler = apiFunction(
  'listSearchSteps',
  listSearchSteps,
  createListSearchSteps,
)(tablePorts('list-search-steps'));
