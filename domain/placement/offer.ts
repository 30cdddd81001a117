/**
 * Offering the person to one agency after another: propose the next candidate, take its answer, let a silent offer
 * lapse, and give the case back to the SPOA when none is left.
 */
import { mayBeOffered } from '../access/legal-basis.ts';
import { basisEndedAt } from '../case/basis-ends.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, stopClock } from '../case/clocks.ts';
import { climb } from '../case/climb.ts';
import { announce } from '../case/open-work.ts';
import { referrerOf } from '../case/parties.ts';
import { endWaiting } from '../case/placement-wait.ts';
import { beginEngagement } from '../discharge/engagement.ts';
import { refuseOfferWithoutConsent } from './change-consent.ts';
import { endReturn } from './return-for-information.ts';
import { takeBackOpenOffer, takeOffersBack } from './take-offers-back.ts';
import { noLongerOpen } from '../case/no-longer-open.ts';
import { planWait, type WaitTimer } from '../case/waits.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import { followPerson } from '../case/hand-over.ts';
import { serviceNeedOf } from './service-need.ts';
import type { CompletionOf } from './completion-contract.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { rung } from '../policy/ladder.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { healthHomeFor, noneAttested, reasonsNotToServe } from './agency-rules.ts';
import type { ExclusionReason } from './exclusion-reasons.ts';
import { takeOn } from './name-care-manager.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';

export type Proposal = { kind: 'offered'; plan: WaitTimer } | { kind: 'noCandidateLeft' };

/** The next candidate of this round who was not asked and may serve today; whoever may not is passed over with a reason. */
const nextCandidate = (draft: CaseDraft, agencies: readonly CareManagementAgency[]): string | undefined => {
  const { round, asked, candidates } = draft.case.assignment;
  const askedNow = new Set(asked.filter((ask) => ask.round === round).map(({ agency }) => agency));
  const need = serviceNeedOf(draft.case, draft.now);
  return candidates.find((id) => {
    if (askedNow.has(id)) return false;
    const agency = agencies.find((known) => known.id === id);
    const reasons = agency ? reasonsNotToServe(agency, need).map(({ ruleId }) => ruleId) : ['HHP-ASG-02'];
    if (reasons.length === 0) return true;
    draft.record('candidatePassedOver', { agency: id }, reasons);
    asked.push({ agency: id, round, answer: 'passedOver', at: draft.now });
    return false;
  });
};

/** Task `Propose Care Management Agency`. Run twice: finds the open offer. Throws AlreadyAnswered when none is owed. */
export const proposeAgency = (
  draft: CaseDraft,
  agencies: readonly CareManagementAgency[],
  policy: EscalationPolicy,
): Proposal => {
  if (draft.case.strands.placement !== 'cmaAssignment') throw new WorkflowSignal('AlreadyAnswered');
  if (!draft.openItem('cmaAcceptance')) {
    if (!mayBeOffered(draft.case, draft.now)) {
      takeOffersBack(draft, basisEndedAt(draft.case, draft.now));
      return { kind: 'noCandidateLeft' };
    }
    const agency = nextCandidate(draft, agencies);
    if (agency === undefined) {
      draft.move('placement', 'noCmaLeft');
      draft.record('noCandidateLeft', { round: draft.case.assignment.round }, ['HHP-ASG-01']);
      draft.notify('noCmaAvailable', { role: 'spoa', org: draft.case.lgu });
      draft.notify('noCmaAvailable', referrerOf(draft.case));
      return { kind: 'noCandidateLeft' };
    }
    draft.case.assignment.offeredTo = agency;
  }
  return { kind: 'offered', plan: planWait(draft, 'cmaAcceptance', policy) };
};

const closeOffer = (
  draft: CaseDraft,
  agency: string,
  answer: 'accepted' | 'declined' | 'lapsed',
  at = draft.now,
): void => {
  const { assignment } = draft.case;
  assignment.asked.push({ agency, round: assignment.round, answer, at });
  delete assignment.offeredTo;
};

const mayNotServe = (reasons: readonly ExclusionReason[]): Refused =>
  new Refused({
    code: 'agencyMayNotServe',
    ruleId: reasons.map(({ ruleId }) => ruleId).join(' '),
    detail: reasons.map(({ reason }) => reason).join(' '),
    next: 'Have your Health Home or administrator correct the registry, or decline.',
  });

/**
 * An offer does not outlive the right to serve: an attestation that ended yesterday refuses today's acceptance. Answers
 * with the Health Home that is told of it.
 */
const lawfulHealthHome = (
  draft: CaseDraft,
  agencies: readonly CareManagementAgency[],
  id: string,
): string => {
  const agency = agencies.find((known) => known.id === id);
  if (!agency) throw mayNotServe([{ ruleId: 'HHP-ASG-02', reason: 'The registry has no such agency.' }]);
  const need = serviceNeedOf(draft.case, draft.now);
  const reasons = reasonsNotToServe(agency, need);
  if (reasons.length > 0) throw mayNotServe(reasons);
  const healthHome = healthHomeFor(agency, draft.case, need.on);
  if (healthHome === undefined) throw mayNotServe([noneAttested]);
  return healthHome;
};

/** What is decided on: the agencies and the caseloads that the registry has now, and the county's figures. */
export interface DecidedOn {
  agencies: readonly CareManagementAgency[];
  staff: StaffDirectory;
  policy: EscalationPolicy;
}

/** Makes the agency the holder: an open 48-hour contact is its from that moment. Throws where it may not serve. */
const place = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'cmaAcceptance'>,
  { agencies, ...on }: DecidedOn,
): void => {
  const agency = item.ownerOrg;
  const healthHome = lawfulHealthHome(draft, agencies, agency);
  closeOffer(draft, agency, 'accepted');
  draft.record('offerAnswered', { agency, decision: 'accept' }, ['HHP-ASG-01']);
  completeWorkItem(draft, item, 'accept', draft.now);
  meetClock(draft, 'cmaAcceptance', draft.now);
  const { assignment } = draft.case;
  assignment.agency = agency;
  assignment.acceptedAt = draft.now;
  assignment.healthHome = healthHome;
  endWaiting(draft);
  takeOn(draft, agency, body, on);
  followPerson(draft);
  beginEngagement(draft, on.policy);
};

/** The agency's answer. */
export const answerOffer = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'cmaAcceptance'>,
  on: DecidedOn,
): void => {
  if (body.decision === 'accept') {
    // The schedule may not have come to it yet.
    refuseOfferWithoutConsent(draft);
    draft.move('placement', 'cmaAccepted');
    place(draft, item, body, on);
    return;
  }
  draft.move('placement', 'cmaDeclined');
  closeOffer(draft, item.ownerOrg, 'declined');
  draft.record(
    'offerAnswered',
    { agency: item.ownerOrg, decision: body.decision, ...(body.reason && { reason: body.reason }) },
    ['HHP-ASG-01'],
  );
  completeWorkItem(draft, item, body.decision, draft.now);
  meetClock(draft, 'cmaAcceptance', draft.now);
  draft.notify('offerDeclined', { role: 'spoa', org: draft.case.lgu });
};

export const hasLapsed = ({ kind, outcome }: WorkItem): boolean =>
  kind === 'cmaAcceptance' && outcome === 'lapsed';

/** The agency that is asked now hears that another has the person; a decision that was asked for is no longer needed. */
const endAsking = (draft: CaseDraft): void => {
  takeBackOpenOffer(draft);
  endReturn(draft);
  const decision = draft.openItem('spoaDecision');
  if (decision) cancelWorkItem(draft, decision);
  stopClock(draft, 'spoaDecision');
};

/**
 * An offer that lapsed is accepted after all: late is late, never locked, for as long as nobody else has the person. Throws a
 * conflict, in which stands who has them, where somebody has.
 */
export const acceptLate = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'cmaAcceptance'>,
  on: DecidedOn,
): void => {
  if (
    body.decision === 'decline' ||
    draft.case.assignment.agency !== undefined ||
    draft.case.strands.case === 'closed'
  )
    throw noLongerOpen(draft.case, item);
  refuseOfferWithoutConsent(draft);
  draft.move('placement', 'offerAcceptedLate');
  endAsking(draft);
  place(draft, item, body, on);
};

/**
 * Task `Let CMA Offer Lapse`: silence is an answer, unless the county's policy lets the offer stand; then it is reminded of.
 * Run twice, or after the agency answered: changes nothing.
 */
export const letOfferLapse = (draft: CaseDraft, workItemId: string, policy: EscalationPolicy): void => {
  const item = draft.workItem(workItemId);
  if (item?.status !== 'open' || draft.now < item.dueAt) return;
  const ladder = policy.waits.cmaAcceptance;
  if (!policy.placement.silenceEndsOffer) {
    climb(draft, item, ladder);
    return;
  }
  draft.move('placement', 'offerLapsed');
  closeOffer(draft, item.ownerOrg, 'lapsed', item.dueAt);
  draft.putWorkItem({ ...item, status: 'done', outcome: 'lapsed', completedAt: item.dueAt, late: true });
  draft.record('offerLapsed', { workItemId, agency: item.ownerOrg }, ['HHP-ASG-01']);
  stopClock(draft, 'cmaAcceptance', item.dueAt);
  announce(draft, rung(ladder, item.anchor, item.dueAt, 0).announce, item);
};
