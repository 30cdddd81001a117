/**
 * A placement that goes back to the county. Until an agency accepts, the SPOA changes its decision; afterwards it takes the
 * person back from the agency, or the agency hands them back, each with a reason. Work and contact move to who answers for
 * the person now, clocks keep their due instants, and a new round opens with a decision of the SPOA. Run twice: the second
 * finds nothing to take back.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { resumeJourney } from '../case/executions.ts';
import { followPerson } from '../case/hand-over.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import { phaseOf } from '../case/phase.ts';
import { openWait } from '../case/waits.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { type Ending, leaveAgency } from './leave-agency.ts';
import { endTransfer } from './transfer.ts';
import { takeBackOpenOffer } from './take-offers-back.ts';
import type { HandBackBody, ReassignmentBody } from './take-back-contract.ts';

const ruleIds = ['HHP-PLACE-02'];

const state = (record: CaseRecord) => ({
  phase: phaseOf(record),
  strands: record.strands,
  holder: holderOf(record),
  version: record.version,
});

interface TakenBack extends Ending {
  end: 'reassigned' | 'handedBack';
  reason: (ReassignmentBody | HandBackBody)['reason'];
}

const takeFrom = (draft: CaseDraft, agency: string, how: TakenBack, policy: EscalationPolicy): WorkItem => {
  const wasPlaced = draft.case.strands.placement === 'placed';
  const { lgu, triage, assignment } = draft.case;
  draft.move('placement', how.end);
  endTransfer(draft, 'overtaken');
  const answer = how.end === 'handedBack' ? 'handedBack' : 'takenBack';
  assignment.asked.push({ agency, round: assignment.round, answer, at: draft.now });
  leaveAgency(draft, agency, how, policy, () => holderOf(draft.case));
  draft.record('placementEnded', { agency, end: how.end, reason: how.reason }, ruleIds);
  const told: (Recipient | undefined)[] = [
    { role: 'cma', org: agency },
    { role: 'spoa', org: lgu },
    triage,
    ...forensicTeamOf(draft.case),
    referrerOf(draft.case),
    assignment.healthHome === undefined ? undefined : { role: 'healthHome', org: assignment.healthHome },
  ];
  for (const to of told) if (to) draft.notify('placementEnded', to);
  followPerson(draft);
  // The branch that had placed the person has ended already, or with it the whole journey.
  if (wasPlaced) resumeJourney(draft, how.end);
  return openWait(draft, 'spoaDecision', policy);
};

const isDecidedBy = (record: CaseRecord, { role, org }: Person): boolean => {
  const decider = kindsOfWork.spoaDecision.owner(record);
  return (decider.role === role && decider.org === org) || (role === 'spoa' && org === record.lgu);
};

/** The SPOA's own taking back: of its decision, or from the agency that accepted. Returns the decision that is open again. */
export const reassign = (
  draft: CaseDraft,
  { reason, note }: ReassignmentBody,
  by: Person,
  policy: EscalationPolicy,
): WorkItem => {
  if (!isDecidedBy(draft.case, by))
    throw new Refused({
      code: 'notYoursToReassign',
      ruleId: 'HHP-PLACE-02',
      detail: 'Who serves the person is decided by the SPOA that has the referral.',
    });
  const { agency } = draft.case.assignment;
  if (agency !== undefined) return takeFrom(draft, agency, { end: 'reassigned', reason, note, by }, policy);
  if (draft.case.strands.placement !== 'cmaAssignment')
    throw new Refused({
      code: 'nothingToTakeBack',
      detail: 'Nobody has been asked: the decision on this referral is still open.',
      state: state(draft.case),
    });
  draft.move('placement', 'offerTakenBack');
  draft.record('spoaDecisionTakenBack', { round: draft.case.assignment.round, reason }, ruleIds);
  takeBackOpenOffer(draft);
  return openWait(draft, 'spoaDecision', policy);
};

/** The agency that accepted gives the person back. */
export const handBack = (
  draft: CaseDraft,
  { reason, note }: HandBackBody,
  by: Person,
  policy: EscalationPolicy,
): void => {
  takeFrom(draft, by.org, { end: 'handedBack', reason, note, by }, policy);
};
