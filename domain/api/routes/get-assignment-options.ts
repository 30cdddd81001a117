/** getAssignmentOptions: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const getAssignmentOptions = {
  method: 'GET',
  path: '/cases/{caseId}/assignment-options',
  roles: rolesOf.getAssignmentOptions,
  pathParameters: casePath,
  success: 200,
  summary: 'Agencies that may serve the person and have capacity, in order, and why the others do not.',
} as const satisfies Route;
