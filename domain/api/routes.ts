/**
 * Every route of the API, declared once: CDK builds the methods from it, the handlers parse with it, the local gateway
 * matches with it and the OpenAPI document is generated from it. The function of a route follows from its name
 * (domain/shared/function-names.ts).
 */
import * as z from 'zod';
import { accessRoutes } from './access-routes.ts';
import { aotRoutes } from './aot-routes.ts';
import { contactBodySchema } from '../case/contact.ts';
import { dischargeBodySchema, dischargePlanBodySchema } from '../discharge/discharge-contract.ts';
import { consentBodySchema } from '../case/consent-contract.ts';
import { attestationBodySchema } from '../registry/attest.ts';
import { registryEntrySchema, registryKinds } from '../registry/kinds.ts';
import { proposalAnswerSchema, proposalIdSchema } from '../registry/proposal.ts';
import { referenceKinds } from '../registry/reference-data.ts';
import { referralSchema } from '../case/referral-contract.ts';
import { eligibilityCheckSchema } from '../rules/eligibility-check.ts';
import { withdrawalBodySchema } from '../referral/withdrawal-contract.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { caseRoles, readerRoles, recipientRoles, roles } from '../shared/roles.ts';
import { completionBodySchema } from './completion-contract.ts';
import { caseIdSchema, noticeIdSchema, workItemIdSchema } from '../shared/identifiers.ts';
import type { Operation } from '../shared/operations.ts';
import { placementRoutes } from './placement-routes.ts';
import { longPageQuery, pageQuery, referralSizeLimitBytes, type Route, shortPageQuery } from './route.ts';

export { operations, type Operation } from '../shared/operations.ts';
export type { Route } from './route.ts';
export { bodyLimitOf, referralSizeLimitBytes } from './route.ts';

/** What the registry can be asked for: what it holds, and the reference data that every release brings along. */
const registryPathKinds = [...registryKinds, ...referenceKinds] as const;

const casePath = z.strictObject({ caseId: caseIdSchema });
const workItemPath = z.strictObject({ workItemId: workItemIdSchema });
const noticePath = z.strictObject({ noticeId: noticeIdSchema });
const registryPath = z.strictObject({
  kind: z.enum(registryPathKinds, { error: 'Give a kind of the registry, for example agencies.' }),
  id: organisationIdSchema,
});
export const routes = {
  submitReferral: {
    method: 'POST',
    path: '/referrals',
    roles: ['planner'],
    body: referralSchema,
    bodyLimitBytes: referralSizeLimitBytes,
    success: 201,
    summary: 'Refer a patient before discharge.',
  },
  listCases: {
    method: 'GET',
    path: '/cases',
    roles: caseRoles,
    query: pageQuery,
    success: 200,
    summary: 'The cases of your organisation, latest first.',
  },
  getCase: {
    method: 'GET',
    path: '/cases/{caseId}',
    roles: readerRoles,
    pathParameters: casePath,
    success: 200,
    summary: 'One case with its clocks, its open work and the latest of everything else.',
  },
  getTimeline: {
    method: 'GET',
    path: '/cases/{caseId}/timeline',
    roles: readerRoles,
    pathParameters: casePath,
    query: longPageQuery,
    success: 200,
    summary: 'What happened in a case, in order, and the notices of it.',
  },
  getAssignmentOptions: {
    method: 'GET',
    path: '/cases/{caseId}/assignment-options',
    roles: ['spoa'],
    pathParameters: casePath,
    success: 200,
    summary: 'Agencies that may serve the person and have capacity, in order, and why the others do not.',
  },
  listWorkItems: {
    method: 'GET',
    path: '/work-items',
    roles: caseRoles,
    query: pageQuery,
    success: 200,
    summary: 'The open work of your organisation, by due time.',
  },
  claimWorkItem: {
    method: 'POST',
    path: '/work-items/{workItemId}/claim',
    roles: caseRoles,
    pathParameters: workItemPath,
    success: 200,
    summary: 'Say that you take a work item on.',
  },
  completeWorkItem: {
    method: 'POST',
    path: '/work-items/{workItemId}/completion',
    roles: caseRoles,
    pathParameters: workItemPath,
    body: completionBodySchema,
    success: 200,
    summary: 'Complete a work item with your answer.',
  },
  checkEligibility: {
    method: 'POST',
    path: '/eligibility-checks',
    roles: caseRoles,
    body: eligibilityCheckSchema,
    success: 200,
    summary: 'Try every category of eligibility on a day, in plain words; nothing is stored.',
  },
  putConsent: {
    method: 'PUT',
    path: '/cases/{caseId}/consent',
    roles: ['planner', 'spoa', 'cma'],
    pathParameters: casePath,
    body: consentBodySchema,
    success: 200,
    summary:
      'Record an authorization, a refusal or a withdrawal; state the treatment exchange or take it back.',
  },
  putDischargePlan: {
    method: 'PUT',
    path: '/cases/{caseId}/discharge-plan',
    roles: ['planner'],
    pathParameters: casePath,
    body: dischargePlanBodySchema,
    success: 200,
    summary: 'Set, move or cancel the planned discharge, or report a readmission.',
  },
  recordDischarge: {
    method: 'POST',
    path: '/cases/{caseId}/discharge',
    roles: ['planner', 'spoa', 'cma'],
    pathParameters: casePath,
    body: dischargeBodySchema,
    success: 200,
    summary: 'Report the discharge, or correct its time; the facility confirms what others report.',
  },
  recordContact: {
    method: 'POST',
    path: '/cases/{caseId}/contacts',
    roles: ['cma', 'spoa'],
    pathParameters: casePath,
    body: contactBodySchema,
    success: 201,
    summary: 'Record a contact with the person.',
  },
  listContacts: {
    method: 'GET',
    path: '/cases/{caseId}/contacts',
    roles: readerRoles,
    pathParameters: casePath,
    query: pageQuery,
    success: 200,
    summary: 'The contacts with the person, latest first.',
  },
  withdrawCase: {
    method: 'POST',
    path: '/cases/{caseId}/withdrawal',
    roles: ['planner', 'spoa', 'cma'],
    pathParameters: casePath,
    body: withdrawalBodySchema,
    success: 200,
    summary: 'End a case: withdrawn, died, moved, refused.',
  },
  ...placementRoutes,
  ...aotRoutes,
  ...accessRoutes,
  listNotices: {
    method: 'GET',
    path: '/notices',
    roles: recipientRoles,
    query: pageQuery,
    success: 200,
    summary: 'The notices to your organisation that nobody acknowledged yet.',
  },
  acknowledgeNotice: {
    method: 'POST',
    path: '/notices/{noticeId}/acknowledgement',
    roles: recipientRoles,
    pathParameters: noticePath,
    success: 200,
    summary: 'Acknowledge a notice in your own name.',
  },
  putAttestation: {
    method: 'PUT',
    path: '/registry/attestations/{agency}',
    roles: ['healthHome'],
    pathParameters: z.strictObject({ agency: organisationIdSchema }),
    body: attestationBodySchema,
    success: 200,
    summary: 'Attest an agency of your Health Home for HH+, or end its attestation.',
  },
  getRegistryEntry: {
    method: 'GET',
    path: '/registry/{kind}/{id}',
    roles: ['admin'],
    pathParameters: registryPath,
    success: 200,
    summary: 'One entry of the registry.',
  },
  putRegistryEntry: {
    method: 'PUT',
    path: '/registry/{kind}/{id}',
    roles: ['admin'],
    pathParameters: registryPath,
    body: registryEntrySchema,
    bodyParsedByUseCase: true,
    success: 200,
    summary: 'Enter or replace one entry of the registry.',
  },
  listRegistryProposals: {
    method: 'GET',
    path: '/registry/proposals',
    roles: ['admin', 'healthHome'],
    query: shortPageQuery,
    success: 200,
    summary: 'The changes of the registry that wait for a second person, and that you may answer.',
  },
  answerRegistryProposal: {
    method: 'POST',
    path: '/registry/proposals/{proposalId}/answer',
    roles: ['admin', 'healthHome'],
    pathParameters: z.strictObject({ proposalId: proposalIdSchema }),
    body: proposalAnswerSchema,
    success: 200,
    summary: 'Confirm a change of the registry that a colleague proposed, refuse it, or take back your own.',
  },
  listRegistryChanges: {
    method: 'GET',
    path: '/registry/changes',
    roles: ['admin'],
    query: shortPageQuery,
    success: 200,
    summary: 'What was changed in the registry and by whom, latest first.',
  },
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    roles,
    success: 200,
    summary: 'This API as an OpenAPI 3.1 document.',
  },
} as const satisfies Record<Operation, Route>;
