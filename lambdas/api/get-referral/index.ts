/** getReferral on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getReferral } from '../../../domain/api/routes/get-referral.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetReferral } from './get-referral.ts';

export const handler = apiFunction('getReferral', getReferral, createGetReferral)(tablePorts('get-referral'));
