/** Composition root of listSearchSteps. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createListSearchSteps } from './list-search-steps.ts';

const { store, log } = tableRuntime('list-search-steps');

export const handler = apiHandler('listSearchSteps', createListSearchSteps({ cases: store }), log);
