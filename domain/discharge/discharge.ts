/**
 * The discharge: reported, corrected, reversed by a readmission, and the plan that moves before it. The discharge is a
 * fact of its own: it starts the 48-hour clock however far the paperwork is.
 */
import type { DischargeCorrection } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { phaseOf } from '../case/phase.ts';
import { forensicTeamOf, holderOf } from '../case/parties.ts';
import { moveDeadline, replanWait } from '../case/waits.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import { resumeJourney } from '../case/executions.ts';
import { dayEndingAt, endOfLocalDate, localDate, startOfLocalDate } from '../shared/calendar.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import {
  type DischargeFact,
  moveContactClock,
  startContactClock,
  stopContactClock,
} from './contact-clock.ts';
import { tellOpenPoints } from '../case/hand-off.ts';
import { journeyFactNamed, keepJourneyFact, planAsItStands } from '../case/journey-fact.ts';
import { askForParoleContact } from '../case/parole-contact.ts';
import { cancelMedicaidFollowUp, moveMedicaidFollowUp, openMedicaidFollowUp } from './medicaid-follow-up.ts';
import { answeringContact } from '../case/contact.ts';
import { markContacted } from './mark-contacted.ts';
import { keepReadmission } from './void-readmission.ts';
import { recordAdmission } from './admission.ts';
import {
  askFacility,
  confirmDischarge,
  dropConfirmation,
  refuseForeignCorrection,
} from './confirm-discharge.ts';
import { refuseBeforeAdmission } from './before-admission.ts';
import type { DischargeBody, DischargePlanBody } from './discharge-contract.ts';

const factOf = ({ dischargedAt, dischargedOn }: DischargeBody): DischargeFact =>
  dischargedAt === undefined
    ? { at: startOfLocalDate(dischargedOn ?? ''), dateOnly: true }
    : { at: dischargedAt, dateOnly: false };

/** From when on a contact with the person answers the discharge that a body reports. */
export const dischargedFrom = (body: DischargeBody): Instant => factOf(body).at;

const detailsOf = ({ at, dateOnly }: DischargeFact) => ({
  at,
  dateOnly,
  ...(dateOnly && { on: localDate(at) }),
});

const setDischarge = (draft: CaseDraft, fact: DischargeFact): void => {
  draft.case.discharge.dischargedAt = fact.at;
  draft.case.discharge.dischargedDateOnly = fact.dateOnly;
};

const firstReport = (draft: CaseDraft, fact: DischargeFact, policy: EscalationPolicy): void => {
  draft.move('discharge', 'discharged');
  setDischarge(draft, fact);
  draft.record('discharged', detailsOf(fact), ['HHP-CONTACT-01']);
  startContactClock(draft, fact, policy);
  openMedicaidFollowUp(draft, fact.at, policy);
  for (const team of forensicTeamOf(draft.case)) draft.notify('discharged', team);
  askForParoleContact(draft, policy);
  tellOpenPoints(draft);
  const wait = draft.openItem('discharge');
  keepJourneyFact(draft, { fact: 'discharge', ...fact, ...(wait && { did: wait.workItemId }) });
  if (wait) completeWorkItem(draft, wait, 'discharged', fact.at);
  // A care manager may have seen the person at home before the discharge was entered.
  const contact = answeringContact(draft.contacts, fact.at);
  if (contact) markContacted(draft, contact.at);
};

/** Who plans by the discharge: the county, who holds the person, and the forensic team until it has handed over. */
const concerned = ({ case: record }: CaseDraft): Recipient[] => [
  { role: 'spoa', org: record.lgu },
  holderOf(record),
  ...forensicTeamOf(record),
];

const tellOfCorrection = (draft: CaseDraft): void => {
  for (const to of concerned(draft)) draft.notify('dischargeCorrected', to);
};

const correction = (
  draft: CaseDraft,
  fact: DischargeFact,
  policy: EscalationPolicy,
  reason: DischargeCorrection,
): void => {
  draft.move('discharge', 'dischargeCorrected');
  const { dischargedAt } = draft.case.discharge;
  const reported = journeyFactNamed(draft, 'discharge', ({ at }) => at === dischargedAt);
  if (reported) Object.assign(reported, fact);
  setDischarge(draft, fact);
  draft.record('dischargeCorrected', { ...detailsOf(fact), reason });
  moveContactClock(draft, fact, policy, reason);
  moveMedicaidFollowUp(draft, fact.at, policy, reason);
  tellOfCorrection(draft);

  const contact = answeringContact(draft.contacts, fact.at);
  if (contact) {
    moveDeadline(draft, 'faceToFaceContact', policy);
    markContacted(draft, contact.at);
  } else if (draft.case.strands.discharge === 'contacted') {
    // The contact on record was before the true discharge: the person has not been seen since.
    draft.move('discharge', 'contactVoided');
    delete draft.case.episode;
    draft.retakePersonLock();
    draft.record('contactVoided', { dischargedAt: fact.at }, ['HHP-CONTACT-01']);
    resumeJourney(draft, 'contactVoided');
  } else {
    replanWait(draft, 'faceToFaceContact', policy);
  }
};

const afterAdmission =
  'This is the discharge of the stay before. The end of a later admission is reported with POST /cases/{caseId}/facts, fact admissionEnded; a State facility refers the person anew for the next one.';
const isAdmitted = ({ case: { admissions = [] } }: CaseDraft): boolean =>
  admissions.some(({ endedAt, voided }) => endedAt === undefined && !voided);

/**
 * Reports a discharge, the facility's own or one that the facility is then asked to confirm; with a reason, corrects the one
 * on record. Run twice: the second needs a correction reason. `field`
 * is where the report stands in the request.
 */
export const recordDischarge = (
  draft: CaseDraft,
  body: DischargeBody,
  policy: EscalationPolicy,
  field: string,
): void => {
  const fact = factOf(body);
  const time = `${field}.${body.dischargedAt === undefined ? 'dischargedOn' : 'dischargedAt'}`;
  refuseFuture(fact.at, draft.now, time, 'HHP-DIS-01');
  refuseBeforeAdmission(draft.case.referral, fact.at, time);
  const onRecord = draft.case.discharge.dischargedAt !== undefined;
  if (!onRecord && body.correctionReason === undefined) {
    firstReport(draft, fact, policy);
    askFacility(draft, policy);
    return;
  }
  if (onRecord && body.correctionReason !== undefined) {
    refuseForeignCorrection(draft);
    correction(draft, fact, policy, body.correctionReason);
    confirmDischarge(draft, 'corrected');
    return;
  }
  // The facility reports what another has reported before it.
  const { dischargedAt, dischargedDateOnly } = draft.case.discharge;
  const isSame = dischargedAt === fact.at && dischargedDateOnly === fact.dateOnly;
  if (isSame && confirmDischarge(draft, 'confirmed')) return;
  throw new Refused({
    code: onRecord ? 'alreadyDischarged' : 'nothingToCorrect',
    detail: onRecord
      ? 'A discharge is already on record.'
      : 'No discharge is on record, so there is nothing to correct.',
    ...(onRecord && isAdmitted(draft) && { next: afterAdmission }),
    state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
  });
};

const tellOfDischargePlan = (
  draft: CaseDraft,
  kind: 'dischargePlanMoved' | 'dischargePlanCancelled' | 'readmitted',
): void => {
  for (const to of concerned(draft)) {
    const due = draft.case.discharge.plannedFor;
    draft.notify(kind, to, due === undefined ? {} : { dueAt: due });
  }
};

const setDischargePlan = (
  draft: CaseDraft,
  plannedFor: Instant,
  dateOnly: boolean,
  policy: EscalationPolicy,
): void => {
  if (plannedFor < draft.now)
    throw new Refused({
      code: 'planInThePast',
      ruleId: 'HHP-DIS-02',
      detail: 'A discharge cannot be planned for a time that has passed.',
      errors: [{ field: dateOnly ? 'body.plannedOn' : 'body.plannedFor', message: 'Give a time to come.' }],
    });
  draft.move('discharge', 'planMoved');
  keepJourneyFact(draft, { fact: 'dischargePlan', plannedFor, dateOnly, before: planAsItStands(draft) });
  if (draft.case.discharge.plannedFor !== undefined) draft.case.discharge.timesMoved += 1;
  draft.case.discharge.plannedFor = plannedFor;
  draft.case.discharge.plannedDateOnly = dateOnly;
  const plannedOn = dateOnly ? dayEndingAt(plannedFor) : undefined;
  draft.record(
    'dischargePlanned',
    plannedOn === undefined ? { plannedFor, dateOnly } : { plannedOn, dateOnly },
  );
  replanWait(draft, 'discharge', policy);
  tellOfDischargePlan(draft, 'dischargePlanMoved');
};

const clearDischargePlan = (draft: CaseDraft): void => {
  delete draft.case.discharge.plannedFor;
  draft.case.discharge.plannedDateOnly = false;
};

/**
 * The person is back in the facility: the clock stops, and whatever waits for the contact reads the record again. Once the
 * HH+ episode has begun nothing is reversed: it is an admission, of which the care manager hears. `field` is where the time
 * stands in the request.
 */
export const readmit = (
  draft: CaseDraft,
  readmittedAt: Instant,
  policy: EscalationPolicy,
  field: string,
): void => {
  refuseFuture(readmittedAt, draft.now, field, 'HHP-DIS-01');
  const { dischargedAt } = draft.case.discharge;
  if (dischargedAt !== undefined && readmittedAt < dischargedAt)
    throw new Refused({
      code: 'readmittedBeforeDischarge',
      ruleId: 'HHP-DIS-03',
      detail: 'A readmission cannot be earlier than the discharge that it reverses.',
      errors: [{ field, message: 'Give the time of a readmission after this discharge.' }],
    });
  if (draft.case.episode) {
    recordAdmission(draft, { at: readmittedAt, place: 'stateFacility' }, policy);
    return;
  }
  const { discharge } = draft.case.strands;
  draft.move('discharge', 'readmitted');
  keepReadmission(draft, readmittedAt, discharge);
  delete draft.case.discharge.dischargedAt;
  draft.case.discharge.dischargedDateOnly = false;
  clearDischargePlan(draft);
  draft.record('readmitted', { at: readmittedAt });
  stopContactClock(draft, readmittedAt);
  cancelMedicaidFollowUp(draft, readmittedAt);
  dropConfirmation(draft);
  const contact = draft.openItem('faceToFaceContact');
  if (contact) cancelWorkItem(draft, contact);
  // The branch that waited for the contact has ended already, or had nothing to wait for.
  if (discharge === 'contacted' || discharge === 'inCommunity') resumeJourney(draft, 'readmitted');
  tellOfDischargePlan(draft, 'readmitted');
};

/** A State PC plans for its own patients; of another stay the county and who serves the person say what is known. */
const refuseForeignPlan = ({ actor, case: { facility } }: CaseDraft): void => {
  if (facility === undefined || actor.kind !== 'person' || actor.role === 'planner') return;
  throw new Refused({
    code: 'notYoursToPlan',
    ruleId: 'HHP-DIS-01',
    detail: 'The facility plans the discharge of its own patient.',
  });
};

/** Sets, moves or cancels the planned discharge, or reverses a discharge by a readmission. */
export const changeDischargePlan = (
  draft: CaseDraft,
  body: DischargePlanBody,
  policy: EscalationPolicy,
): void => {
  refuseForeignPlan(draft);
  switch (body.status) {
    case 'planned':
      setDischargePlan(
        draft,
        body.plannedFor ?? endOfLocalDate(body.plannedOn ?? ''),
        body.plannedFor === undefined,
        policy,
      );
      return;
    case 'cancelled':
      draft.move('discharge', 'planCancelled');
      keepJourneyFact(draft, { fact: 'dischargePlan', dateOnly: false, before: planAsItStands(draft) });
      clearDischargePlan(draft);
      draft.record('dischargePlanCancelled', { reason: body.reason });
      replanWait(draft, 'discharge', policy);
      tellOfDischargePlan(draft, 'dischargePlanCancelled');
      return;
    case 'readmitted':
      readmit(draft, body.readmittedAt, policy, 'body.readmittedAt');
  }
};
