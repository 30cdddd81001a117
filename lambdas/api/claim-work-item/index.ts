/** Composition root of claimWorkItem. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createClaimWorkItem } from './claim-work-item.ts';

const { onCase, frame } = tableRuntime('claim-work-item');

export const handler = apiHandler('claimWorkItem', createClaimWorkItem(onCase), frame);
