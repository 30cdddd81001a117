/** answerEmergencyAccess on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { answerEmergencyAccess } from '../../../domain/api/routes/answer-emergency-access.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAnswerEmergencyAccess } from './answer-emergency-access.ts';

export const handler = apiFunction(
  'answerEmergencyAccess',
  answerEmergencyAccess,
  createAnswerEmergencyAccess,
)(tablePorts('answer-emergency-access'));
