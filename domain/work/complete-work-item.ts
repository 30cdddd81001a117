/** Claiming and completing work items: the one place that knows which decision each kind of work asks for. */
import { acknowledgeEvents } from '../aot/event-acknowledgement.ts';
import { recordSighting } from '../aot/record-search.ts';
import { acknowledgeMissing, reportEvent, reportMissingToOmh } from '../aot/report-missing.ts';
import { completeAotWork, settleAfter } from './complete-aot-work.ts';
import type { AotProtocolFor } from '../policy/county-aot-protocol.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { completeNameCareManager } from '../placement/name-care-manager.ts';
import { acceptLate, answerOffer, hasLapsed } from '../placement/offer.ts';
import { answerTransfer } from '../placement/transfer.ts';
import { giveInformation, returnForInformation } from '../placement/return-for-information.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import { completeParoleContact } from '../placement/complete-parole-contact.ts';
import { completeAdmissionFollowUp } from '../discharge/admission.ts';
import { completeMedicaidFollowUp } from '../discharge/medicaid-follow-up.ts';
import { confirmDischarge } from '../discharge/confirm-discharge.ts';
import { recordDischarge } from '../discharge/discharge.ts';
import { answerDuplicate } from './answer-duplicate.ts';
import { answerEvidence } from './answer-evidence.ts';
import { toldBefore } from '../case/telling.ts';
import { recordContact } from './record-contact.ts';
import {
  completeForensicTransition,
  completeTellPlan,
  completeWarmHandOff,
} from '../placement/warm-hand-off.ts';
import type { Person } from '../shared/actor.ts';
import type { CompletionBody } from '../api/completion-contract.ts';
import type { PolicyFor } from '../policy/county-protocol.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { decideAsSpoa } from '../placement/spoa-decision.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { refuseOfferWithoutConsent } from '../placement/change-consent.ts';
import { noLongerOpen } from '../case/no-longer-open.ts';
import { answerIdentity } from '../referral/confirm-identity.ts';
import { answerDeathReport } from '../referral/report-death.ts';
import { redirectReferral } from '../placement/redirect.ts';

/** Refuses with 409 and the current state when the item is no longer open. */
export const requireOpen = (draft: CaseDraft, item: WorkItem): void => {
  if (item.status !== 'open') throw noLongerOpen(draft.case, item);
};

/** Work that another answer ends, or a day. */
const endsByItself = {
  placement: 'This counts how long the person waits; it ends when an agency accepts.',
  transfer: 'This ends on the day of the transfer.',
} as const;

export const claimWorkItem = (draft: CaseDraft, item: WorkItem, by: Person): WorkItem => {
  requireOpen(draft, item);
  if (item.claimedBy && item.claimedBy.sub !== by.sub)
    throw new Refused({
      code: 'claimedByAnother',
      detail: 'A colleague has taken this work on.',
      state: { claimedBy: item.claimedBy.sub, claimedAt: item.claimedAt },
    });
  if (item.claimedBy) return item;
  draft.record('workItemClaimed', { workItemId: item.workItemId, kind: item.kind });
  return draft.putWorkItem({ ...item, claimedBy: by, claimedAt: draft.now });
};

export interface CompletionContext {
  by: Person;
  policy: EscalationPolicy;
  /** Read when a referral goes to another county. */
  policyFor: PolicyFor;
  agencies: readonly CareManagementAgency[];
  /** Read for the decisions that place a person; the others need none. */
  staff: StaffDirectory;
  aotProtocolFor: AotProtocolFor;
}

const requireAnswerOfKind = (draft: CaseDraft, item: WorkItem, body: CompletionBody): void => {
  requireOpen(draft, item);
  if (item.kind === 'placement' || item.kind === 'transfer')
    throw new Refused({
      code: 'endsByItself',
      ruleId: kindsOfWork[item.kind].ruleId,
      detail: endsByItself[item.kind],
    });
  if (body.kind !== item.kind)
    throw new Refused({
      code: 'wrongKind',
      ruleId: 'HHP-WORK-01',
      detail: `This work item asks for kind '${item.kind}'.`,
      errors: [{ field: 'body.kind', message: `Give '${item.kind}'.` }],
    });
};

type SpoaDecision = Extract<CompletionBody, { kind: 'spoaDecision' }>;

const answerAsSpoa = (
  draft: CaseDraft,
  item: WorkItem,
  body: SpoaDecision,
  { by, policy, policyFor, agencies, staff }: Omit<CompletionContext, 'aotProtocolFor'>,
): void => {
  if (body.decision === 'redirect') {
    redirectReferral(draft, item, body, policyFor);
    return;
  }
  if (body.decision === 'returnForInformation') {
    returnForInformation(draft, body, by, policy);
    return;
  }
  if (body.decision === 'accept') refuseOfferWithoutConsent(draft);
  decideAsSpoa(draft, item, body, agencies, staff, by);
};

/** A contact that was recorded but does not answer the clock is kept; the work stays open and the caller is told. */
export const completeByAnswer = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionBody,
  { by, policy, policyFor, agencies, staff, aotProtocolFor }: CompletionContext,
): void => {
  if (body.kind === 'cmaAcceptance' && hasLapsed(item))
    return acceptLate(draft, item, body, { agencies, staff, policy });
  requireAnswerOfKind(draft, item, body);
  switch (body.kind) {
    case 'spoaDecision':
      return answerAsSpoa(draft, item, body, { by, policy, policyFor, agencies, staff });
    case 'cmaAcceptance':
      return answerOffer(draft, item, body, { agencies, staff, policy });
    case 'transferAcceptance':
      answerTransfer(draft, item, body, { agencies, staff, policy });
      return settleAfter(draft, { aotProtocolFor, policy: policy.aot, agencies });
    case 'confirmIdentity':
      return answerIdentity(draft, item, body, by);
    case 'confirmEvidence':
      return answerEvidence(draft, item, body, by, policy);
    case 'confirmDeath':
      return answerDeathReport(draft, item, body);
    case 'referralInformation':
      return giveInformation(draft, body, by, policy);
    case 'nameCareManager':
      return completeNameCareManager(draft, item, body, staff);
    case 'warmHandOff':
      return completeWarmHandOff(draft, item, body);
    case 'forensicTransition':
      return completeForensicTransition(draft, item);
    case 'tellPlan':
      return completeTellPlan(draft, item, body);
    case 'paroleOfficerContact':
      return completeParoleContact(draft, item, body, by);
    case 'medicaidFollowUp':
      return completeMedicaidFollowUp(draft, item, body);
    case 'admissionFollowUp':
      return completeAdmissionFollowUp(draft, item, body);
    case 'possibleDuplicate':
      return answerDuplicate(draft, item, body, by, policy.aot);
    case 'discharge':
      return recordDischarge(draft, body.discharge, policy, 'body.discharge');
    case 'confirmDischarge':
      if (body.discharge) recordDischarge(draft, body.discharge, policy, 'body.discharge');
      else confirmDischarge(draft, 'confirmed');
      return;
    case 'faceToFaceContact':
      recordContact(draft, body.contact, by, policy.aot, 'body.contact');
      return;
    case 'credibleContact':
    case 'searchOutcome':
      // Told before, it has done what it does.
      if (toldBefore(draft, { fact: 'sighting', body: body.sighting }, by) === undefined)
        recordSighting(draft, body.sighting, by, policy.aot, 'body.sighting');
      return;
    case 'significantEventReport':
      return reportEvent(draft, item, body, policy.aot);
    case 'missingAcknowledgement':
      return acknowledgeMissing(draft, item, by);
    case 'omhMissingReport':
      return reportMissingToOmh(draft, item, body);
    case 'significantEventAcknowledgement':
      return acknowledgeEvents(draft, item, by);
    default:
      return completeAotWork(draft, item, body, {
        by,
        agencies,
        policy: policy.aot,
        escalation: policy,
        aotProtocolFor,
      });
  }
};
