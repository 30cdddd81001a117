/** getSearchPacket: its route and its contract. */
import * as z from 'zod';
import { caseIdSchema } from '../../shared/identifiers.ts';
import { longPageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

const searchPath = z.strictObject({
  caseId: caseIdSchema,
  number: z.string().regex(/^[1-9]\d{0,3}$/, 'Give the number of the search, for example 1.'),
});

export const getSearchPacket = {
  method: 'GET',
  path: '/cases/{caseId}/searches/{number}/packet',
  roles: rolesOf.getSearchPacket,
  pathParameters: searchPath,
  query: longPageQuery,
  alsoAnswers: 'text/html',
  success: 200,
  summary: 'The evidence packet of one search, as a page that prints.',
} as const satisfies Route;
