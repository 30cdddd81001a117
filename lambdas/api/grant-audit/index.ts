/** Composition root of grantAudit. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGrantAudit } from './grant-audit.ts';

const { onCase, frame } = tableRuntime('grant-audit');

export const handler = apiHandler('grantAudit', createGrantAudit(onCase), frame);
