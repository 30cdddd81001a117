/** Completing the work that court orders bring. What it changes is recorded; what then follows is settled anew. */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { recordContact } from './record-contact.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { Person } from '../shared/actor.ts';
import { localDate } from '../shared/calendar.ts';
import type { CompletionBody } from '../api/completion-contract.ts';
import { type CompletionOf, omhReportParts } from '../aot/aot-completion-contract.ts';
import { refuseFuture } from '../shared/guards.ts';
import { Refused } from '../shared/refusal.ts';
import type { AotWorkKind, WorkItem } from '../shared/work-item.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { wrongAnswers } from '../aot/cairs.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { AotProtocolFor } from '../policy/county-aot-protocol.ts';
import { answerUnverified } from '../aot/record-order.ts';
import { aotOf, revisionOf } from '../case/aot-record.ts';
import { settleAot } from '../aot/settle-aot.ts';
import { hasAttested } from '../placement/agency-rules.ts';
import { withOrderCopy } from '../placement/order-copy.ts';
import { askForTransfer } from '../placement/transfer.ts';

export type AotCompletion = Extract<CompletionBody, { kind: AotWorkKind }>;
export interface AotCompletionContext {
  by: Person;
  agencies: readonly CareManagementAgency[];
  policy: AotPolicy;
  escalation: EscalationPolicy;
  aotProtocolFor: AotProtocolFor;
}

const reportToOmh = (draft: CaseDraft, item: WorkItem, body: CompletionOf<'aotReportToOmh'>): void => {
  const missing = omhReportParts.filter((part) => !body.included.includes(part));
  if (missing.length > 0)
    throw new Refused({
      code: 'reportIncomplete',
      ruleId: kindsOfWork.aotReportToOmh.ruleId,
      detail: 'The report to OMH has parts that the law names.',
      errors: missing.map((part) => ({ field: 'body.included', message: `Include ${part}.` })),
    });
  completeWorkItem(draft, item, 'reported', body.reportedAt);
};

const submitCairs = (
  draft: CaseDraft,
  item: WorkItem,
  { submittedAt, answers }: CompletionOf<'cairsReport'>,
  by: Person,
): void => {
  const errors = wrongAnswers(answers);
  if (errors.length > 0)
    throw new Refused({
      code: 'unknownAnswer',
      ruleId: kindsOfWork.cairsReport.ruleId,
      detail: 'An answer is not one of its codes.',
      errors,
    });
  const aot = aotOf(draft);
  const report = { obligationId: item.obligationId ?? item.workItemId, dueAt: item.dueAt, submittedAt };
  aot.cairs = [...(aot.cairs ?? []), { ...report, answers, by }];
  completeWorkItem(draft, item, 'submitted', submittedAt);
};

/** An agency tells a Health Home of a person only for as long as it has attested the agency. */
const refuseWithoutAttestation = (
  healthHome: string | undefined,
  agency: CareManagementAgency | undefined,
  toldAt: string,
): void => {
  if (healthHome === undefined || (agency && hasAttested(healthHome, agency, localDate(toldAt)))) return;
  throw new Refused({
    code: 'agencyNotAttested',
    ruleId: 'HHP-CMA-01',
    detail: 'The Health Home has not attested your agency for that day, so nothing may be told to it.',
    errors: [{ field: 'body.toldAt', message: 'Give a time on a day of the attestation.' }],
  });
};

const tellHealthHome = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'tellHealthHomeOfAot'>,
  { by, agencies }: AotCompletionContext,
): void => {
  const aot = aotOf(draft);
  const { agency, healthHome } = draft.case.assignment;
  // An agency that was left tells that the person went; on what basis others may see more is no longer its to state.
  if (item.ownerOrg === agency) {
    const teller = agencies.find(({ id }) => id === agency);
    refuseWithoutAttestation(healthHome, teller, body.toldAt);
    aot.disclosure = {
      ...withOrderCopy(aot.disclosure, body.orderCopyGiven, body.toldAt),
      ...(body.treatmentExchange && { treatmentExchange: { statedAt: draft.now, by } }),
    };
  }
  const { orderCopyGiven, treatmentExchange } = body;
  draft.record('healthHomeToldOfAot', { at: body.toldAt, orderCopyGiven, treatmentExchange }, [
    kindsOfWork.tellHealthHomeOfAot.ruleId,
  ]);
  if (healthHome !== undefined) draft.notify('healthHomeToldOfAot', { role: 'healthHome', org: healthHome });
  completeWorkItem(draft, item, 'told', body.toldAt);
};

/** The county answers for what it has read; what was changed since waits for another answer. */
const confirmOrder = (
  draft: CaseDraft,
  item: WorkItem,
  { decision, orderRevision = 1 }: CompletionOf<'confirmAotOrder'>,
): void => {
  const order = aotOf(draft).orders.find(({ orderId }) => orderId === item.orderId);
  if (order && revisionOf(order) !== orderRevision)
    throw new Refused({
      code: 'orderChanged',
      ruleId: 'HHP-ORD-01',
      detail: 'The agency has changed this order since the revision that you answer.',
      state: { orderId: order.orderId, orderRevision: revisionOf(order) },
    });
  answerUnverified(draft, item.orderId, decision === 'confirm');
  completeWorkItem(draft, item, decision === 'confirm' ? 'confirmed' : 'rejected', draft.now);
};

const refuseWhatHasNotHappened = (draft: CaseDraft, body: AotCompletion): void => {
  const { ruleId } = kindsOfWork[body.kind];
  if ('toldAt' in body) refuseFuture(body.toldAt, draft.now, 'body.toldAt', ruleId);
  if ('reportedAt' in body) refuseFuture(body.reportedAt, draft.now, 'body.reportedAt', ruleId);
  if ('reviewedAt' in body) refuseFuture(body.reviewedAt, draft.now, 'body.reviewedAt', ruleId);
  if ('submittedAt' in body) refuseFuture(body.submittedAt, draft.now, 'body.submittedAt', ruleId);
};

const complete = (
  draft: CaseDraft,
  item: WorkItem,
  body: AotCompletion,
  context: AotCompletionContext,
): void => {
  const { by, agencies, policy } = context;
  switch (body.kind) {
    case 'confirmAotOrder':
      return confirmOrder(draft, item, body);
    case 'aotFirstContact':
      recordContact(draft, body.contact, by, policy, 'body.contact');
      return;
    case 'aotReportToOmh':
      return reportToOmh(draft, item, body);
    case 'aotReview':
      draft.record('aotOrderReviewed', { decision: body.decision }, [kindsOfWork.aotReview.ruleId]);
      return completeWorkItem(draft, item, body.decision, body.reviewedAt);
    case 'cairsReport':
      return submitCairs(draft, item, body, by);
    case 'aotTransfer':
      // The county has directed; the work is done when the agency that it named has the person.
      return askForTransfer(
        draft,
        { to: body.to, effectiveOn: body.effectiveOn ?? localDate(draft.now), reason: 'aotAuthority' },
        by,
        agencies,
        context.escalation,
      );
    case 'tellHealthHomeOfAot':
      return tellHealthHome(draft, item, body, context);
  }
};

/** Brings the work under court orders in line with what an answer changed. */
export const settleAfter = (
  draft: CaseDraft,
  { aotProtocolFor, policy, agencies }: Pick<AotCompletionContext, 'aotProtocolFor' | 'policy' | 'agencies'>,
): void => {
  const { assignment, lgu } = draft.case;
  settleAot(draft, {
    protocol: aotProtocolFor(lgu, localDate(draft.now)),
    policy,
    agency: agencies.find(({ id }) => id === assignment.agency),
  });
};

export const completeAotWork = (
  draft: CaseDraft,
  item: WorkItem,
  body: AotCompletion,
  context: AotCompletionContext,
): void => {
  refuseWhatHasNotHappened(draft, body);
  complete(draft, item, body, context);
  settleAfter(draft, context);
};
