/** getAudit on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { getAudit } from '../../../domain/api/routes/get-audit.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetAudit } from './get-audit.ts';

export const handler = apiFunction('getAudit', getAudit, createGetAudit)(tablePorts('get-audit'));
