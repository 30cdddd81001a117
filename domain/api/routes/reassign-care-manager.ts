/** reassignCareManager: its route and its contract. */
import * as z from 'zod';
import { organisationIdSchema } from '../../shared/actor.ts';
import { reassignmentBodySchema } from '../../placement/care-manager-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';
import { covered } from '../times-of-requests.ts';

export const reassignCareManager = {
  method: 'POST',
  path: '/care-managers/{careManagerId}/reassignment',
  roles: rolesOf.reassignCareManager,
  pathParameters: z.strictObject({ careManagerId: organisationIdSchema }),
  body: reassignmentBodySchema,
  times: covered,
  confirmsTimes: true,
  success: 200,
  summary: 'Hand on all cases of a care manager or team, or have them covered; with a preview.',
} as const satisfies Route;
