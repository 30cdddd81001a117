/** What requests that change a case answer with: where the case stands now, and what the request set off. */
import * as z from 'zod';
import { storedCaseId, storedCode, storedId, storedInstant } from '../shared/stored-text.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { workItemViewSchema } from '../shared/work-item.ts';
import { caseRecordSchema } from '../case/case-record.ts';
import { clocksViewSchema } from '../shared/clock-record.ts';
import { consentStatusSchema } from '../views/disclosed-contract.ts';
import { phases } from '../case/phase.ts';
import { strandsSchema } from '../case/strands.ts';
import { correctableFacts, voidableFacts } from '../case/answer-codes.ts';
import { aotViewSchema } from '../aot/aot-view-contract.ts';
import { changedChecklistSchema, handOffLacksSchema } from '../views/hand-off-view-contract.ts';
import { caseViewSchema, deathReportViewSchema, dischargeViewSchema } from '../views/case-view-contract.ts';

const whereItStands = { caseId: storedCaseId, phase: z.enum(phases), strands: strandsSchema };

export const referralAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  phase: z.enum(phases),
  lgu: storedCode,
  /** What the planner should still settle; none of it keeps a person from being referred. */
  warnings: z.array(z.string().max(300)).max(20),
});
export const consentAnswerSchema = z.strictObject({ ...whereItStands, consent: consentStatusSchema });
export const dischargePlanAnswerSchema = z.strictObject({
  ...whereItStands,
  discharge: dischargeViewSchema,
});
export const dischargeAnswerSchema = z.strictObject({ ...whereItStands, clocks: clocksViewSchema });
export const contactAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  /** Left out, with the strands, for an agency that no longer has the person and wrote up what it did before. */
  phase: z.enum(phases).optional(),
  strands: strandsSchema.optional(),
  contactId: storedId,
  answersClock: z.boolean(),
  /** It is so like that one that it does not count until somebody says that the two are two. */
  possibleDuplicateOf: storedId.optional(),
});
/** What a void has changed is where the case stands now. */
export const voidAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  fact: z.enum(voidableFacts),
  /** Left out, with the strands, for an agency that no longer has the person. */
  phase: z.enum(phases).optional(),
  strands: strandsSchema.optional(),
});
export const withdrawalAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  phase: z.enum(phases),
  closeReason: caseRecordSchema.shape.closeReason,
  /** Under a court order: the case goes on until the county confirms it. */
  deathReport: deathReportViewSchema.optional(),
});

export const resubmissionAnswerSchema = z.strictObject({
  ...whereItStands,
  warnings: referralAnswerSchema.shape.warnings,
});
/** The facility that reported it has no more to do with the case. */
export const facilityMovedAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  facility: storedCode,
  movedAt: storedInstant,
});
export const factAnswerSchema = z.strictObject({
  ...whereItStands,
  /** Of the fact or the admission; absent where a discharge was reversed. */
  number: z.int().positive().optional(),
  /** What the rules decide now; absent before they have decided first. */
  decision: z.strictObject({ eligible: z.boolean(), hhPlusRate: z.boolean() }).optional(),
});
/** The number of the correction, what the rules decide now, and what should still be settled. */
export const correctionAnswerSchema = z.strictObject({
  ...whereItStands,
  number: z.int().positive(),
  fact: z.enum(correctableFacts),
  /** Absent before the rules have decided first. */
  decision: factAnswerSchema.shape.decision,
  warnings: referralAnswerSchema.shape.warnings,
});
/** The decision that is open again. */
export const takenBackAnswerSchema = z.strictObject({ ...whereItStands, workItem: workItemViewSchema });
export const transferAnswerSchema = z.strictObject({
  ...whereItStands,
  assignment: caseRecordSchema.shape.assignment,
});
/** An agency that gave a person back has no more to do with the case. */
export const handedBackAnswerSchema = z.strictObject({ caseId: storedCaseId, handedBackTo: recipientSchema });

export const completionAnswerSchema = z.strictObject({
  workItem: workItemViewSchema,
  caseId: storedCaseId,
  /** Left out for an organisation that has left the case and did what it still owed. */
  phase: z.enum(phases).optional(),
  /** With a warm hand-off: the points that are open, and the sides that have not signed. */
  handOff: handOffLacksSchema.optional(),
});

export const handOffChecklistAnswerSchema = z.strictObject({
  ...whereItStands,
  handOffChecklist: changedChecklistSchema,
});
/** As GET /cases/{caseId} answers: with the side of court orders, where there is one. */
export const caseAnswerSchema = caseViewSchema.extend({ aot: aotViewSchema.optional() });
