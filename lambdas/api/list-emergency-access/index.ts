/** listEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createListEmergencyAccess } from './list-emergency-access.ts';

export const handler = apiFunction(
  'listEmergencyAccess',
  createListEmergencyAccess,
)(tablePorts('list-emergency-access'));
