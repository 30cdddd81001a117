/** Composition root of listNotices. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createListNotices } from './list-notices.ts';

const { onCase, frame } = tableRuntime('list-notices');

export const handler = apiHandler('listNotices', createListNotices(onCase), frame);
