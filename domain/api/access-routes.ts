/** The routes of access itself, a part of the one route table (domain/api/routes.ts): audit, emergency, grants. */
import * as z from 'zod';
import { caseIdSchema } from '../shared/identifiers.ts';
import { instantSchema } from '../shared/instant.ts';
import type { Operation } from '../shared/operations.ts';
import { page, type Route } from './route.ts';
import { auditGrantBodySchema, grantIdSchema } from '../access/audit-grant.ts';
import { emergencyAccessBodySchema, emergencyAnswerBodySchema } from '../access/emergency-access.ts';

const casePath = z.strictObject({ caseId: caseIdSchema });
const emergencyPath = casePath.extend({
  number: z.string().regex(/^[1-9]\d{0,3}$/, 'Give the number of the emergency access, for example 1.'),
});
/** A span of time, both ends included; left out, the whole log. */
const auditQuery = z
  .strictObject({ from: instantSchema.optional(), until: instantSchema.optional(), ...page })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ['until'],
    error: 'Give an end that is not before the beginning (from).',
  });

export const accessRoutes = {
  getAudit: {
    method: 'GET',
    path: '/cases/{caseId}/audit',
    roles: ['spoa', 'healthHome', 'state'],
    pathParameters: casePath,
    query: auditQuery,
    success: 200,
    summary:
      'Who asked for a case in a span of time, how that was decided, and whether the record is unbroken.',
  },
  openEmergencyAccess: {
    method: 'POST',
    path: '/cases/{caseId}/emergency-access',
    roles: ['spoa', 'cma', 'healthHome'],
    pathParameters: casePath,
    body: emergencyAccessBodySchema,
    success: 201,
    summary: 'Open a case for an hour in an emergency, in your own name; the county is told at once.',
  },
  listEmergencyAccess: {
    method: 'GET',
    path: '/cases/{caseId}/emergency-access',
    roles: ['spoa', 'cma', 'state'],
    pathParameters: casePath,
    success: 200,
    summary: 'Who opened a case in an emergency and why, for the county, who holds the person, and OMH.',
  },
  answerEmergencyAccess: {
    method: 'POST',
    path: '/cases/{caseId}/emergency-access/{number}/answer',
    roles: ['spoa', 'cma', 'state'],
    pathParameters: emergencyPath,
    body: emergencyAnswerBodySchema,
    success: 200,
    summary: 'End an emergency access, or, as the county, let the same person open the case once more.',
  },
  grantAudit: {
    method: 'POST',
    path: '/audit-grants',
    roles: ['admin'],
    body: auditGrantBodySchema,
    success: 201,
    summary: 'Let an auditor of the State read a sample of cases for a time.',
  },
  revokeAuditGrant: {
    method: 'POST',
    path: '/audit-grants/{grantId}/revocation',
    roles: ['admin'],
    pathParameters: z.strictObject({ grantId: grantIdSchema }),
    success: 200,
    summary: 'End a grant at once; what was read under it stays on record.',
  },
} as const satisfies Partial<Record<Operation, Route>>;
