/** Audit events of the case, its work and clocks, and of the strand of discharge. */
import * as z from 'zod';
import { noticeKindSchema } from '../notices/notice.ts';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { countySchema } from '../shared/counties.ts';
import { referralSourceSchema } from '../shared/referral-sources.ts';
import { noticeIdSchema } from '../shared/identifiers.ts';
import { planStatuses } from '../shared/work-item.ts';
import { recipientRoles } from '../shared/roles.ts';
import {
  clockMoves,
  deathRejections,
  dischargeCorrections,
  medicaidOutcomes,
  planCancellations,
  exchangeEnds,
  exchangeReasons,
  resumptions,
  workOutcomes,
} from './answer-codes.ts';
import { ofHandOff } from './audit-events-of-hand-off.ts';
import { ofPlacement } from './audit-events-of-placement.ts';
import { type AuditEventRow, clockKind, day, instant, number, workItem } from './audit-details.ts';
import { consentStatuses } from '../rules/consent-rules.ts';
import { contactBodySchema } from './contact.ts';
import { emergencyReasons } from './emergency-access-record.ts';
import { closeReasons } from './strands.ts';

const consentStatus = z.enum(consentStatuses);
/** With the day beside the instant at which it begins, where the day alone was given. */
const dischargeTime = { at: instant, dateOnly: z.boolean(), on: day.exactOptional() };
/** The day at whose end it is due, where that is so. */
const dueOn = day.exactOptional();

const ofCase = {
  referralSubmitted: {
    says: 'The person was referred.',
    details: z.strictObject({
      /** The State PC that did; absent where a SPOA or a Health Home entered the referral of another source. */
      facility: organisation.exactOptional(),
      county: countySchema,
      consent: consentStatus,
      source: referralSourceSchema.exactOptional(),
    }),
  },
  screened: {
    says: 'The rules decided whether the person is eligible for Health Home Plus.',
    details: z.strictObject({ eligible: z.boolean(), hhPlusRate: z.boolean() }),
  },
  consentChanged: {
    says: 'A new authorization, a refusal, or the withdrawal of an authorization was put on record.',
    details: z.strictObject({ status: consentStatus }),
  },
  consentExpired: {
    says: 'The last day of the authorization is over: what it opened is closed.',
    details: z.strictObject({ at: instant }),
  },
  treatmentExchangeStated: {
    says: 'A named person stated that clinical information may pass between those who treat the person.',
    details: z.strictObject({ reason: z.enum(exchangeReasons) }),
  },
  treatmentExchangeTakenBack: {
    says: 'A named person took back that clinical information may pass between those who treat the person.',
    details: z.strictObject({ reason: z.enum(exchangeEnds) }),
  },
  orderCopyStated: {
    says: 'The agency said whether the Health Home has a copy of the court order.',
    details: z.strictObject({ given: z.boolean() }),
  },
  emergencyAccessOpened: {
    says: 'A named person opened the case in an emergency.',
    details: z.strictObject({ reason: z.enum(emergencyReasons), until: instant }),
  },
  emergencyAccessEnded: {
    says: 'Those who answer for the person ended an emergency access.',
    details: z.strictObject({ number }),
  },
  emergencyAccessRenewable: {
    says: 'The county lets a named person open the case once more in an emergency.',
    details: z.strictObject({ number }),
  },
  noticeAcknowledged: {
    says: 'A named person acknowledged a notice.',
    details: z.strictObject({ noticeId: noticeIdSchema, kind: noticeKindSchema }),
  },
  noticeWithheld: {
    says: 'A notice would have gone to an organisation that the case does not concern, and was kept back.',
    details: z.strictObject({ kind: noticeKindSchema, role: z.enum(recipientRoles), org: organisation }),
  },
  noticeUndelivered: {
    says: 'An organisation has no mailbox that would hear a notice, and whoever stands above it was told.',
    details: z.strictObject({
      noticeId: noticeIdSchema,
      kind: noticeKindSchema,
      role: z.enum(recipientRoles),
      org: organisation,
    }),
  },
  dischargeConfirmed: {
    says: 'The facility confirmed a discharge that another had reported.',
    details: z.strictObject({}),
  },
  endReported: {
    says: 'Somebody reported why the case ends before its journey.',
    details: z.strictObject({ reason: z.enum(closeReasons), at: instant }),
  },
  deathReported: {
    says: 'A death was reported, which the county confirms or not; until then all goes on.',
    details: z.strictObject({ at: instant }),
  },
  deathReportRejected: {
    says: 'The county did not confirm that the person has died.',
    details: z.strictObject({ reason: z.enum(deathRejections) }),
  },
  caseClosed: {
    says: 'The case was closed.',
    details: z.strictObject({ reason: z.enum(closeReasons) }),
  },
  journeyResumed: {
    says: 'The next execution of the journey was started where the record stands.',
    details: z.strictObject({ epoch: number, why: z.enum(resumptions) }),
  },
} as const satisfies Record<string, AuditEventRow>;

const ofWork = {
  workItemOpened: {
    says: 'An organisation was asked to do something.',
    details: z.strictObject({
      ...workItem,
      owner: organisation,
      dueAt: instant,
      dueOn,
      planStatus: z.enum(planStatuses).exactOptional(),
    }),
  },
  workItemClaimed: {
    says: 'A named person took work on.',
    details: z.strictObject(workItem),
  },
  workItemReleased: {
    says: 'Work that somebody had taken on was given back to their organisation.',
    details: z.strictObject(workItem),
  },
  workItemMoved: {
    says: 'Open work is due at another time.',
    details: z.strictObject({ ...workItem, dueAt: instant, dueOn }),
  },
  workItemHandedOver: {
    says: 'Open work went to another organisation.',
    details: z.strictObject({ ...workItem, owner: organisation }),
  },
  escalated: {
    says: 'Work stayed open, and those who must know were told.',
    details: z.strictObject({
      ...workItem,
      search: number.exactOptional(),
      rung: number,
      overdue: z.boolean(),
    }),
  },
  workItemDone: {
    says: 'Work was done.',
    details: z.strictObject({ ...workItem, outcome: z.enum(workOutcomes), late: z.boolean() }),
  },
  workItemCancelled: {
    says: 'Work was taken back, because what it asked no longer stands.',
    details: z.strictObject(workItem),
  },
  workItemReopened: {
    says: 'Work is open again, because what had ended it was voided.',
    details: z.strictObject(workItem),
  },
  clockReopened: {
    says: 'A clock runs again, because what had ended it was voided.',
    details: z.strictObject({ kind: clockKind, due: instant }),
  },
  clockVoided: {
    says: 'A clock never ran, because what had started it was voided.',
    details: z.strictObject({ kind: clockKind, due: instant }),
  },
  clockStarted: {
    says: 'A clock was started.',
    details: z.strictObject({ kind: clockKind, anchor: instant, due: instant }),
  },
  clockMoved: {
    says: 'A clock counts from another instant.',
    details: z.strictObject({
      kind: clockKind,
      anchor: instant,
      due: instant,
      reason: z.enum(clockMoves),
    }),
  },
  clockMet: {
    says: 'A clock was met in time.',
    details: z.strictObject({ kind: clockKind, due: instant, metAt: instant }),
  },
  clockMetLate: {
    says: 'A clock was met, and late.',
    details: z.strictObject({ kind: clockKind, due: instant, metAt: instant }),
  },
  clockStopped: {
    says: 'A clock ended without being met.',
    details: z.strictObject({ kind: clockKind, due: instant }),
  },
} as const satisfies Record<string, AuditEventRow>;

const ofDischarge = {
  dischargePlanned: {
    says: 'A discharge was planned, or its plan moved.',
    details: z.strictObject({
      /** Or the day alone, as it was given; events of before have the instant of either. */
      plannedFor: instant.exactOptional(),
      plannedOn: day.exactOptional(),
      dateOnly: z.boolean(),
    }),
  },
  dischargePlanCancelled: {
    says: 'A planned discharge was cancelled.',
    details: z.strictObject({ reason: z.enum(planCancellations) }),
  },
  discharged: {
    says: 'The person was discharged.',
    details: z.strictObject(dischargeTime),
  },
  dischargeCorrected: {
    says: 'The time of the discharge was corrected.',
    details: z.strictObject({ ...dischargeTime, reason: z.enum(dischargeCorrections) }),
  },
  readmitted: {
    says: 'The person was readmitted.',
    details: z.strictObject({ at: instant }),
  },
  contactRecorded: {
    says: 'A contact with the person, or an effort to reach them, was recorded.',
    details: z.strictObject({
      at: instant,
      method: contactBodySchema.shape.method,
      outcome: contactBodySchema.shape.outcome,
    }),
  },
  contactVoided: {
    says: 'The contact that was owed is owed again: the one on record was before the true discharge, or was voided.',
    details: z.strictObject({ dischargedAt: instant }),
  },
  medicaidConfirmed: {
    says: 'The holder said what became of Medicaid after the discharge.',
    details: z.strictObject({ outcome: z.enum(medicaidOutcomes), at: instant }),
  },
} as const satisfies Record<string, AuditEventRow>;

export const journeyEvents = { ...ofCase, ...ofWork, ...ofPlacement, ...ofHandOff, ...ofDischarge };
