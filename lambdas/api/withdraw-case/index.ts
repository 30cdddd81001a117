/** Composition root of withdrawCase. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createWithdrawCase } from './withdraw-case.ts';

const { store, clock, log } = tableRuntime('withdraw-case');

export const handler = apiHandler('withdrawCase', createWithdrawCase({ cases: store, clock }), log);
