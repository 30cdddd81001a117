/** Every function of lambdas/ with the ports of one machine: what the composition roots do on AWS, done here at once. */
import type { PolicyFor } from '../domain/shared/county-protocol.ts';
import type { CaseStore, Clock, Identifiers, Log, PersonKeys, Registry } from '../domain/shared/ports.ts';
import type { Operation } from '../domain/shared/routes.ts';
import { createAcknowledgeNotice } from '../lambdas/api/acknowledge-notice/acknowledge-notice.ts';
import { createClaimWorkItem } from '../lambdas/api/claim-work-item/claim-work-item.ts';
import { createCompleteWorkItem } from '../lambdas/api/complete-work-item/complete-work-item.ts';
import { createGetAssignmentOptions } from '../lambdas/api/get-assignment-options/get-assignment-options.ts';
import { createGetCase } from '../lambdas/api/get-case/get-case.ts';
import { createGetOpenApi } from '../lambdas/api/get-open-api/get-open-api.ts';
import { createGetRegistryEntry } from '../lambdas/api/get-registry-entry/get-registry-entry.ts';
import { createGetTimeline } from '../lambdas/api/get-timeline/get-timeline.ts';
import { createListCases } from '../lambdas/api/list-cases/list-cases.ts';
import { createListNotices } from '../lambdas/api/list-notices/list-notices.ts';
import { createListWorkItems } from '../lambdas/api/list-work-items/list-work-items.ts';
import { createCheckEligibility } from '../lambdas/api/check-eligibility/check-eligibility.ts';
import { createPutConsent } from '../lambdas/api/put-consent/put-consent.ts';
import { createPutAttestation } from '../lambdas/api/put-attestation/put-attestation.ts';
import { createPutDischargePlan } from '../lambdas/api/put-discharge-plan/put-discharge-plan.ts';
import { createPutRegistryEntry } from '../lambdas/api/put-registry-entry/put-registry-entry.ts';
import { createRecordContact } from '../lambdas/api/record-contact/record-contact.ts';
import { createRecordDischarge } from '../lambdas/api/record-discharge/record-discharge.ts';
import { createSubmitReferral } from '../lambdas/api/submit-referral/submit-referral.ts';
import { createWithdrawCase } from '../lambdas/api/withdraw-case/withdraw-case.ts';
import { taskInputSchema } from '../lambdas/change-case-in-task.ts';
import type { ApiHandler } from '../lambdas/middleware/api-handler.ts';
import { apiHandler, publicHandler } from '../lambdas/middleware/api-handler.ts';
import { taskHandler } from '../lambdas/middleware/task-handler.ts';
import { awaitAnswerInputSchema, createAwaitAnswer } from '../lambdas/tasks/await-answer/await-answer.ts';
import { createEscalateWait, workItemInputSchema } from '../lambdas/tasks/escalate-wait/escalate-wait.ts';
import { createLetOfferLapse } from '../lambdas/tasks/let-offer-lapse/let-offer-lapse.ts';
import { createLoadCase } from '../lambdas/tasks/load-case/load-case.ts';
import { createOpenEpisode } from '../lambdas/tasks/open-episode/open-episode.ts';
import { createPlanWait, planWaitInputSchema } from '../lambdas/tasks/plan-wait/plan-wait.ts';
import { createProposeCareManagementAgency } from '../lambdas/tasks/propose-care-management-agency/propose-care-management-agency.ts';
import { createScreenReferral } from '../lambdas/tasks/screen-referral/screen-referral.ts';
import { createTellHealthHome } from '../lambdas/tasks/tell-health-home/tell-health-home.ts';
import { lambdaContext } from './lambda-context.ts';

export interface FunctionDeps {
  store: CaseStore & Registry;
  clock: Clock;
  identifiers: Identifiers;
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  log: Log;
}

export type ApiHandlers = Readonly<Record<Operation, ApiHandler>>;
export type TaskFunction = (payload: unknown) => Promise<unknown>;

export const createApiHandlers = ({
  store,
  clock,
  identifiers,
  personKeys,
  policyFor,
  log,
}: FunctionDeps): ApiHandlers => {
  const onCase = { cases: store, clock };
  const withPolicy = { ...onCase, policyFor };
  return {
    submitReferral: apiHandler(
      'submitReferral',
      createSubmitReferral({ ...withPolicy, identifiers, personKeys }),
      log,
    ),
    listCases: apiHandler('listCases', createListCases(onCase), log),
    getCase: apiHandler('getCase', createGetCase(onCase), log),
    getTimeline: apiHandler('getTimeline', createGetTimeline(onCase), log),
    listWorkItems: apiHandler('listWorkItems', createListWorkItems(onCase), log),
    claimWorkItem: apiHandler('claimWorkItem', createClaimWorkItem(onCase), log),
    completeWorkItem: apiHandler(
      'completeWorkItem',
      createCompleteWorkItem({ ...withPolicy, registry: store }),
      log,
    ),
    checkEligibility: apiHandler('checkEligibility', createCheckEligibility({ clock }), log),
    putConsent: apiHandler('putConsent', createPutConsent(onCase), log),
    putDischargePlan: apiHandler('putDischargePlan', createPutDischargePlan(withPolicy), log),
    recordDischarge: apiHandler('recordDischarge', createRecordDischarge(withPolicy), log),
    recordContact: apiHandler('recordContact', createRecordContact(onCase), log),
    withdrawCase: apiHandler('withdrawCase', createWithdrawCase(onCase), log),
    listNotices: apiHandler('listNotices', createListNotices(onCase), log),
    acknowledgeNotice: apiHandler('acknowledgeNotice', createAcknowledgeNotice(onCase), log),
    getAssignmentOptions: apiHandler(
      'getAssignmentOptions',
      createGetAssignmentOptions({ ...onCase, registry: store }),
      log,
    ),
    putAttestation: apiHandler('putAttestation', createPutAttestation({ registry: store }), log),
    getRegistryEntry: apiHandler('getRegistryEntry', createGetRegistryEntry({ registry: store }), log),
    putRegistryEntry: apiHandler('putRegistryEntry', createPutRegistryEntry({ registry: store }), log),
    getOpenApi: publicHandler(createGetOpenApi(), log),
  };
};

/** By function name, which is the folder and, in Pascal case with `Arn`, the substitution in the state machine file. */
export const createTaskFunctions = ({
  store,
  clock,
  policyFor,
  log,
}: FunctionDeps): Readonly<Record<string, TaskFunction>> => {
  const onCase = { cases: store, clock };
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
    'open-episode': taskHandler('open-episode', taskInputSchema, createOpenEpisode(onCase), log),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (payload: unknown) => handler(payload, lambdaContext(name)),
    ]),
  );
};
