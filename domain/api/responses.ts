/**
 * What every operation answers, for the API document: the contract of each success, its headers, and the refusals that are
 * its own. Kept beside the route table rather than in it: every handler carries the table, and none needs these.
 */
import * as z from 'zod';
import * as access from './access-answers-contract.ts';
import * as aot from '../aot/aot-answers-contract.ts';
import { searchStepViewSchema } from '../case/search-step.ts';
import { assignmentOptionsViewSchema } from '../placement/assignment-options-contract.ts';
import {
  careManagerAnswerSchema,
  reassignmentAnswerSchema,
} from '../placement/care-manager-answers-contract.ts';
import { acknowledgementsAnswerSchema } from '../notices/acknowledgements-contract.ts';
import {
  mailboxConfirmationAnswerSchema,
  mailboxReadinessSchema,
} from '../notices/mailbox-readiness-contract.ts';
import { noticeViewSchema } from '../notices/notice-contract.ts';
import * as changed from './case-answers-contract.ts';
import { correctionsSchema } from '../views/correction-view-contract.ts';
import { referralViewSchema } from '../views/referral-view-contract.ts';
import { secondReferralsSchema } from '../views/second-referrals-contract.ts';
import { caseListSchema, contactsSchema, timelineSchema } from '../views/case-view-contract.ts';
import { caseAnswerSchema } from './case-answers-contract.ts';
import * as registry from '../registry/registry-answers-contract.ts';
import { registryEntrySchema } from '../registry/kinds.ts';
import { eligibilityAnswerSchema } from '../rules/eligibility-answer-contract.ts';
import { emergencyAccessViewSchema } from '../access/emergency-access-contract.ts';
import { pageSchema } from '../shared/answer.ts';
import type { Operation } from './routes.ts';
import { workItemViewSchema } from '../shared/work-item.ts';

export const mediaTypes = ['application/json', 'text/csv', 'text/html'] as const;
type MediaType = (typeof mediaTypes)[number];
export type HeaderName = 'ETag' | 'Location' | 'Idempotency-Replayed' | 'Content-Security-Policy';
/** Besides those that every signed-in request can meet (open-api.ts). */
export type OwnRefusal = 404 | 409 | 412 | 422;

export interface Response {
  content: Readonly<Partial<Record<MediaType, z.ZodType>>>;
  headers: readonly HeaderName[];
  refusals: readonly OwnRefusal[];
  /** What a 202 holds, where the request may have to wait for a second person. */
  accepted?: z.ZodType;
}

const json = <Schema extends z.ZodType, Header extends HeaderName>(
  schema: Schema,
  headers: readonly Header[],
  refusals: readonly OwnRefusal[],
) => ({ content: { 'application/json': schema }, headers, refusals });

const read = <Schema extends z.ZodType>(schema: Schema, refusals: readonly OwnRefusal[] = []) =>
  json<Schema, never>(schema, [], refusals);
/** Of a case, with its version. */
const readCase = <Schema extends z.ZodType>(schema: Schema, refusals: readonly OwnRefusal[] = [404]) =>
  json(schema, ['ETag'], refusals);
/** A change of a case says which version came of it; its repetition under one Idempotency-Key says that it is one. */
const change = <Schema extends z.ZodType>(schema: Schema) =>
  json(schema, ['ETag', 'Idempotency-Replayed'], [404, 409, 412, 422]);
const changeRegistry = <Schema extends z.ZodType>(schema: Schema) =>
  json(schema, ['ETag'], [404, 409, 412, 422]);
const proposing = <Schema extends z.ZodType>(schema: Schema) => ({
  ...changeRegistry(schema),
  accepted: registry.registryProposalViewSchema,
});

export const responses = {
  submitReferral: json(
    changed.referralAnswerSchema,
    ['ETag', 'Location', 'Idempotency-Replayed'],
    [409, 422],
  ),
  listCases: read(caseListSchema),
  getCase: readCase(caseAnswerSchema),
  getTimeline: read(timelineSchema, [404]),
  getAssignmentOptions: readCase(assignmentOptionsViewSchema, [404, 409]),
  listWorkItems: read(pageSchema(workItemViewSchema)),
  claimWorkItem: change(workItemViewSchema),
  releaseWorkItem: change(workItemViewSchema),
  completeWorkItem: change(changed.completionAnswerSchema),
  changeCareManager: change(careManagerAnswerSchema),
  reassignCareManager: json(reassignmentAnswerSchema, ['Idempotency-Replayed'], [404, 422]),
  checkEligibility: read(eligibilityAnswerSchema, [422]),
  putConsent: change(changed.consentAnswerSchema),
  putDischargePlan: change(changed.dischargePlanAnswerSchema),
  recordDischarge: change(changed.dischargeAnswerSchema),
  recordContact: change(changed.contactAnswerSchema),
  listContacts: read(contactsSchema, [404]),
  listSecondReferrals: read(secondReferralsSchema, [404]),
  withdrawCase: change(changed.withdrawalAnswerSchema),
  resubmitReferral: change(changed.resubmissionAnswerSchema),
  getReferral: read(referralViewSchema, [404]),
  moveFacility: change(changed.facilityMovedAnswerSchema),
  recordFact: change(changed.factAnswerSchema),
  reassignCase: change(changed.takenBackAnswerSchema),
  askForTransfer: change(changed.transferAnswerSchema),
  withdrawTransfer: change(changed.transferAnswerSchema),
  handBackCase: change(changed.handedBackAnswerSchema),
  putHandOffChecklist: change(changed.handOffChecklistAnswerSchema),
  signHandOffChecklist: change(changed.handOffChecklistAnswerSchema),
  raiseMissingConcern: change(aot.concernAnswerSchema),
  withdrawMissingConcern: change(aot.concernWithdrawalAnswerSchema),
  voidFact: change(changed.voidAnswerSchema),
  correctFact: change(changed.correctionAnswerSchema),
  listCorrections: read(correctionsSchema, [404]),
  recordSearchStep: change(searchStepViewSchema),
  listSearchSteps: read(aot.searchStepsSchema, [404]),
  recordSighting: change(aot.sightingAnswerSchema),
  putAotOrder: change(aot.orderAnswerSchema),
  putPlanOfCare: change(aot.planOfCareAnswerSchema),
  reportSignificantEvent: change(aot.eventAnswerSchema),
  listSignificantEvents: read(aot.significantEventsSchema, [404]),
  getCairsReports: {
    content: { 'application/json': aot.cairsAnswerSchema, 'text/csv': z.string() },
    headers: [],
    refusals: [404],
  },
  getSearchPacket: {
    content: { 'text/html': z.string() },
    headers: ['Content-Security-Policy'],
    refusals: [404],
  },
  getAudit: read(access.auditAnswerSchema, [404]),
  openEmergencyAccess: change(access.emergencyAnswerSchema),
  listEmergencyAccess: read(access.emergencyAccessesSchema, [404]),
  answerEmergencyAccess: change(emergencyAccessViewSchema),
  grantAudit: json(access.grantAnswerSchema, ['Idempotency-Replayed'], [404, 422]),
  revokeAuditGrant: json(access.grantAnswerSchema, ['Idempotency-Replayed'], [404, 409, 422]),
  listNotices: read(pageSchema(noticeViewSchema)),
  acknowledgeNotice: change(noticeViewSchema),
  acknowledgeNotices: json(acknowledgementsAnswerSchema, ['Idempotency-Replayed'], [404, 422]),
  putAttestation: proposing(registry.attestationAnswerSchema),
  listRegistryEntries: readCase(pageSchema(registry.registryEntrySchema), []),
  getRegistryEntry: readCase(registry.registryEntrySchema),
  putRegistryEntry: proposing(registryEntrySchema),
  deleteRegistryEntry: changeRegistry(registryEntrySchema),
  listRegistryProposals: read(pageSchema(registry.registryProposalViewSchema)),
  answerRegistryProposal: changeRegistry(registry.registryProposalViewSchema),
  listRegistryChanges: read(pageSchema(registry.registryChangeViewSchema)),
  getMailboxReadiness: read(mailboxReadinessSchema),
  confirmMailbox: read(mailboxConfirmationAnswerSchema, [404, 409, 422]),
  getOpenApi: read(z.looseObject({ openapi: z.string() })),
} as const satisfies Record<Operation, Response>;
