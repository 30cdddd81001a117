/**
 * A transfer to another agency, with or without a court order. The county or the Health Home names the agency and a day; the
 * agency answers for itself, and its attestation, its authority, its agreement and its room are asked for on that day, when
 * the transfer takes effect, and not before. Under an order the LGU directs it (HHP-XFER-01). Never automatic.
 */
import { mayBeOffered } from '../access/legal-basis.ts';
import { aotOf } from '../case/aot-record.ts';
import type { transferEnds } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, stopClock } from '../case/clocks.ts';
import { resumeJourney } from '../case/executions.ts';
import { followPerson } from '../case/hand-over.ts';
import { openWork } from '../case/open-work.ts';
import { forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import { phaseOf } from '../case/phase.ts';
import type { Transfer } from '../case/placement-record.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { type Assignee, type StaffDirectory, unnamedOf } from '../registry/staff-directory.ts';
import type { Person } from '../shared/actor.ts';
import { addDays, localDate, startOfLocalDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { addDuration } from '../shared/duration.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { healthHomeFor, noneAttested, reasonsNotToServe } from './agency-rules.ts';
import { refuseOfferWithoutConsent } from './change-consent.ts';
import type { CompletionOf } from './completion-contract.ts';
import type { ExclusionReason } from './exclusion-reasons.ts';
import { joinCaseload, namedBy, reasonsNotToMove, refuseWithoutCapacity } from './join-caseload.ts';
import { leaveAgency } from './leave-agency.ts';
import { settleCareManager } from './name-care-manager.ts';
import type { DecidedOn } from './offer.ts';
import { serviceNeedOf } from './service-need.ts';
import type { TransferBody } from './transfer-contract.ts';

const ruleIds = ['HHP-XFER-02'];
/** So far ahead a transfer may be asked for. */
const mostDaysAhead = 366;

/** What is asked of an agency on the day of the transfer: what stands on that day, of attestations and of orders. */
const needOn = (draft: CaseDraft, on: string) =>
  serviceNeedOf(draft.case, on === localDate(draft.now) ? draft.now : startOfLocalDate(on));

/** The Health Home under which the agency would have the person on that day, or every reason why it may not. */
const lawfulOn = (
  draft: CaseDraft,
  { to, effectiveOn }: Pick<Transfer, 'to' | 'effectiveOn'>,
  agencies: readonly CareManagementAgency[],
): { healthHome: string; reasons?: undefined } | { reasons: readonly ExclusionReason[] } => {
  const agency = agencies.find(({ id }) => id === to);
  if (!agency) return { reasons: [{ ruleId: 'HHP-ASG-02', reason: 'The registry has no such agency.' }] };
  const need = needOn(draft, effectiveOn);
  const reasons = reasonsNotToServe(agency, need);
  if (reasons.length > 0) return { reasons };
  const healthHome = healthHomeFor(agency, draft.case, need.on);
  return healthHome === undefined ? { reasons: [noneAttested] } : { healthHome };
};

const mayNotServe = (reasons: readonly ExclusionReason[], field: string): Refused =>
  new Refused({
    code: 'agencyMayNotServe',
    ruleId: [...new Set(reasons.map(({ ruleId }) => ruleId))].join(' '),
    detail: 'The agency may not serve this person on the day of the transfer.',
    next: 'Name an agency that has attested, serves the county and may serve AOT, or another day.',
    errors: reasons.map(({ reason: message }) => ({ field, message })),
  });

const inRole = (role: Recipient['role'], org: string | undefined): Recipient[] =>
  org === undefined ? [] : [{ role, org }];

/** Whom a transfer concerns. */
const concerned = (draft: CaseDraft, ...agencies: readonly (string | undefined)[]): Recipient[] => [
  ...agencies.flatMap((org) => inRole('cma', org)),
  { role: 'spoa', org: draft.case.lgu },
  ...inRole('healthHome', draft.case.assignment.healthHome),
];

/** A transfer that was asked for does not take place; without one, nothing happens. */
export const endTransfer = (draft: CaseDraft, end: (typeof transferEnds)[number]): void => {
  const { transfer, agency } = draft.case.assignment;
  if (!transfer) return;
  for (const kind of ['transferAcceptance', 'transfer'] as const) {
    const item = draft.openItem(kind);
    if (item) cancelWorkItem(draft, item);
  }
  stopClock(draft, 'transferAcceptance');
  draft.record('transferNotMade', { to: transfer.to, end }, ruleIds);
  for (const to of concerned(draft, transfer.to, agency)) draft.notify('transferNotMade', to);
  delete draft.case.assignment.transfer;
};

const fieldRefused = (code: 'transferDay' | 'sameAgency', field: string, detail: string): Refused =>
  new Refused({ code, ruleId: 'HHP-XFER-02', detail, errors: [{ field, message: detail }] });

/** Throws a refusal when nobody has the person, a transfer is on its way, or the agency may not serve on that day. */
export const askForTransfer = (
  draft: CaseDraft,
  { to, effectiveOn, reason }: TransferBody,
  by: Person,
  agencies: readonly CareManagementAgency[],
  policy: EscalationPolicy,
): void => {
  const { assignment, strands, version } = draft.case;
  const from = assignment.agency;
  const state = { phase: phaseOf(draft.case), strands, version, holder: holderOf(draft.case) };
  if (from === undefined)
    throw new Refused({ code: 'noAgencyToLeave', detail: 'No agency has the person.', state });
  if (assignment.transfer)
    throw new Refused({ code: 'transferPending', detail: 'A transfer is on its way already.', state });
  if (to === from) throw fieldRefused('sameAgency', 'body.to', 'This agency has the person already.');
  const today = localDate(draft.now);
  if (effectiveOn < today || effectiveOn > addDays(today, mostDaysAhead))
    throw fieldRefused('transferDay', 'body.effectiveOn', 'Give today, or a day within a year.');
  const { reasons } = lawfulOn(draft, { to, effectiveOn }, agencies);
  if (reasons) throw mayNotServe(reasons, 'body.to');
  // Under an order the LGU directs the transfer whatever the person signed.
  if (!needOn(draft, effectiveOn).activeAotOrder) refuseOfferWithoutConsent(draft);
  assignment.transfer = { from, to, effectiveOn, reason, askedAt: draft.now, askedBy: by };
  draft.record('transferAsked', { from, to, effectiveOn, reason }, ruleIds);
  const ladder = policy.followUps.transferAcceptance;
  openWork(draft, 'transferAcceptance', ladder, {
    anchor: draft.now,
    dueAt: addDuration(draft.now, ladder.due),
  });
};

/** Taken back by the county, or by whoever asked for it. */
export const withdrawTransfer = (draft: CaseDraft, by: Person): void => {
  const { transfer } = draft.case.assignment;
  if (!transfer) throw new Refused({ code: 'noTransfer', detail: 'No transfer is on its way.' });
  if (by.role !== 'spoa' && by.org !== transfer.askedBy.org)
    throw new Refused({
      code: 'notYoursToReassign',
      ruleId: 'HHP-XFER-02',
      detail: 'This transfer was asked for by the county.',
    });
  endTransfer(draft, 'withdrawn');
};

/** Under a court order: the LGU has directed it, and the agency that is left owes the Health Home its word. */
const noteDirected = (
  draft: CaseDraft,
  { from, to, askedBy }: Transfer,
  healthHome: string,
  formerHealthHome: string | undefined,
): void => {
  const directed = draft.openItem('aotTransfer');
  if (directed) {
    completeWorkItem(draft, directed, 'directed', draft.now);
    draft.record('aotTransferDirected', { from, to, healthHomes: [healthHome] }, ['HHP-XFER-01']);
  }
  if (!needOn(draft, localDate(draft.now)).activeAotOrder) return;
  const aot = aotOf(draft);
  aot.transfers = [
    ...(aot.transfers ?? []),
    {
      at: draft.now,
      from: { role: 'cma', org: from },
      to,
      directedBy: askedBy,
      ...(formerHealthHome !== undefined && { healthHome: formerHealthHome }),
    },
  ];
};

interface Taking {
  healthHome: string;
  assignee: Assignee;
  staff: StaffDirectory;
  /** From when on: the beginning of its day, however late the schedule comes to it. */
  at: Instant;
}

/** The receiving agency has the person from now on, and a warm hand-off is asked for. */
const takeEffect = (
  draft: CaseDraft,
  transfer: Transfer,
  { healthHome, assignee, staff, at }: Taking,
  policy: EscalationPolicy,
): void => {
  const { assignment, strands } = draft.case;
  const { from, to, reason, askedBy } = transfer;
  const formerHealthHome = assignment.healthHome;
  const wasPlaced = strands.placement === 'placed';
  draft.move('placement', 'transferred');
  delete assignment.transfer;
  leaveAgency(draft, from, { end: 'transferred', reason, by: askedBy, at }, policy, () => {
    assignment.agency = to;
    assignment.acceptedAt = at;
    assignment.healthHome = healthHome;
    return holderOf(draft.case);
  });
  draft.record('transferred', { from, to }, ruleIds);
  noteDirected(draft, transfer, healthHome, formerHealthHome);
  joinCaseload(draft, assignee, staff);
  settleCareManager(draft, policy);
  for (const org of [
    ...concerned(draft, from, to),
    ...inRole('healthHome', formerHealthHome),
    ...forensicTeamOf(draft.case),
    referrerOf(draft.case),
  ])
    draft.notify('transferred', org);
  followPerson(draft);
  // The branch that had placed the person has ended already, or with it the whole journey.
  if (wasPlaced) resumeJourney(draft, 'transferred');
};

/** The receiving agency's answer. Throws a `rule` refusal where it may not serve, or has no room, on the day. */
export const answerTransfer = (
  draft: CaseDraft,
  item: WorkItem,
  { decision, reason, careManager, team }: CompletionOf<'transferAcceptance'>,
  { agencies, staff, policy }: DecidedOn,
): void => {
  const { transfer } = draft.case.assignment;
  if (!transfer) return;
  const agency = transfer.to;
  draft.record('transferAnswered', { agency, decision, ...(reason && { reason }) }, ruleIds);
  completeWorkItem(draft, item, decision, draft.now);
  meetClock(draft, 'transferAcceptance', draft.now);
  if (decision === 'decline') {
    endTransfer(draft, 'declined');
    return;
  }
  const today = localDate(draft.now);
  const on = transfer.effectiveOn > today ? transfer.effectiveOn : today;
  if (!needOn(draft, on).activeAotOrder) refuseOfferWithoutConsent(draft);
  const lawful = lawfulOn(draft, { to: agency, effectiveOn: on }, agencies);
  if (lawful.reasons) throw mayNotServe(lawful.reasons, 'body.decision');
  Object.assign(transfer, {
    acceptedAt: draft.now,
    ...(careManager !== undefined && { careManager }),
    ...(team !== undefined && { team }),
  });
  const assignee = namedBy(agency, transfer) ?? unnamedOf(agency);
  refuseWithoutCapacity(
    assignee,
    reasonsNotToMove(staff, draft.assigneeBefore, assignee, transfer.effectiveOn),
  );
  if (transfer.effectiveOn <= localDate(draft.now)) {
    takeEffect(draft, transfer, { ...lawful, assignee, staff, at: draft.now }, policy);
    return;
  }
  openWork(draft, 'transfer', policy.followUps.transfer, {
    anchor: draft.now,
    dueAt: startOfLocalDate(transfer.effectiveOn),
  });
};

/** True when the day of a transfer that was accepted has come. */
export const isTransferDue = (draft: CaseDraft): boolean => {
  const item = draft.openItem('transfer');
  return item !== undefined && item.dueAt <= draft.now;
};

/**
 * On its day, or after it, a transfer that was accepted takes effect, unless the agency may no longer serve: then it does not
 * take place, and those whom it concerns are told. Run twice: the second finds nothing that is due.
 */
export const takeDueTransfer = (draft: CaseDraft, { agencies, staff, policy }: DecidedOn): void => {
  const { transfer } = draft.case.assignment;
  const item = draft.openItem('transfer');
  if (!transfer || !item || item.dueAt > draft.now) return;
  const { to, effectiveOn } = transfer;
  if (!needOn(draft, effectiveOn).activeAotOrder && !mayBeOffered(draft.case, item.dueAt)) {
    endTransfer(draft, 'basisEnded');
    return;
  }
  const lawful = lawfulOn(draft, { to, effectiveOn }, agencies);
  if (lawful.reasons) {
    endTransfer(draft, 'mayNotServe');
    return;
  }
  // Where whom it named has no room any more, the agency names another; where nobody has, nobody gets one too many.
  const assignee = [namedBy(to, transfer), unnamedOf(to)]
    .flatMap((one) => one ?? [])
    .find((one) => reasonsNotToMove(staff, draft.assigneeBefore, one, effectiveOn).length === 0);
  if (!assignee) {
    endTransfer(draft, 'noCapacity');
    return;
  }
  completeWorkItem(draft, item, 'transferred', item.dueAt);
  takeEffect(draft, transfer, { ...lawful, assignee, staff, at: item.dueAt }, policy);
};
