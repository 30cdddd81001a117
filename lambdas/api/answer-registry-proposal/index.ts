/** answerRegistryProposal on AWS. */
import { registryPorts } from '../../../adapters/aws/registry-ports.ts';
import { answerRegistryProposal } from '../../../domain/api/routes/answer-registry-proposal.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createAnswerRegistryProposal } from './answer-registry-proposal.ts';

export const handler = apiFunction(
  'answerRegistryProposal',
  answerRegistryProposal,
  createAnswerRegistryProposal,
)(registryPorts('answer-registry-proposal'));
