/** A referral becomes a case: one transaction stores it, takes the person's lock and orders the first execution. */
import { startContactClock } from '../discharge/contact-clock.ts';
import { tellOpenPoints } from '../case/hand-off.ts';
import { askForParoleContact } from '../case/parole-contact.ts';
import { refuseBeforeAdmission } from '../discharge/before-admission.ts';
import { openMedicaidFollowUp } from '../discharge/medicaid-follow-up.ts';
import { chainStart } from '../shared/audit-event.ts';
import type { Person } from '../shared/actor.ts';
import { earliestBirth } from '../shared/birth-date.ts';
import { endOfLocalDate, localDate } from '../shared/calendar.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { refuseFuture } from '../shared/guards.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { sourceOf } from '../shared/referral-sources.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { PersonMarks } from '../case/known-by-record.ts';
import type { Referral } from '../case/referral-contract.ts';
import { receivedAs } from './person-identity.ts';
import { responsibleLgu, responsibleCounty, doorFindings } from './door.ts';

/** Before the rule of age: who is told of a person under 18 would look for another service. */
const refuseUnborn = ({ person }: Referral, now: Instant): void => {
  const { dateOfBirth } = person;
  if (dateOfBirth === undefined || earliestBirth(dateOfBirth) <= localDate(now)) return;
  throw new Refused({
    code: 'timesOutOfOrder',
    ruleId: 'HHP-TIME-01',
    detail: 'The birth date has not come yet.',
    errors: [
      {
        field: 'body.person.dateOfBirth',
        message: 'This birth date has not come yet: check the year, month and day.',
      },
    ],
  });
};

/** Throws a `rule` refusal for what must not even be stored: a refusal to authorize, a person under 18. */
export const refuseAtTheDoor = (referral: Referral, now: Instant): void => {
  refuseUnborn(referral, now);
  const failed = doorFindings(referral, now).find(({ keepsOut }) => keepsOut);
  if (failed)
    throw new Refused({
      code: 'notAcceptable',
      ruleId: failed.ruleId,
      detail: failed.reason,
      next:
        failed.ruleId === 'HHP-CONSENT-01'
          ? 'Ask the person again, or, where consent cannot be obtained, send status notObtainable with the reason.'
          : 'Refer the person to the county’s children’s SPOA.',
    });
  const dischargedAt = referral.discharge?.dischargedAt;
  if (dischargedAt === undefined) return;
  refuseFuture(dischargedAt, now, 'body.discharge.dischargedAt', 'HHP-DIS-01');
  refuseBeforeAdmission(referral, dischargedAt, 'body.discharge.dischargedAt');
};

export const plannedOf = ({ discharge }: Referral): string | undefined =>
  discharge?.plannedFor ??
  (discharge?.plannedOn === undefined ? undefined : endOfLocalDate(discharge.plannedOn));

const initialDischarge = ({ discharge }: Referral): CaseRecord['strands']['discharge'] => {
  if (discharge === undefined) return 'inCommunity';
  if (discharge.dischargedAt !== undefined) return 'discharged';
  return discharge.plannedFor === undefined && discharge.plannedOn === undefined ? 'unplanned' : 'planned';
};

const enteredBy = (by: Person): Pick<CaseRecord, 'facility' | 'referredBy'> =>
  by.role === 'planner'
    ? { facility: by.org }
    : { referredBy: recipientSchema.parse({ role: by.role, org: by.org }) };

export interface ReceivedReferral {
  caseId: string;
  marks: PersonMarks;
  /** The key by which a referral of this person is looked for that comes again; where it is not that of the case. */
  receivedUnder?: string;
  referral: Referral;
  by: Person;
  now: Instant;
}

export const receiveReferral = (
  { caseId, marks, receivedUnder, referral, by, now }: ReceivedReferral,
  policy: EscalationPolicy,
): CaseDraft => {
  const { dischargedAt, plannedOn, destination } = referral.discharge ?? {};
  const plannedFor = plannedOf(referral);
  const record: CaseRecord = {
    caseId,
    version: 1,
    epoch: 1,
    openedAt: now,
    updatedAt: now,
    ...enteredBy(by),
    county: responsibleCounty(referral),
    lgu: responsibleLgu(referral),
    ...(policy.triage && { triage: policy.triage }),
    strands: { placement: 'screening', discharge: initialDischarge(referral), aot: 'none', case: 'open' },
    referral,
    assignment: { round: 0, candidates: [], asked: [] },
    discharge: {
      ...(plannedFor !== undefined && { plannedFor }),
      plannedDateOnly: plannedOn !== undefined,
      timesMoved: 0,
      ...(dischargedAt !== undefined && { dischargedAt }),
      dischargedDateOnly: false,
      ...(destination?.onCampusResidence && { onCampusResidence: destination.onCampusResidence }),
    },
    clocks: [],
    ...marks,
    holdsPersonLock: true,
    counters: { events: 0, workItems: 0, notices: 0, contacts: 0, outbox: 0 },
    lastEventHash: chainStart,
  };
  const draft = new CaseDraft({ case: record, workItems: [], contacts: [] }, { now, actor: by }, true);
  draft.record(
    'referralSubmitted',
    {
      ...(record.facility !== undefined && { facility: record.facility }),
      county: record.county,
      consent: referral.consent.status,
      ...(record.referredBy && { source: sourceOf(referral) }),
    },
    ['HHP-CONSENT-01', 'HHP-AGE-01'],
  );
  if (dischargedAt !== undefined) {
    draft.record('discharged', { at: dischargedAt, dateOnly: false }, ['HHP-CONTACT-01']);
    startContactClock(draft, { at: dischargedAt, dateOnly: false }, policy);
    openMedicaidFollowUp(draft, dischargedAt, policy);
    askForParoleContact(draft, policy);
    tellOpenPoints(draft);
  }
  draft.receive(receivedAs(referral, by), receivedUnder);
  draft.order({ kind: 'startExecution', epoch: 1 });
  return draft;
};
