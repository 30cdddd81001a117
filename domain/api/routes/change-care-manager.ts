/** changeCareManager: its route and its contract. */
import { careManagerBodySchema } from '../../placement/care-manager-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { covered } from '../times-of-requests.ts';

export const changeCareManager = {
  method: 'PUT',
  path: '/cases/{caseId}/care-manager',
  roles: rolesOf.changeCareManager,
  pathParameters: casePath,
  body: careManagerBodySchema,
  times: covered,
  confirmsTimes: true,
  success: 200,
  summary: 'Name another care manager or team for a person, or who covers for an absence.',
} as const satisfies Route;
