/** askForTransfer: its route and its contract. */
import { transferBodySchema } from '../../placement/transfer-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const askForTransfer = {
  method: 'POST',
  path: '/cases/{caseId}/transfer',
  roles: rolesOf.askForTransfer,
  pathParameters: casePath,
  body: transferBodySchema,
  success: 201,
  summary: 'Ask an agency to receive the person from another, from a day on.',
} as const satisfies Route;
