/** getTimeline on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getTimeline } from '../../../domain/api/routes/get-timeline.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetTimeline } from './get-timeline.ts';

export const handler = apiFunction('getTimeline', getTimeline, createGetTimeline)(tablePorts('get-timeline'));
