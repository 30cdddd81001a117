/** listSecondReferrals on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listSecondReferrals } from '../../../domain/api/routes/list-second-referrals.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListSecondReferrals } from './list-second-referrals.ts';

export const handler = apiFunction(
  'listSecondReferrals',
  listSecondReferrals,
  createListSecondReferrals,
)(tablePorts('list-second-referrals'));
