/** claimWorkItem on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createClaimWorkItem } from './claim-work-item.ts';

export const handler = apiFunction('claimWorkItem', createClaimWorkItem)(tablePorts('claim-work-item'));
