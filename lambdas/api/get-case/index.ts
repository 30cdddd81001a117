/** Composition root of getCase. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetCase } from './get-case.ts';

const { store, clock, log } = tableRuntime('get-case');

export const handler = apiHandler('getCase', createGetCase({ cases: store, clock }), log);
