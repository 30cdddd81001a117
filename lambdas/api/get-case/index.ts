/** Composition root of getCase. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetCase } from './get-case.ts';

const { onCase, frame } = tableRuntime('get-case');

export const handler = apiHandler('getCase', createGetCase({ ...onCase, ...protocolRuntime() }), frame);
