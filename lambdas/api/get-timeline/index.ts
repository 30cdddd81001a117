/** getTimeline on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetTimeline } from './get-timeline.ts';

export const handler = apiFunction('getTimeline', createGetTimeline)(tablePorts('get-timeline'));
