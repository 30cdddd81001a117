/** getCairsReports: its route and its contract. */
import * as z from 'zod';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, longPage, type Route } from '../route.ts';

const cairsQuery = z.strictObject({ ...longPage, format: z.enum(['json', 'csv']).default('json') });

export const getCairsReports = {
  method: 'GET',
  path: '/cases/{caseId}/cairs',
  roles: rolesOf.getCairsReports,
  pathParameters: casePath,
  query: cairsQuery,
  alsoAnswers: 'text/csv',
  success: 200,
  summary: 'The six-monthly CAIRS reports of a case, as JSON or CSV of codes.',
} as const satisfies Route;
