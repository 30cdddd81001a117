/** Composition root of claimWorkItem. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createClaimWorkItem } from './claim-work-item.ts';

const { store, clock, log } = tableRuntime('claim-work-item');

export const handler = apiHandler('claimWorkItem', createClaimWorkItem({ cases: store, clock }), log);
