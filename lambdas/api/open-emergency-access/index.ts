/** openEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { openEmergencyAccess } from '../../../domain/api/routes/open-emergency-access.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createOpenEmergencyAccess } from './open-emergency-access.ts';

export const handler = apiFunction(
  'openEmergencyAccess',
  openEmergencyAccess,
  createOpenEmergencyAccess,
)(tablePorts('open-emergency-access'));
