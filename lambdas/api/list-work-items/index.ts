/** Composition root of listWorkItems. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createListWorkItems } from './list-work-items.ts';

const { store, clock, log } = tableRuntime('list-work-items');

export const handler = apiHandler('listWorkItems', createListWorkItems({ cases: store, clock }), log);
