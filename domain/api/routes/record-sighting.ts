/** recordSighting: its route and its contract. */
import { sightingBodySchema } from '../../case/search-step.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { sighted } from '../times-of-requests.ts';

export const recordSighting = {
  method: 'POST',
  path: '/cases/{caseId}/sightings',
  roles: rolesOf.recordSighting,
  pathParameters: casePath,
  body: sightingBodySchema,
  times: sighted(),
  confirmsTimes: true,
  takesLateReason: true,
  success: 201,
  summary: 'Record that the person was seen or heard of, and where they are if that is known.',
} as const satisfies Route;
