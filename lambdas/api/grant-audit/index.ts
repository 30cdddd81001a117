/** grantAudit on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGrantAudit } from './grant-audit.ts';

export const handler = apiFunction('grantAudit', createGrantAudit)(tablePorts('grant-audit'));
