/** listCorrections on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listCorrections } from '../../../domain/api/routes/list-corrections.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListCorrections } from './list-corrections.ts';

export const handler = apiFunction(
  'listCorrections',
  listCorrections,
  createListCorrections,
)(tablePorts('list-corrections'));
