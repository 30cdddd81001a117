/** Composition root of getAudit. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetAudit } from './get-audit.ts';

const { store, onCase, frame } = tableRuntime('get-audit');

export const handler = apiHandler('getAudit', createGetAudit({ ...onCase, accesses: store }), frame);
