/** claimWorkItem on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { claimWorkItem } from '../../../domain/api/routes/claim-work-item.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createClaimWorkItem } from './claim-work-item.ts';

export const handler = apiFunction(
  'claimWorkItem',
  claimWorkItem,
  createClaimWorkItem,
)(tablePorts('claim-work-item'));
