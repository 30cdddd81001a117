/** Composition root of listSearchSteps. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createListSearchSteps } from './list-search-steps.ts';

const { onCase, frame } = tableRuntime('list-search-steps');

export const handler = apiHandler('listSearchSteps', createListSearchSteps(onCase), frame);
