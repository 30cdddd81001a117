/** Composition root of listWorkItems. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createListWorkItems } from './list-work-items.ts';

const { onCase, frame } = tableRuntime('list-work-items');

export const handler = apiHandler('listWorkItems', createListWorkItems(onCase), frame);
