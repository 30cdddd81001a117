/** Composition root of listCases. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createListCases } from './list-cases.ts';

const { onCase, frame } = tableRuntime('list-cases');

export const handler = apiHandler('listCases', createListCases(onCase), frame);
