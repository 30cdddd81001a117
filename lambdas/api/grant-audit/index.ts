/** grantAudit on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { grantAudit } from '../../../domain/api/routes/grant-audit.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGrantAudit } from './grant-audit.ts';

export const handler = apiFunction('grantAudit', grantAudit, createGrantAudit)(tablePorts('grant-audit'));
