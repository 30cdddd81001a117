/** listCases on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListCases } from './list-cases.ts';

export const handler = apiFunction('listCases', createListCases)(tablePorts('list-cases'));
