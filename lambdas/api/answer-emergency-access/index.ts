/** answerEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAnswerEmergencyAccess } from './answer-emergency-access.ts';

export const handler = apiFunction(
  'answerEmergencyAccess',
  createAnswerEmergencyAccess,
)(tablePorts('answer-emergency-access'));
