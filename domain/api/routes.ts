/**
 * Every route of the API, declared once, each with its contract in a file of its own (routes/): CDK builds the methods from
 * this table, the local gateway matches with it and the OpenAPI document is generated from it. A function carries the file
 * of its own route alone. The function of a route follows from its name (domain/shared/function-names.ts).
 */
import type { Operation } from '../shared/operations.ts';
import type { Route } from './route.ts';
import { submitReferral } from './routes/submit-referral.ts';
import { listCases } from './routes/list-cases.ts';
import { getCase } from './routes/get-case.ts';
import { getTimeline } from './routes/get-timeline.ts';
import { getAssignmentOptions } from './routes/get-assignment-options.ts';
import { listWorkItems } from './routes/list-work-items.ts';
import { claimWorkItem } from './routes/claim-work-item.ts';
import { releaseWorkItem } from './routes/release-work-item.ts';
import { completeWorkItem } from './routes/complete-work-item.ts';
import { changeCareManager } from './routes/change-care-manager.ts';
import { reassignCareManager } from './routes/reassign-care-manager.ts';
import { checkEligibility } from './routes/check-eligibility.ts';
import { putConsent } from './routes/put-consent.ts';
import { putDischargePlan } from './routes/put-discharge-plan.ts';
import { recordDischarge } from './routes/record-discharge.ts';
import { recordContact } from './routes/record-contact.ts';
import { listContacts } from './routes/list-contacts.ts';
import { listSecondReferrals } from './routes/list-second-referrals.ts';
import { voidFact } from './routes/void-fact.ts';
import { correctFact } from './routes/correct-fact.ts';
import { listCorrections } from './routes/list-corrections.ts';
import { withdrawCase } from './routes/withdraw-case.ts';
import { resubmitReferral } from './routes/resubmit-referral.ts';
import { getReferral } from './routes/get-referral.ts';
import { moveFacility } from './routes/move-facility.ts';
import { recordFact } from './routes/record-fact.ts';
import { reassignCase } from './routes/reassign-case.ts';
import { handBackCase } from './routes/hand-back-case.ts';
import { askForTransfer } from './routes/ask-for-transfer.ts';
import { withdrawTransfer } from './routes/withdraw-transfer.ts';
import { putHandOffChecklist } from './routes/put-hand-off-checklist.ts';
import { signHandOffChecklist } from './routes/sign-hand-off-checklist.ts';
import { raiseMissingConcern } from './routes/raise-missing-concern.ts';
import { withdrawMissingConcern } from './routes/withdraw-missing-concern.ts';
import { recordSearchStep } from './routes/record-search-step.ts';
import { listSearchSteps } from './routes/list-search-steps.ts';
import { recordSighting } from './routes/record-sighting.ts';
import { putAotOrder } from './routes/put-aot-order.ts';
import { putPlanOfCare } from './routes/put-plan-of-care.ts';
import { reportSignificantEvent } from './routes/report-significant-event.ts';
import { listSignificantEvents } from './routes/list-significant-events.ts';
import { getCairsReports } from './routes/get-cairs-reports.ts';
import { getSearchPacket } from './routes/get-search-packet.ts';
import { getAudit } from './routes/get-audit.ts';
import { openEmergencyAccess } from './routes/open-emergency-access.ts';
import { listEmergencyAccess } from './routes/list-emergency-access.ts';
import { answerEmergencyAccess } from './routes/answer-emergency-access.ts';
import { grantAudit } from './routes/grant-audit.ts';
import { revokeAuditGrant } from './routes/revoke-audit-grant.ts';
import { listNotices } from './routes/list-notices.ts';
import { acknowledgeNotice } from './routes/acknowledge-notice.ts';
import { acknowledgeNotices } from './routes/acknowledge-notices.ts';
import { putAttestation } from './routes/put-attestation.ts';
import { getRegistryEntry } from './routes/get-registry-entry.ts';
import { putRegistryEntry } from './routes/put-registry-entry.ts';
import { deleteRegistryEntry } from './routes/delete-registry-entry.ts';
import { listRegistryEntries } from './routes/list-registry-entries.ts';
import { getMailboxReadiness } from './routes/get-mailbox-readiness.ts';
import { confirmMailbox } from './routes/confirm-mailbox.ts';
import { listRegistryProposals } from './routes/list-registry-proposals.ts';
import { answerRegistryProposal } from './routes/answer-registry-proposal.ts';
import { listRegistryChanges } from './routes/list-registry-changes.ts';
import { getOpenApi } from './routes/get-open-api.ts';

export { operations, type Operation } from '../shared/operations.ts';
export type { Route } from './route.ts';
export { bodyLimitOf, referralSizeLimitBytes } from './route.ts';

export const routes = {
  submitReferral,
  listCases,
  getCase,
  getTimeline,
  getAssignmentOptions,
  listWorkItems,
  claimWorkItem,
  releaseWorkItem,
  completeWorkItem,
  changeCareManager,
  reassignCareManager,
  checkEligibility,
  putConsent,
  putDischargePlan,
  recordDischarge,
  recordContact,
  listContacts,
  listSecondReferrals,
  withdrawCase,
  resubmitReferral,
  getReferral,
  moveFacility,
  recordFact,
  reassignCase,
  handBackCase,
  askForTransfer,
  withdrawTransfer,
  putHandOffChecklist,
  signHandOffChecklist,
  raiseMissingConcern,
  withdrawMissingConcern,
  voidFact,
  correctFact,
  listCorrections,
  recordSearchStep,
  listSearchSteps,
  recordSighting,
  putAotOrder,
  putPlanOfCare,
  reportSignificantEvent,
  listSignificantEvents,
  getCairsReports,
  getSearchPacket,
  getAudit,
  openEmergencyAccess,
  listEmergencyAccess,
  answerEmergencyAccess,
  grantAudit,
  revokeAuditGrant,
  listNotices,
  acknowledgeNotice,
  acknowledgeNotices,
  putAttestation,
  getMailboxReadiness,
  confirmMailbox,
  listRegistryEntries,
  getRegistryEntry,
  putRegistryEntry,
  deleteRegistryEntry,
  listRegistryProposals,
  answerRegistryProposal,
  listRegistryChanges,
  getOpenApi,
} as const satisfies Record<Operation, Route>;

/** The route of an operation, and of no other. */
export type RouteOf<Op extends Operation> = (typeof routes)[Op];
