/** acknowledgeNotices: its route and its contract. */
import { acknowledgementsBodySchema } from '../../notices/acknowledgements-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const acknowledgeNotices = {
  method: 'POST',
  path: '/notices/acknowledgements',
  roles: rolesOf.acknowledgeNotices,
  body: acknowledgementsBodySchema,
  success: 200,
  summary: 'Acknowledge up to fifty notices in your own name; the answer says of each what became of it.',
} as const satisfies Route;
