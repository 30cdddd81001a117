/** The routes by which a placement goes back, a part of the one route table (domain/api/routes.ts). */
import * as z from 'zod';
import { referralSchema } from '../case/referral-contract.ts';
import { handOffChecklistBodySchema, signatureBodySchema } from '../placement/hand-off-contract.ts';
import { handBackBodySchema, reassignmentBodySchema } from '../placement/take-back-contract.ts';
import { transferBodySchema } from '../placement/transfer-contract.ts';
import { caseIdSchema } from '../shared/identifiers.ts';
import type { Operation } from '../shared/operations.ts';
import { referralSizeLimitBytes, type Route } from './route.ts';

const casePath = z.strictObject({ caseId: caseIdSchema });

export const placementRoutes = {
  resubmitReferral: {
    method: 'PUT',
    path: '/cases/{caseId}/referral',
    roles: ['planner'],
    pathParameters: casePath,
    body: referralSchema,
    bodyLimitBytes: referralSizeLimitBytes,
    success: 200,
    summary: 'Send a referral again that the SPOA returned for information.',
  },
  reassignCase: {
    method: 'POST',
    path: '/cases/{caseId}/reassignment',
    roles: ['spoa', 'healthHome'],
    pathParameters: casePath,
    body: reassignmentBodySchema,
    success: 200,
    summary: 'Take back a decision before an agency accepts, or the person from the agency that accepted.',
  },
  handBackCase: {
    method: 'POST',
    path: '/cases/{caseId}/hand-back',
    roles: ['cma'],
    pathParameters: casePath,
    body: handBackBodySchema,
    success: 200,
    summary: 'Give a person back to the county whom your agency accepted.',
  },
  askForTransfer: {
    method: 'POST',
    path: '/cases/{caseId}/transfer',
    roles: ['spoa', 'healthHome'],
    pathParameters: casePath,
    body: transferBodySchema,
    success: 201,
    summary: 'Ask an agency to receive the person from another, from a day on.',
  },
  withdrawTransfer: {
    method: 'POST',
    path: '/cases/{caseId}/transfer/withdrawal',
    roles: ['spoa', 'healthHome'],
    pathParameters: casePath,
    success: 200,
    summary: 'Take back a transfer that has not taken effect.',
  },
  putHandOffChecklist: {
    method: 'PUT',
    path: '/cases/{caseId}/hand-off-checklist',
    roles: ['planner', 'cma'],
    pathParameters: casePath,
    body: handOffChecklistBodySchema,
    success: 200,
    summary: 'Settle points of the warm hand-off checklist, or open them again.',
  },
  signHandOffChecklist: {
    method: 'POST',
    path: '/cases/{caseId}/hand-off-checklist/signature',
    roles: ['planner', 'cma'],
    pathParameters: casePath,
    body: signatureBodySchema,
    success: 200,
    summary: 'Sign the warm hand-off checklist for your side, in the revision that you have read.',
  },
} as const satisfies Partial<Record<Operation, Route>>;
