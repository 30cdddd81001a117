/** getAudit: its route and its contract. */
import * as z from 'zod';
import { instantSchema } from '../../shared/instant.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, page, type Route } from '../route.ts';

const auditQuery = z
  .strictObject({ from: instantSchema.optional(), until: instantSchema.optional(), ...page })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    error: 'Give an end that is not before the beginning (from).',
  });

export const getAudit = {
  method: 'GET',
  path: '/cases/{caseId}/audit',
  roles: rolesOf.getAudit,
  pathParameters: casePath,
  query: auditQuery,
  success: 200,
  summary:
    'Who asked for a case in a span of time, how that was decided, and whether the record is unbroken.',
} as const satisfies Route;
