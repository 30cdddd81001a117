/** Every function of lambdas/ with the ports of one machine: what the composition roots do on AWS, done here at once. */
import type { AotProtocolFor } from '../domain/policy/county-aot-protocol.ts';
import type { PolicyFor } from '../domain/policy/county-protocol.ts';
import type { Clock, Identifiers, Log, PersonKeys, Store } from '../domain/ports/ports.ts';
import type { Operation } from '../domain/api/routes.ts';
import { createAcknowledgeNotice } from '../lambdas/api/acknowledge-notice/acknowledge-notice.ts';
import { createClaimWorkItem } from '../lambdas/api/claim-work-item/claim-work-item.ts';
import { createCompleteWorkItem } from '../lambdas/api/complete-work-item/complete-work-item.ts';
import { createGetAudit } from '../lambdas/api/get-audit/get-audit.ts';
import { createGrantAudit } from '../lambdas/api/grant-audit/grant-audit.ts';
import { createOpenEmergencyAccess } from '../lambdas/api/open-emergency-access/open-emergency-access.ts';
import { createGetAssignmentOptions } from '../lambdas/api/get-assignment-options/get-assignment-options.ts';
import { createGetCase } from '../lambdas/api/get-case/get-case.ts';
import { createGetOpenApi } from '../lambdas/api/get-open-api/get-open-api.ts';
import { createGetRegistryEntry } from '../lambdas/api/get-registry-entry/get-registry-entry.ts';
import { createGetCairsReports } from '../lambdas/api/get-cairs-reports/get-cairs-reports.ts';
import { createGetSearchPacket } from '../lambdas/api/get-search-packet/get-search-packet.ts';
import { createGetTimeline } from '../lambdas/api/get-timeline/get-timeline.ts';
import { createListCases } from '../lambdas/api/list-cases/list-cases.ts';
import { createListNotices } from '../lambdas/api/list-notices/list-notices.ts';
import { createListWorkItems } from '../lambdas/api/list-work-items/list-work-items.ts';
import { createCheckEligibility } from '../lambdas/api/check-eligibility/check-eligibility.ts';
import { createPutConsent } from '../lambdas/api/put-consent/put-consent.ts';
import { createPutAttestation } from '../lambdas/api/put-attestation/put-attestation.ts';
import { createPutDischargePlan } from '../lambdas/api/put-discharge-plan/put-discharge-plan.ts';
import { createPutRegistryEntry } from '../lambdas/api/put-registry-entry/put-registry-entry.ts';
import { createPutAotOrder } from '../lambdas/api/put-aot-order/put-aot-order.ts';
import { createPutPlanOfCare } from '../lambdas/api/put-plan-of-care/put-plan-of-care.ts';
import { createRecordContact } from '../lambdas/api/record-contact/record-contact.ts';
import { createRecordDischarge } from '../lambdas/api/record-discharge/record-discharge.ts';
import { createReportSignificantEvent } from '../lambdas/api/report-significant-event/report-significant-event.ts';
import { createListSearchSteps } from '../lambdas/api/list-search-steps/list-search-steps.ts';
import { createRaiseMissingConcern } from '../lambdas/api/raise-missing-concern/raise-missing-concern.ts';
import { createRecordSearchStep } from '../lambdas/api/record-search-step/record-search-step.ts';
import { createRecordSighting } from '../lambdas/api/record-sighting/record-sighting.ts';
import { createWithdrawMissingConcern } from '../lambdas/api/withdraw-missing-concern/withdraw-missing-concern.ts';
import { createSubmitReferral } from '../lambdas/api/submit-referral/submit-referral.ts';
import { createWithdrawCase } from '../lambdas/api/withdraw-case/withdraw-case.ts';
import { taskInputSchema } from '../lambdas/change-case-in-task.ts';
import { type ApiHandler, apiHandler } from '../lambdas/middleware/api-handler.ts';
import { taskHandler } from '../lambdas/middleware/task-handler.ts';
import {
  createOpenObligations,
  type ScheduledRound,
} from '../lambdas/schedules/open-obligations/open-obligations.ts';
import { awaitAnswerInputSchema, createAwaitAnswer } from '../lambdas/tasks/await-answer/await-answer.ts';
import { createEscalateWait, workItemInputSchema } from '../lambdas/tasks/escalate-wait/escalate-wait.ts';
import { createLetOfferLapse } from '../lambdas/tasks/let-offer-lapse/let-offer-lapse.ts';
import { createLoadCase } from '../lambdas/tasks/load-case/load-case.ts';
import { createOpenEpisode } from '../lambdas/tasks/open-episode/open-episode.ts';
import { createPlanWait, planWaitInputSchema } from '../lambdas/tasks/plan-wait/plan-wait.ts';
import { createProposeCareManagementAgency } from '../lambdas/tasks/propose-care-management-agency/propose-care-management-agency.ts';
import { createScreenReferral } from '../lambdas/tasks/screen-referral/screen-referral.ts';
import { createTellHealthHome } from '../lambdas/tasks/tell-health-home/tell-health-home.ts';
import { localAotProtocols } from './aot-protocols.ts';
import { createDeemMissing } from '../lambdas/tasks/deem-missing/deem-missing.ts';
import {
  createEscalateSearchWait,
  searchWorkItemInputSchema,
} from '../lambdas/tasks/escalate-search-wait/escalate-search-wait.ts';
import { createLoadSearch } from '../lambdas/tasks/load-search/load-search.ts';
import {
  createPlanSearchWait,
  planSearchWaitInputSchema,
} from '../lambdas/tasks/plan-search-wait/plan-search-wait.ts';
import { searchTaskInputSchema } from '../lambdas/search-task.ts';
import { lambdaContext } from './lambda-context.ts';

export interface FunctionDeps {
  store: Store;
  clock: Clock;
  identifiers: Identifiers;
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  /** Other protocols than those on file. */
  aotProtocolFor?: AotProtocolFor | undefined;
  log: Log;
  /** Is given what runs on a schedule, with the ports of these functions (local/schedules.ts). */
  onSchedule?: (run: (event: ScheduledRound) => Promise<void>) => void;
}

export type ApiHandlers = Readonly<Record<Operation, ApiHandler>>;
export type TaskFunction = (payload: unknown) => Promise<unknown>;

/** The same for every runtime, and tests make hundreds: written once. */
const getOpenApi = createGetOpenApi();

export const createApiHandlers = ({
  store,
  clock,
  identifiers,
  personKeys,
  policyFor,
  aotProtocolFor = localAotProtocols,
  log,
}: FunctionDeps): ApiHandlers => {
  const onCase = { cases: store, clock, grants: store };
  const withPolicy = { ...onCase, policyFor };
  const frame = { log, clock, accesses: store };
  return {
    submitReferral: apiHandler(
      'submitReferral',
      createSubmitReferral({ ...withPolicy, identifiers, personKeys }),
      frame,
    ),
    listCases: apiHandler('listCases', createListCases(onCase), frame),
    getCase: apiHandler('getCase', createGetCase({ ...onCase, aotProtocolFor }), frame),
    getTimeline: apiHandler('getTimeline', createGetTimeline(onCase), frame),
    listWorkItems: apiHandler('listWorkItems', createListWorkItems(onCase), frame),
    claimWorkItem: apiHandler('claimWorkItem', createClaimWorkItem(onCase), frame),
    completeWorkItem: apiHandler(
      'completeWorkItem',
      createCompleteWorkItem({ ...withPolicy, registry: store, aotProtocolFor }),
      frame,
    ),
    checkEligibility: apiHandler('checkEligibility', createCheckEligibility({ clock }), frame),
    putConsent: apiHandler('putConsent', createPutConsent(onCase), frame),
    putDischargePlan: apiHandler('putDischargePlan', createPutDischargePlan(withPolicy), frame),
    recordDischarge: apiHandler('recordDischarge', createRecordDischarge(withPolicy), frame),
    recordContact: apiHandler('recordContact', createRecordContact(withPolicy), frame),
    raiseMissingConcern: apiHandler(
      'raiseMissingConcern',
      createRaiseMissingConcern({ ...withPolicy, registry: store }),
      frame,
    ),
    withdrawMissingConcern: apiHandler(
      'withdrawMissingConcern',
      createWithdrawMissingConcern(withPolicy),
      frame,
    ),
    recordSearchStep: apiHandler('recordSearchStep', createRecordSearchStep(withPolicy), frame),
    listSearchSteps: apiHandler('listSearchSteps', createListSearchSteps(onCase), frame),
    recordSighting: apiHandler('recordSighting', createRecordSighting(withPolicy), frame),
    withdrawCase: apiHandler('withdrawCase', createWithdrawCase(onCase), frame),
    putAotOrder: apiHandler(
      'putAotOrder',
      createPutAotOrder({ ...withPolicy, registry: store, aotProtocolFor }),
      frame,
    ),
    putPlanOfCare: apiHandler('putPlanOfCare', createPutPlanOfCare(onCase), frame),
    reportSignificantEvent: apiHandler(
      'reportSignificantEvent',
      createReportSignificantEvent({ ...onCase, aotProtocolFor }),
      frame,
    ),
    getSearchPacket: apiHandler('getSearchPacket', createGetSearchPacket(onCase), frame),
    getCairsReports: apiHandler('getCairsReports', createGetCairsReports(onCase), frame),
    listNotices: apiHandler('listNotices', createListNotices(onCase), frame),
    acknowledgeNotice: apiHandler('acknowledgeNotice', createAcknowledgeNotice(onCase), frame),
    getAssignmentOptions: apiHandler(
      'getAssignmentOptions',
      createGetAssignmentOptions({ ...onCase, registry: store }),
      frame,
    ),
    putAttestation: apiHandler('putAttestation', createPutAttestation({ registry: store }), frame),
    getRegistryEntry: apiHandler('getRegistryEntry', createGetRegistryEntry({ registry: store }), frame),
    putRegistryEntry: apiHandler('putRegistryEntry', createPutRegistryEntry({ registry: store }), frame),
    getAudit: apiHandler('getAudit', createGetAudit({ ...onCase, accesses: store }), frame),
    openEmergencyAccess: apiHandler(
      'openEmergencyAccess',
      createOpenEmergencyAccess({ ...onCase, log }),
      frame,
    ),
    grantAudit: apiHandler('grantAudit', createGrantAudit(onCase), frame),
    getOpenApi: apiHandler('getOpenApi', getOpenApi, frame),
  };
};

/** By function name, which is the folder and, in Pascal case with `Arn`, the substitution in the state machine file. */
export const createTaskFunctions = ({
  store,
  clock,
  policyFor,
  aotProtocolFor = localAotProtocols,
  log,
  onSchedule,
}: FunctionDeps): Readonly<Record<string, TaskFunction>> => {
  const onCase = { cases: store, clock };
  onSchedule?.(createOpenObligations({ ...onCase, registry: store, policyFor, aotProtocolFor, log }));
  const withPolicy = { ...onCase, policyFor };
  const handlers = {
    'load-case': taskHandler('load-case', taskInputSchema, createLoadCase(onCase), log),
    'screen-referral': taskHandler('screen-referral', taskInputSchema, createScreenReferral(onCase), log),
    'plan-wait': taskHandler('plan-wait', planWaitInputSchema, createPlanWait(withPolicy), log),
    'await-answer': taskHandler('await-answer', awaitAnswerInputSchema, createAwaitAnswer(onCase), log),
    'escalate-wait': taskHandler('escalate-wait', workItemInputSchema, createEscalateWait(withPolicy), log),
    'propose-care-management-agency': taskHandler(
      'propose-care-management-agency',
      taskInputSchema,
      createProposeCareManagementAgency({ ...withPolicy, registry: store }),
      log,
    ),
    'let-offer-lapse': taskHandler(
      'let-offer-lapse',
      workItemInputSchema,
      createLetOfferLapse(withPolicy),
      log,
    ),
    'tell-health-home': taskHandler(
      'tell-health-home',
      taskInputSchema,
      createTellHealthHome(withPolicy),
      log,
    ),
    'load-search': taskHandler('load-search', searchTaskInputSchema, createLoadSearch(onCase), log),
    'plan-search-wait': taskHandler(
      'plan-search-wait',
      planSearchWaitInputSchema,
      createPlanSearchWait({ ...withPolicy, aotProtocolFor }),
      log,
    ),
    'escalate-search-wait': taskHandler(
      'escalate-search-wait',
      searchWorkItemInputSchema,
      createEscalateSearchWait(withPolicy),
      log,
    ),
    'deem-missing': taskHandler('deem-missing', searchTaskInputSchema, createDeemMissing(withPolicy), log),
    'open-episode': taskHandler('open-episode', taskInputSchema, createOpenEpisode(onCase), log),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (payload: unknown) => handler(payload, lambdaContext(name)),
    ]),
  );
};
