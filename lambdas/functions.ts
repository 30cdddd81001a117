/**
 * The functions behind routes and in state machines, each by its name. One machine runs them as they stand here, with
 * every port; on AWS each is a bundle of its own, whose index.ts gives it just the ports that it asks for.
 */
import type { Ports } from '../domain/ports/ports.ts';
import type { TaskName } from '../domain/ports/task-names.ts';
import { routes } from '../domain/api/routes.ts';
import type { Operation } from '../domain/shared/operations.ts';
import { createSubmitReferral } from './api/submit-referral/submit-referral.ts';
import { createListCases } from './api/list-cases/list-cases.ts';
import { createGetCase } from './api/get-case/get-case.ts';
import { createGetTimeline } from './api/get-timeline/get-timeline.ts';
import { createGetAssignmentOptions } from './api/get-assignment-options/get-assignment-options.ts';
import { createListWorkItems } from './api/list-work-items/list-work-items.ts';
import { createClaimWorkItem } from './api/claim-work-item/claim-work-item.ts';
import { createReleaseWorkItem } from './api/release-work-item/release-work-item.ts';
import { createChangeCareManager } from './api/change-care-manager/change-care-manager.ts';
import { createReassignCareManager } from './api/reassign-care-manager/reassign-care-manager.ts';
import { createCompleteWorkItem } from './api/complete-work-item/complete-work-item.ts';
import { createCheckEligibility } from './api/check-eligibility/check-eligibility.ts';
import { createPutConsent } from './api/put-consent/put-consent.ts';
import { createPutDischargePlan } from './api/put-discharge-plan/put-discharge-plan.ts';
import { createRecordDischarge } from './api/record-discharge/record-discharge.ts';
import { createRecordContact } from './api/record-contact/record-contact.ts';
import { createListContacts } from './api/list-contacts/list-contacts.ts';
import { createListSecondReferrals } from './api/list-second-referrals/list-second-referrals.ts';
import { createVoidFact } from './api/void-fact/void-fact.ts';
import { createWithdrawCase } from './api/withdraw-case/withdraw-case.ts';
import { createResubmitReferral } from './api/resubmit-referral/resubmit-referral.ts';
import { createGetReferral } from './api/get-referral/get-referral.ts';
import { createMoveFacility } from './api/move-facility/move-facility.ts';
import { createCorrectFact } from './api/correct-fact/correct-fact.ts';
import { createListCorrections } from './api/list-corrections/list-corrections.ts';
import { createRecordFact } from './api/record-fact/record-fact.ts';
import { createReassignCase } from './api/reassign-case/reassign-case.ts';
import { createAskForTransfer } from './api/ask-for-transfer/ask-for-transfer.ts';
import { createWithdrawTransfer } from './api/withdraw-transfer/withdraw-transfer.ts';
import { createHandBackCase } from './api/hand-back-case/hand-back-case.ts';
import { createPutHandOffChecklist } from './api/put-hand-off-checklist/put-hand-off-checklist.ts';
import { createSignHandOffChecklist } from './api/sign-hand-off-checklist/sign-hand-off-checklist.ts';
import { createRaiseMissingConcern } from './api/raise-missing-concern/raise-missing-concern.ts';
import { createWithdrawMissingConcern } from './api/withdraw-missing-concern/withdraw-missing-concern.ts';
import { createRecordSearchStep } from './api/record-search-step/record-search-step.ts';
import { createListSearchSteps } from './api/list-search-steps/list-search-steps.ts';
import { createRecordSighting } from './api/record-sighting/record-sighting.ts';
import { createPutAotOrder } from './api/put-aot-order/put-aot-order.ts';
import { createPutPlanOfCare } from './api/put-plan-of-care/put-plan-of-care.ts';
import { createReportSignificantEvent } from './api/report-significant-event/report-significant-event.ts';
import { createListSignificantEvents } from './api/list-significant-events/list-significant-events.ts';
import { createGetCairsReports } from './api/get-cairs-reports/get-cairs-reports.ts';
import { createGetSearchPacket } from './api/get-search-packet/get-search-packet.ts';
import { createGetAudit } from './api/get-audit/get-audit.ts';
import { createOpenEmergencyAccess } from './api/open-emergency-access/open-emergency-access.ts';
import { createListEmergencyAccess } from './api/list-emergency-access/list-emergency-access.ts';
import { createAnswerEmergencyAccess } from './api/answer-emergency-access/answer-emergency-access.ts';
import { createGrantAudit } from './api/grant-audit/grant-audit.ts';
import { createRevokeAuditGrant } from './api/revoke-audit-grant/revoke-audit-grant.ts';
import { createListNotices } from './api/list-notices/list-notices.ts';
import { createAcknowledgeNotice } from './api/acknowledge-notice/acknowledge-notice.ts';
import { createAcknowledgeNotices } from './api/acknowledge-notices/acknowledge-notices.ts';
import { createPutAttestation } from './api/put-attestation/put-attestation.ts';
import { createDeleteRegistryEntry } from './api/delete-registry-entry/delete-registry-entry.ts';
import { createGetMailboxReadiness } from './api/get-mailbox-readiness/get-mailbox-readiness.ts';
import { createConfirmMailbox } from './api/confirm-mailbox/confirm-mailbox.ts';
import { createListRegistryEntries } from './api/list-registry-entries/list-registry-entries.ts';
import { createGetRegistryEntry } from './api/get-registry-entry/get-registry-entry.ts';
import { createPutRegistryEntry } from './api/put-registry-entry/put-registry-entry.ts';
import { createListRegistryProposals } from './api/list-registry-proposals/list-registry-proposals.ts';
import { createAnswerRegistryProposal } from './api/answer-registry-proposal/answer-registry-proposal.ts';
import { createListRegistryChanges } from './api/list-registry-changes/list-registry-changes.ts';
import { createGetOpenApi } from './api/get-open-api/get-open-api.ts';
import { taskInputSchema } from './change-case-in-task.ts';
import { searchTaskInputSchema } from './search-task.ts';
import { awaitAnswerInputSchema, createAwaitAnswer } from './tasks/await-answer/await-answer.ts';
import { createDeemMissing } from './tasks/deem-missing/deem-missing.ts';
import {
  createEscalateSearchWait,
  searchWorkItemInputSchema,
} from './tasks/escalate-search-wait/escalate-search-wait.ts';
import { createEscalateWait, workItemInputSchema } from './tasks/escalate-wait/escalate-wait.ts';
import { createLetOfferLapse } from './tasks/let-offer-lapse/let-offer-lapse.ts';
import { createLoadCase } from './tasks/load-case/load-case.ts';
import { createLoadSearch } from './tasks/load-search/load-search.ts';
import { createOpenEpisode } from './tasks/open-episode/open-episode.ts';
import {
  createPlanSearchWait,
  planSearchWaitInputSchema,
} from './tasks/plan-search-wait/plan-search-wait.ts';
import { createPlanWait, planWaitInputSchema } from './tasks/plan-wait/plan-wait.ts';
import { createProposeCareManagementAgency } from './tasks/propose-care-management-agency/propose-care-management-agency.ts';
import { createScreenReferral } from './tasks/screen-referral/screen-referral.ts';
import { createTellHealthHome } from './tasks/tell-health-home/tell-health-home.ts';
import type { ApiHandler } from './middleware/api-handler.ts';
import { apiFunction } from './middleware/api-function.ts';
import { taskFunction } from './middleware/task-function.ts';
import type { TaskHandler } from './middleware/task-handler.ts';

export const apiFunctions: Readonly<Record<Operation, (ports: Ports) => ApiHandler>> = {
  submitReferral: apiFunction('submitReferral', routes.submitReferral, createSubmitReferral),
  listCases: apiFunction('listCases', routes.listCases, createListCases),
  getCase: apiFunction('getCase', routes.getCase, createGetCase),
  getTimeline: apiFunction('getTimeline', routes.getTimeline, createGetTimeline),
  getAssignmentOptions: apiFunction(
    'getAssignmentOptions',
    routes.getAssignmentOptions,
    createGetAssignmentOptions,
  ),
  listWorkItems: apiFunction('listWorkItems', routes.listWorkItems, createListWorkItems),
  claimWorkItem: apiFunction('claimWorkItem', routes.claimWorkItem, createClaimWorkItem),
  releaseWorkItem: apiFunction('releaseWorkItem', routes.releaseWorkItem, createReleaseWorkItem),
  completeWorkItem: apiFunction('completeWorkItem', routes.completeWorkItem, createCompleteWorkItem),
  changeCareManager: apiFunction('changeCareManager', routes.changeCareManager, createChangeCareManager),
  reassignCareManager: apiFunction(
    'reassignCareManager',
    routes.reassignCareManager,
    createReassignCareManager,
  ),
  checkEligibility: apiFunction('checkEligibility', routes.checkEligibility, createCheckEligibility),
  putConsent: apiFunction('putConsent', routes.putConsent, createPutConsent),
  putDischargePlan: apiFunction('putDischargePlan', routes.putDischargePlan, createPutDischargePlan),
  recordDischarge: apiFunction('recordDischarge', routes.recordDischarge, createRecordDischarge),
  recordContact: apiFunction('recordContact', routes.recordContact, createRecordContact),
  listContacts: apiFunction('listContacts', routes.listContacts, createListContacts),
  listSecondReferrals: apiFunction(
    'listSecondReferrals',
    routes.listSecondReferrals,
    createListSecondReferrals,
  ),
  withdrawCase: apiFunction('withdrawCase', routes.withdrawCase, createWithdrawCase),
  resubmitReferral: apiFunction('resubmitReferral', routes.resubmitReferral, createResubmitReferral),
  getReferral: apiFunction('getReferral', routes.getReferral, createGetReferral),
  moveFacility: apiFunction('moveFacility', routes.moveFacility, createMoveFacility),
  recordFact: apiFunction('recordFact', routes.recordFact, createRecordFact),
  reassignCase: apiFunction('reassignCase', routes.reassignCase, createReassignCase),
  askForTransfer: apiFunction('askForTransfer', routes.askForTransfer, createAskForTransfer),
  withdrawTransfer: apiFunction('withdrawTransfer', routes.withdrawTransfer, createWithdrawTransfer),
  handBackCase: apiFunction('handBackCase', routes.handBackCase, createHandBackCase),
  putHandOffChecklist: apiFunction(
    'putHandOffChecklist',
    routes.putHandOffChecklist,
    createPutHandOffChecklist,
  ),
  signHandOffChecklist: apiFunction(
    'signHandOffChecklist',
    routes.signHandOffChecklist,
    createSignHandOffChecklist,
  ),
  raiseMissingConcern: apiFunction(
    'raiseMissingConcern',
    routes.raiseMissingConcern,
    createRaiseMissingConcern,
  ),
  withdrawMissingConcern: apiFunction(
    'withdrawMissingConcern',
    routes.withdrawMissingConcern,
    createWithdrawMissingConcern,
  ),
  correctFact: apiFunction('correctFact', routes.correctFact, createCorrectFact),
  listCorrections: apiFunction('listCorrections', routes.listCorrections, createListCorrections),
  voidFact: apiFunction('voidFact', routes.voidFact, createVoidFact),
  recordSearchStep: apiFunction('recordSearchStep', routes.recordSearchStep, createRecordSearchStep),
  listSearchSteps: apiFunction('listSearchSteps', routes.listSearchSteps, createListSearchSteps),
  recordSighting: apiFunction('recordSighting', routes.recordSighting, createRecordSighting),
  putAotOrder: apiFunction('putAotOrder', routes.putAotOrder, createPutAotOrder),
  putPlanOfCare: apiFunction('putPlanOfCare', routes.putPlanOfCare, createPutPlanOfCare),
  reportSignificantEvent: apiFunction(
    'reportSignificantEvent',
    routes.reportSignificantEvent,
    createReportSignificantEvent,
  ),
  listSignificantEvents: apiFunction(
    'listSignificantEvents',
    routes.listSignificantEvents,
    createListSignificantEvents,
  ),
  getCairsReports: apiFunction('getCairsReports', routes.getCairsReports, createGetCairsReports),
  getSearchPacket: apiFunction('getSearchPacket', routes.getSearchPacket, createGetSearchPacket),
  getAudit: apiFunction('getAudit', routes.getAudit, createGetAudit),
  openEmergencyAccess: apiFunction(
    'openEmergencyAccess',
    routes.openEmergencyAccess,
    createOpenEmergencyAccess,
  ),
  listEmergencyAccess: apiFunction(
    'listEmergencyAccess',
    routes.listEmergencyAccess,
    createListEmergencyAccess,
  ),
  answerEmergencyAccess: apiFunction(
    'answerEmergencyAccess',
    routes.answerEmergencyAccess,
    createAnswerEmergencyAccess,
  ),
  grantAudit: apiFunction('grantAudit', routes.grantAudit, createGrantAudit),
  revokeAuditGrant: apiFunction('revokeAuditGrant', routes.revokeAuditGrant, createRevokeAuditGrant),
  listNotices: apiFunction('listNotices', routes.listNotices, createListNotices),
  acknowledgeNotice: apiFunction('acknowledgeNotice', routes.acknowledgeNotice, createAcknowledgeNotice),
  acknowledgeNotices: apiFunction('acknowledgeNotices', routes.acknowledgeNotices, createAcknowledgeNotices),
  putAttestation: apiFunction('putAttestation', routes.putAttestation, createPutAttestation),
  getMailboxReadiness: apiFunction(
    'getMailboxReadiness',
    routes.getMailboxReadiness,
    createGetMailboxReadiness,
  ),
  confirmMailbox: apiFunction('confirmMailbox', routes.confirmMailbox, createConfirmMailbox),
  listRegistryEntries: apiFunction(
    'listRegistryEntries',
    routes.listRegistryEntries,
    createListRegistryEntries,
  ),
  getRegistryEntry: apiFunction('getRegistryEntry', routes.getRegistryEntry, createGetRegistryEntry),
  putRegistryEntry: apiFunction('putRegistryEntry', routes.putRegistryEntry, createPutRegistryEntry),
  deleteRegistryEntry: apiFunction(
    'deleteRegistryEntry',
    routes.deleteRegistryEntry,
    createDeleteRegistryEntry,
  ),
  listRegistryProposals: apiFunction(
    'listRegistryProposals',
    routes.listRegistryProposals,
    createListRegistryProposals,
  ),
  answerRegistryProposal: apiFunction(
    'answerRegistryProposal',
    routes.answerRegistryProposal,
    createAnswerRegistryProposal,
  ),
  listRegistryChanges: apiFunction(
    'listRegistryChanges',
    routes.listRegistryChanges,
    createListRegistryChanges,
  ),
  getOpenApi: apiFunction('getOpenApi', routes.getOpenApi, createGetOpenApi),
};

export const taskFunctions: Readonly<Record<TaskName, (ports: Ports) => TaskHandler>> = {
  'await-answer': taskFunction('await-answer', awaitAnswerInputSchema, createAwaitAnswer),
  'deem-missing': taskFunction('deem-missing', searchTaskInputSchema, createDeemMissing),
  'escalate-search-wait': taskFunction(
    'escalate-search-wait',
    searchWorkItemInputSchema,
    createEscalateSearchWait,
  ),
  'escalate-wait': taskFunction('escalate-wait', workItemInputSchema, createEscalateWait),
  'let-offer-lapse': taskFunction('let-offer-lapse', workItemInputSchema, createLetOfferLapse),
  'load-case': taskFunction('load-case', taskInputSchema, createLoadCase),
  'load-search': taskFunction('load-search', searchTaskInputSchema, createLoadSearch),
  'open-episode': taskFunction('open-episode', taskInputSchema, createOpenEpisode),
  'plan-search-wait': taskFunction('plan-search-wait', planSearchWaitInputSchema, createPlanSearchWait),
  'plan-wait': taskFunction('plan-wait', planWaitInputSchema, createPlanWait),
  'propose-care-management-agency': taskFunction(
    'propose-care-management-agency',
    taskInputSchema,
    createProposeCareManagementAgency,
  ),
  'screen-referral': taskFunction('screen-referral', taskInputSchema, createScreenReferral),
  'tell-health-home': taskFunction('tell-health-home', taskInputSchema, createTellHealthHome),
};
