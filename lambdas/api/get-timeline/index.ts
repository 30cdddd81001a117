/** Composition root of getTimeline. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetTimeline } from './get-timeline.ts';

const { onCase, frame } = tableRuntime('get-timeline');

export const handler = apiHandler('getTimeline', createGetTimeline(onCase), frame);
