/** answerRegistryProposal on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAnswerRegistryProposal } from './answer-registry-proposal.ts';

export const handler = apiFunction(
  'answerRegistryProposal',
  createAnswerRegistryProposal,
)(tablePorts('answer-registry-proposal'));
