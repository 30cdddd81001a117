/** listEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { listEmergencyAccess } from '../../../domain/api/routes/list-emergency-access.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListEmergencyAccess } from './list-emergency-access.ts';

export const handler = apiFunction(
  'listEmergencyAccess',
  listEmergencyAccess,
  createListEmergencyAccess,
)(tablePorts('list-emergency-access'));
