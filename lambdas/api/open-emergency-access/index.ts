/** openEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createOpenEmergencyAccess } from './open-emergency-access.ts';

export const handler = apiFunction(
  'openEmergencyAccess',
  createOpenEmergencyAccess,
)(tablePorts('open-emergency-access'));
