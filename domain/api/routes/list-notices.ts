/** listNotices: its route and its contract. */
import * as z from 'zod';
import { noticesQuery } from '../../notices/notices-query.ts';
import { page, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listNotices = {
  method: 'GET',
  path: '/notices',
  roles: rolesOf.listNotices,
  query: z.strictObject({ ...page, ...noticesQuery }),
  success: 200,
  summary: 'The notices that ask your organisation for something, legal ones first, then by due time.',
} as const satisfies Route;
