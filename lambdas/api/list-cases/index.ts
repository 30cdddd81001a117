/** listCases on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listCases } from '../../../domain/api/routes/list-cases.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListCases } from './list-cases.ts';

export const handler = apiFunction('listCases', listCases, createListCases)(tablePorts('list-cases'));
