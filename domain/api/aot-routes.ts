/** The routes of people under court orders, a part of the one route table (domain/api/routes.ts). */
import * as z from 'zod';
import { caseIdSchema, concernIdSchema } from '../shared/identifiers.ts';
import type { Operation } from '../shared/operations.ts';
import { longPage, longPageQuery, pageQuery, type Route } from './route.ts';
import { concernWithdrawalBodySchema, missingConcernBodySchema } from '../aot/missing-contract.ts';
import { aotOrderBodySchema } from '../aot/order-contract.ts';
import { planOfCareBodySchema } from '../aot/plan-of-care-contract.ts';
import { searchStepBodySchema, sightingBodySchema } from '../case/search-step.ts';
import { significantEventBodySchema } from '../aot/significant-event-contract.ts';

const casePath = z.strictObject({ caseId: caseIdSchema });
const concernPath = z.strictObject({ caseId: caseIdSchema, concernId: concernIdSchema });
const searchPath = z.strictObject({
  caseId: caseIdSchema,
  number: z.string().regex(/^[1-9]\d{0,3}$/, 'Give the number of the search, for example 1.'),
});
const cairsQuery = z.strictObject({ ...longPage, format: z.enum(['json', 'csv']).default('json') });

export const aotRoutes = {
  raiseMissingConcern: {
    method: 'POST',
    path: '/cases/{caseId}/missing-concerns',
    roles: ['cma'],
    pathParameters: casePath,
    body: missingConcernBodySchema,
    success: 201,
    summary: 'Record notice that a person under a court order could not be found.',
  },
  withdrawMissingConcern: {
    method: 'POST',
    path: '/cases/{caseId}/missing-concerns/{concernId}/withdrawal',
    roles: ['cma'],
    pathParameters: concernPath,
    body: concernWithdrawalBodySchema,
    success: 200,
    summary: 'Take back a concern that was entered in error.',
  },
  recordSearchStep: {
    method: 'POST',
    path: '/cases/{caseId}/search-steps',
    roles: ['cma'],
    pathParameters: casePath,
    body: searchStepBodySchema,
    success: 201,
    summary:
      'Record a step of a search: an attempt, a talk with the county, a police report, a removal request.',
  },
  listSearchSteps: {
    method: 'GET',
    path: '/cases/{caseId}/search-steps',
    roles: ['cma', 'spoa', 'state'],
    pathParameters: casePath,
    query: longPageQuery,
    success: 200,
    summary: 'The ledger of the searches of a case.',
  },
  recordSighting: {
    method: 'POST',
    path: '/cases/{caseId}/sightings',
    roles: ['cma', 'spoa'],
    pathParameters: casePath,
    body: sightingBodySchema,
    success: 201,
    summary: 'Record that the person was seen or heard of, and where they are if that is known.',
  },
  putAotOrder: {
    method: 'PUT',
    path: '/cases/{caseId}/aot-order',
    roles: ['spoa', 'cma'],
    pathParameters: casePath,
    body: aotOrderBodySchema,
    success: 200,
    summary: 'Record, renew, correct or end a court order, or record an agreement.',
  },
  putPlanOfCare: {
    method: 'PUT',
    path: '/cases/{caseId}/plan-of-care',
    roles: ['cma'],
    pathParameters: casePath,
    body: planOfCareBodySchema,
    success: 200,
    summary: 'Set the categories of the plan of care beside the court-ordered plan.',
  },
  reportSignificantEvent: {
    method: 'POST',
    path: '/cases/{caseId}/significant-events',
    roles: ['cma'],
    pathParameters: casePath,
    body: significantEventBodySchema,
    success: 201,
    summary: 'Report a significant event to the county.',
  },
  listSignificantEvents: {
    method: 'GET',
    path: '/cases/{caseId}/significant-events',
    roles: ['cma', 'spoa', 'state'],
    pathParameters: casePath,
    query: pageQuery,
    success: 200,
    summary: 'The significant events of a case, latest first, and who acknowledged them.',
  },
  getCairsReports: {
    method: 'GET',
    path: '/cases/{caseId}/cairs',
    roles: ['cma', 'spoa', 'state'],
    pathParameters: casePath,
    query: cairsQuery,
    alsoAnswers: 'text/csv',
    success: 200,
    summary: 'The six-monthly CAIRS reports of a case, as JSON or CSV of codes.',
  },
  getSearchPacket: {
    method: 'GET',
    path: '/cases/{caseId}/searches/{number}/packet',
    roles: ['cma', 'spoa', 'state'],
    pathParameters: searchPath,
    query: longPageQuery,
    alsoAnswers: 'text/html',
    success: 200,
    summary: 'The evidence packet of one search, as a page that prints.',
  },
} as const satisfies Partial<Record<Operation, Route>>;
