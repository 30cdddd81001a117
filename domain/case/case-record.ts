/**
 * The case record: the truth of which an execution is only a shadow. `referral` holds the person's data,
 * `screening.record` the clinical facts that were decided on; `spoaDecision.reason` and `emergencyAccess.explanation` are
 * in words that may speak of the person too. Everything else is codes, ids and instants.
 */
import * as z from 'zod';
import {
  asciiText,
  storedCaseId,
  storedCode,
  storedDay,
  storedHash,
  storedInstant,
} from '../shared/stored-text.ts';
import { spoaDecisions } from './answer-codes.ts';
import { aotCoreSchema, aotRecordSchema } from './aot-record.ts';
import { knownBySchema } from './known-by-record.ts';
import { numbered } from './part-number.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { formerFacilitySchema } from './former-facility-record.ts';
import { handOffChecklistSchema } from './hand-off-record.ts';
import { emergencyAccessSchema } from './emergency-access-record.ts';
import { organisationIdSchema, personSchema } from '../shared/actor.ts';
import { clockKinds, clockRecordSchema, clocksKept } from '../shared/clock-record.ts';
import { countyIds } from '../shared/counties.ts';
import type { Contact } from './contact.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { consentChangeSchema } from './consent-contract.ts';
import { correctionSchema } from './correction-record.ts';
import { admissionSchema, formerDecisionSchema, laterFactSchema } from './later-facts-record.ts';
import { journeyFactSchema } from './journey-fact-record.ts';
import { tellingSchema } from './telling-record.ts';
import { voidedSchema } from './voided.ts';
import { secondReferralSchema } from './second-referral-record.ts';
import { storedReferralSchema } from './stored-referral-contract.ts';
import { screeningSchema } from './screening-record.ts';
import { planToldSchema } from './plan-told-record.ts';
import { closeReasons, strandsSchema } from './strands.ts';
import { formerAssignmentSchema, referralReturnSchema, transferSchema } from './placement-record.ts';

/** As many agencies one round asks. */
export const mostCandidates = 20;
/** Of so many agencies the case knows when they were asked: those of the round, and those asked latest before. */
export const mostAsked = 100;
/** Of the county's decision, in its own words. */
export const longestSpoaReason = 1_000;

export const coverSchema = z.strictObject({
  careManager: organisationIdSchema,
  from: storedDay,
  until: storedDay,
});

const assignmentSchema = z.strictObject({
  /** Grows with every SPOA decision; an agency is asked once a round. */
  round: z.int(),
  candidates: z.array(organisationIdSchema).max(mostCandidates),
  asked: z
    .array(
      z.strictObject({
        agency: organisationIdSchema,
        round: z.int(),
        answer: z.enum(['declined', 'lapsed', 'accepted', 'passedOver', 'takenBack', 'handedBack']),
        at: storedInstant,
      }),
    )
    .max(mostAsked),
  offeredTo: organisationIdSchema.optional(),
  agency: organisationIdSchema.optional(),
  /** Whose caseload the person is on: one of the two, when the agency named it; else the agency's own. */
  careManager: organisationIdSchema.optional(),
  team: organisationIdSchema.optional(),
  /** Since when: absent while no agency serves, and in a case of a release that counted nobody without a name. */
  assignedAt: storedInstant.optional(),
  /** The last day of the registration of whom the case names, where another must be named. */
  leavesOn: storedDay.optional(),
  /** Who sees the person while their care manager is away; both days are included. */
  cover: coverSchema.optional(),
  healthHome: organisationIdSchema.optional(),
  acceptedAt: storedInstant.optional(),
  healthHomeToldAt: storedInstant.optional(),
  handedOffAt: storedInstant.optional(),
  /** To another agency, until it takes place. */
  transfer: transferSchema.optional(),
});

const dischargeRecordSchema = z.strictObject({
  plannedFor: storedInstant.optional(),
  /** True when only a date was given; the plan then stands until that date is over in New York. */
  plannedDateOnly: z.boolean(),
  timesMoved: z.int(),
  dischargedAt: storedInstant.optional(),
  dischargedDateOnly: z.boolean(),
  onCampusResidence: storedCode.optional(),
  /** Who reported the discharge on record, where that was not the facility; and when the facility confirmed or corrected it. */
  reportedBy: recipientSchema.optional(),
  confirmedAt: storedInstant.optional(),
});

export const caseRecordSchema = z.strictObject({
  caseId: storedCaseId,
  version: z.int().positive(),
  epoch: z.int().positive(),
  openedAt: storedInstant,
  updatedAt: storedInstant,
  /** The State PC that referred, where one did. */
  facility: organisationIdSchema.optional(),
  /** Who entered the referral where no State PC did: a SPOA, or a Health Home. */
  referredBy: recipientSchema.optional(),
  county: z.enum(countyIds),
  lgu: organisationIdSchema,
  /** Who decides on the referral where that is not the LGU's own SPOA: a shared SPOA, or a Health Home. */
  triage: recipientSchema.optional(),
  redirects: z
    .array(
      z.strictObject({
        ...numbered,
        at: storedInstant,
        from: storedCode,
        to: storedCode,
        /** Who triaged for the county that sent it on. */
        triage: recipientSchema.optional(),
        /** Why, in the words of the county that sent it on; absent from those before a reason was asked for. */
        reason: z.string().max(longestSpoaReason).optional(),
      }),
    )
    .optional(),
  /** Each time that a SPOA sent the referral back with questions, and what the facility answered. */
  returns: z.array(referralReturnSchema).optional(),
  /** What the referral said before the facility sent it again. */
  formerReferrals: z
    .array(z.strictObject({ ...numbered, replacedAt: storedInstant, referral: storedReferralSchema }))
    .optional(),
  /** What of the referral was put right while the case went on, and how it stood before. */
  corrections: z.array(correctionSchema).optional(),
  /** Agencies that had the person and no longer have them. */
  formerAssignments: z.array(formerAssignmentSchema).optional(),
  /** Facilities where the person was before; the referral went along. */
  formerFacilities: z.array(formerFacilitySchema).optional(),
  /** Admissions that the case goes on with: after the HH+ episode has begun, or to another hospital. */
  admissions: z.array(admissionSchema).optional(),
  /** Facts that came after the first decision, from which it is taken anew. */
  laterFacts: z.array(laterFactSchema).optional(),
  /** Decisions that a later fact replaced. */
  formerDecisions: z.array(formerDecisionSchema).optional(),
  /** What was reported of the discharge, its plan, readmissions and the hand-off, voided or not. */
  journeyFacts: z.array(journeyFactSchema).optional(),
  /** Which facts were told, each under its natural key (telling.ts). */
  tellings: z.array(tellingSchema).optional(),
  /** What second sources told while the referral was open (referral/second-referral.ts). */
  secondReferrals: z.array(secondReferralSchema).optional(),
  /** The warm hand-off checklist, one for each agency that took the person over. */
  handOffChecklists: z.array(handOffChecklistSchema).optional(),
  /** When the care manager was asked to contact the parole officer: once a case. */
  paroleContactAskedAt: storedInstant.optional(),
  /** What the managed care plan was to be told last of the HH+ status (plan-told.ts). */
  planTold: planToldSchema.optional(),
  /** That the forensic transitional team handed the person over, and to whom: from then on it is a former party. */
  forensicHandOff: z
    .strictObject({
      at: storedInstant,
      to: organisationIdSchema,
      careManager: organisationIdSchema.optional(),
      team: organisationIdSchema.optional(),
    })
    .optional(),
  strands: strandsSchema,
  closeReason: z.enum(closeReasons).optional(),
  closedAt: storedInstant.optional(),
  /** When what closed the case happened, who said so, and what is to stand again where that was in error. */
  closing: z
    .strictObject({
      at: storedInstant,
      by: personSchema.optional(),
      stillNotLocated: aotRecordSchema.shape.stillNotLocated,
    })
    .optional(),
  /** Closings that were in error. */
  voidedClosings: z
    .array(
      z.strictObject({
        ...numbered,
        closeReason: z.enum(closeReasons),
        closedAt: storedInstant,
        voided: voidedSchema,
      }),
    )
    .optional(),
  /** A death that was reported and waits for the county's confirmation. */
  deathReport: z.strictObject({ at: storedInstant, reportedAt: storedInstant, by: personSchema }).optional(),
  referral: storedReferralSchema,
  /** New authorizations, refusals and withdrawals since the referral, in order. */
  consentChanges: z
    .array(z.strictObject({ ...numbered, recordedAt: storedInstant, consent: consentChangeSchema }))
    .optional(),
  screening: screeningSchema.optional(),
  assignment: assignmentSchema,
  discharge: dischargeRecordSchema,
  clocks: z.array(clockRecordSchema).max(clockKinds.length * clocksKept),
  /** Absent until the first court order, agreement or concern is recorded. */
  aot: aotRecordSchema.optional(),
  /** Latest last; who opened the case in an emergency, why in words, and until when. */
  emergencyAccess: z.array(emergencyAccessSchema).optional(),
  episode: z.strictObject({ openedAt: storedInstant, hhPlusRate: z.boolean() }).optional(),
  /** What organisations added on the day of the last addition, which the daily quota is held against. */
  additions: z.strictObject({ day: storedDay, by: z.record(asciiText(80), z.int()) }).optional(),
  /** The last day of the authorization of whose end everybody was told. */
  expiryTold: storedDay.optional(),
  /** When the schedule must climb a ladder of the case next; at once when the last write found no room for a step. */
  climbAt: storedInstant.optional(),
  /** Executions that ended at once, counted within an hour: beyond a limit a person must look. */
  stalls: z.strictObject({ count: z.int(), since: storedInstant }).optional(),
  personKey: storedHash,
  /** Absent from a case of a release that knew one key a person. */
  knownBy: knownBySchema.optional(),
  /** Whether this case holds the lock of one open referral a person: from the referral to the HH+ episode. */
  holdsPersonLock: z.boolean(),
  /** The SPOA's last decision with its reason in words. */
  spoaDecision: z
    .strictObject({
      decision: z.enum(spoaDecisions),
      reason: z.string().max(longestSpoaReason).optional(),
      at: storedInstant,
    })
    .optional(),
  counters: z.strictObject({
    events: z.int(),
    workItems: z.int(),
    notices: z.int(),
    contacts: z.int(),
    outbox: z.int(),
    /** The last number given to a part, by its kind; a part of the past is not read, and its number not given again. */
    parts: z.record(storedCode, z.int()).optional(),
  }),
  lastEventHash: storedHash,
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** The case as its own item holds it, without its parts (case-parts.ts). */
export const caseCoreSchema = caseRecordSchema
  .omit({
    referral: true,
    knownBy: true,
    screening: true,
    spoaDecision: true,
    redirects: true,
    returns: true,
    formerReferrals: true,
    corrections: true,
    formerAssignments: true,
    formerFacilities: true,
    admissions: true,
    laterFacts: true,
    formerDecisions: true,
    journeyFacts: true,
    tellings: true,
    secondReferrals: true,
    voidedClosings: true,
    handOffChecklists: true,
    consentChanges: true,
    emergencyAccess: true,
  })
  .extend({ aot: aotCoreSchema.optional() });
export type CaseCore = z.infer<typeof caseCoreSchema>;

/**
 * What a use case reads before it decides, in one consistent read: the case with its current parts (case-parts.ts), the
 * open work and the latest that ended, and the latest contacts; and whatever of the past it asked for besides.
 */
export interface CaseSnapshot {
  case: CaseRecord;
  workItems: readonly WorkItem[];
  contacts: readonly Contact[];
  /** Names of the parts, and ids of work items and contacts, that were read from the past. */
  past?: ReadonlySet<string>;
}

/** True while the daily schedule must look at a case: it has court orders. */
export const needsAotWatch = ({ strands, aot }: CaseRecord): boolean =>
  strands.case === 'open' && aot !== undefined && aot.orders.length > 0;

/** True until the journey is over, and again when a strand was reopened: an execution should be running for such a case. */
export const isUnderWay = ({ strands, episode }: Pick<CaseRecord, 'strands' | 'episode'>): boolean =>
  strands.case === 'open' &&
  (episode === undefined || strands.placement !== 'placed' || strands.discharge !== 'contacted');
