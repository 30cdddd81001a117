/** Composition root of getCairsReports. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetCairsReports } from './get-cairs-reports.ts';

const { onCase, frame } = tableRuntime('get-cairs-reports');

export const handler = apiHandler('getCairsReports', createGetCairsReports(onCase), frame);
