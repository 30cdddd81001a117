/** answerRegistryProposal: its route and its contract. */
import * as z from 'zod';
import { proposalIdSchema, proposalAnswerSchema } from '../../registry/proposal.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const answerRegistryProposal = {
  method: 'POST',
  path: '/registry/proposals/{proposalId}/answer',
  roles: rolesOf.answerRegistryProposal,
  pathParameters: z.strictObject({ proposalId: proposalIdSchema }),
  body: proposalAnswerSchema,
  success: 200,
  summary: 'Confirm a change of the registry that a colleague proposed, refuse it, or take back your own.',
} as const satisfies Route;
