/** What the views of a case (case-view.ts) answer with, made of the schemas of the record that they show. */
import * as z from 'zod';
import { storedAccount, storedCaseId, storedDay, storedInstant } from '../shared/stored-text.ts';
import { latestContacts, latestFacts, latestOfPlacement, mostOpenWorkShown } from '../case/case-past.ts';
import { contactSchema } from '../case/contact.ts';
import { voidedViewSchema } from '../case/voided.ts';
import { noticeViewSchema } from '../notices/notice-contract.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { roleSchema } from '../shared/actor.ts';
import { auditEventSchema } from '../shared/audit-event.ts';
import { clocksViewSchema, clockViewSchema } from '../shared/clock-record.ts';
import { pageSchema } from '../shared/answer.ts';
import { workItemViewSchema } from '../shared/work-item.ts';
import { latestCorrections } from '../case/kinds-of-part.ts';
import { correctionMarkSchema } from './correction-view-contract.ts';
import { caseRecordSchema } from '../case/case-record.ts';
import { formerFacilitySchema } from '../case/former-facility-record.ts';
import { residenceFacts } from '../case/answer-codes.ts';
import { journeyFacts } from '../case/journey-fact-record.ts';
import { admissionSchema, formerDecisionSchema } from '../case/later-facts-record.ts';
import { campusResidences, laterIndicatorsSchema } from '../case/later-indicators.ts';
import { screeningSchema } from '../case/screening-record.ts';
import { formerAssignmentSchema, referralReturnSchema } from '../case/placement-record.ts';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { consentStatusSchema, disclosedInCase, disclosedInSummary } from './disclosed-contract.ts';
import { handOffChecklistViewSchema } from './hand-off-view-contract.ts';
import { phases } from '../case/phase.ts';
import { servedBySchema } from '../case/served-by.ts';

export const deathReportViewSchema = caseRecordSchema.shape.deathReport.unwrap().omit({ by: true });

/** A plan by its instant or its day, as it was given. */
export const dischargeViewSchema = caseRecordSchema.shape.discharge.extend({
  plannedOn: storedDay.optional(),
  dischargedOn: storedDay.optional(),
});

const summary = {
  ...caseRecordSchema.pick({
    caseId: true,
    strands: true,
    facility: true,
    referredBy: true,
    county: true,
    openedAt: true,
    closeReason: true,
  }).shape,
  phase: z.enum(phases),
  /** A death that was reported and waits for the county's confirmation. */
  deathReport: deathReportViewSchema.optional(),
  /** Missing when the court order ended, and not seen since. */
  stillNotLocated: caseRecordSchema.shape.aot.unwrap().shape.stillNotLocated,
  /** As it was planned: an instant, or a day. */
  plannedFor: storedInstant.optional(),
  plannedOn: storedDay.optional(),
  /** The face-to-face contact that is owed or was made. */
  contact: z
    .strictObject({
      dueAt: storedInstant,
      dueOn: storedDay.optional(),
      late: z.boolean(),
      /** It stood late until what was entered then. */
      corrected: clockViewSchema.shape.corrected,
      metAt: storedInstant.optional(),
    })
    .optional(),
};

export const caseSummarySchema = z.strictObject({ ...summary, ...disclosedInSummary });

/** One page of an organisation's cases. */
export const caseListSchema = pageSchema(caseSummarySchema).extend({
  /** How many cases of this page are not shown, since the access log could not take that they were: ask again. */
  leftOut: z.int().positive().optional(),
});

const contactViewSchema = contactSchema.extend({
  by: storedAccount,
  voided: voidedViewSchema.optional(),
  confirmedDifferent: contactSchema.shape.confirmedDifferent
    .unwrap()
    .extend({ by: storedAccount })
    .optional(),
});

/** One page, latest first. */
export const contactsSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  contacts: z.array(contactViewSchema),
  cursor: z.string().optional(),
});

/** By its instant or its day, as it was given; a plan that was cancelled has neither. */
const journeyFactViewSchema = z.strictObject({
  number: z.int().positive().optional(),
  fact: z.enum(journeyFacts),
  at: storedInstant.optional(),
  on: storedDay.optional(),
  enteredAt: storedInstant,
  by: storedAccount.optional(),
  voided: voidedViewSchema.optional(),
});

export const caseViewSchema = z.strictObject({
  ...summary,
  ...caseRecordSchema.pick({
    version: true,
    lgu: true,
    triage: true,
    closedAt: true,
    episode: true,
    forensicHandOff: true,
  }).shape,
  discharge: dischargeViewSchema,
  /** Of rounds and agencies; who serves the person there stands in `servedBy`. */
  assignment: caseRecordSchema.shape.assignment.omit({ assignedAt: true, leavesOn: true, cover: true }),
  servedBy: servedBySchema,
  holder: recipientSchema,
  /** The latest of each: all of it stands in the timeline. */
  redirects: caseRecordSchema.shape.redirects.unwrap().max(latestOfPlacement).optional(),
  /** Each time that the SPOA sent the referral back with questions. */
  returns: z
    .array(referralReturnSchema.omit({ number: true, by: true, answeredBy: true }))
    .max(latestOfPlacement)
    .optional(),
  /** Agencies that had the person. */
  formerAssignments: z
    .array(formerAssignmentSchema.omit({ number: true, by: true }).partial({ reason: true }))
    .max(latestOfPlacement)
    .optional(),
  /** Facilities where the person was before. */
  formerFacilities: z
    .array(formerFacilitySchema.pick({ facility: true, to: true, movedAt: true }))
    .max(latestOfPlacement)
    .optional(),
  /** Admissions since the HH+ episode has begun, or to another hospital. */
  admissions: z
    .array(
      admissionSchema
        .omit({ by: true })
        .extend({ voided: voidedViewSchema.optional() })
        .partial({ place: true }),
    )
    .max(latestOfPlacement)
    .optional(),
  /** Facts that came after the first decision. */
  laterFacts: z
    .array(
      z.strictObject({
        number: z.int().positive().optional(),
        fact: z.enum([...residenceFacts, 'indicator']),
        on: storedDay,
        enteredAt: storedInstant,
        residence: z.enum(campusResidences).optional(),
        indicators: laterIndicatorsSchema.optional(),
        voided: voidedViewSchema.optional(),
      }),
    )
    .max(latestFacts)
    .optional(),
  /** Which facts of the referral were corrected; how they stood before is at /cases/{caseId}/corrections. */
  corrections: z.array(correctionMarkSchema).max(latestCorrections).optional(),
  /** What was reported of the discharge, its plan, readmissions and the hand-off, by which each is voided. */
  journeyFacts: z.array(journeyFactViewSchema).max(latestOfPlacement).optional(),
  /** The decisions before, each with what replaced it. */
  formerDecisions: z
    .array(
      z.strictObject({
        ...formerDecisionSchema.pick({ replacedAt: true, because: true, inEpisode: true }).shape,
        ...screeningSchema.pick({ eligible: true, hhPlusRate: true }).shape,
      }),
    )
    .max(latestOfPlacement)
    .optional(),
  /** From the acceptance of an agency on, or once the facility has begun it. */
  handOffChecklist: handOffChecklistViewSchema.optional(),
  clocks: clocksViewSchema,
  /** The longest open; the whole of it stands in the lists of those who owe it. */
  openWork: z.array(workItemViewSchema).max(mostOpenWorkShown),
  /** The latest that were not voided; all of them stand at /cases/{caseId}/contacts. */
  contacts: z.array(contactViewSchema.omit({ voided: true })).max(latestContacts),
  consent: consentStatusSchema,
  ...disclosedInCase,
});

/** A line says who acted by role and organisation, or by the part of the system. */
export const timelineEntrySchema = auditEventSchema
  .pick({ seq: true, at: true, type: true, ruleIds: true, details: true })
  .extend({
    /** Left out where the rules say what the reader may not know of the person. */
    ruleIds: auditEventSchema.shape.ruleIds.optional(),
    /** The event in plain words; left out of one that another version wrote in a form of its own. */
    says: z.string().optional(),
    by: z.union([
      z.strictObject({ role: roleSchema, org: z.string() }),
      z.strictObject({ system: z.string() }),
    ]),
  });

export type TimelineEntry = z.output<typeof timelineEntrySchema>;

export const timelineSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  phase: z.enum(phases),
  events: z.array(timelineEntrySchema),
  notices: z.array(noticeViewSchema),
  /** Where the next page of events and notices begins; each goes on where it ended. */
  cursor: z.string().optional(),
});
export type Timeline = z.output<typeof timelineSchema>;
