/** checkEligibility on AWS: it has no table to reach. */
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { checkEligibility } from '../../../domain/api/routes/check-eligibility.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createCheckEligibility } from './check-eligibility.ts';

export const handler = apiFunction(
  'checkEligibility',
  checkEligibility,
  createCheckEligibility,
)(basePorts('check-eligibility'));
