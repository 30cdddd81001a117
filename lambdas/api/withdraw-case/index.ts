/** Composition root of withdrawCase. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createWithdrawCase } from './withdraw-case.ts';

const { onCase, frame } = tableRuntime('withdraw-case');

export const handler = apiHandler('withdrawCase', createWithdrawCase(onCase), frame);
