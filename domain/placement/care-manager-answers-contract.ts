/** What is answered of who serves a person, and of the reassignment of all cases of one who leaves. */
import * as z from 'zod';
import { servedBySchema } from '../case/served-by.ts';
import { phases } from '../case/phase.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { asciiText, storedCaseId } from '../shared/stored-text.ts';
import { mostReasons, mostReassigned, mostReceivers, reassignmentOutcomes } from './care-manager-contract.ts';

export const careManagerAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  phase: z.enum(phases),
  servedBy: servedBySchema,
});

const assigneeViewSchema = z.strictObject({
  kind: z.enum(['careManager', 'team']),
  id: organisationIdSchema,
});
const ruleId = asciiText(20);
export const reassignmentAnswerSchema = z.strictObject({
  careManagerId: organisationIdSchema,
  preview: z.boolean(),
  /** Of those who were named, what they have room for after this, and why no more. */
  to: z
    .array(
      assigneeViewSchema.extend({
        available: z.int().nonnegative(),
        reasons: z.array(z.strictObject({ ruleId, reason: z.string().max(300) })).max(mostReasons),
      }),
    )
    .max(mostReceivers),
  cases: z
    .array(
      z.strictObject({
        caseId: storedCaseId,
        outcome: z.enum(reassignmentOutcomes),
        to: assigneeViewSchema.optional(),
        /** Who could not take the person, and by which rules; `to` above says them in words. */
        refusedBy: z
          .array(assigneeViewSchema.extend({ ruleIds: z.array(ruleId).max(mostReasons) }))
          .max(mostReceivers),
      }),
    )
    .max(mostReassigned),
  /** How many cases are on the caseload after this. */
  left: z.int().nonnegative(),
});
