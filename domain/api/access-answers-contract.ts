/** What the requests about access answer with. */
import * as z from 'zod';
import { roleSchema } from '../shared/actor.ts';
import { accessEntrySchema } from '../access/access-entry.ts';
import { auditGrantSchema } from '../access/audit-grant.ts';
import { emergencyAccessViewSchema } from '../access/emergency-access-contract.ts';
import { emergencyAccessSchema } from '../case/emergency-access-record.ts';

const verdict = z.union([
  z.strictObject({ intact: z.literal(true), headHash: z.string() }),
  z.strictObject({ intact: z.literal(false), seq: z.int(), fault: z.string() }),
]);

const accessViewSchema = accessEntrySchema
  .pick({
    seq: true,
    at: true,
    operation: true,
    decision: true,
    reason: true,
    standing: true,
    requestId: true,
  })
  .extend({
    by: z.strictObject({ sub: z.string(), role: roleSchema, org: z.string() }),
    legalBasis: accessEntrySchema.shape.basis,
  });

export const auditAnswerSchema = z.strictObject({
  caseId: z.string(),
  chain: z.strictObject({ events: verdict, accesses: verdict }),
  accesses: z.array(accessViewSchema),
  /** How many earlier ones the span has besides those that are shown. */
  notShown: z.int().positive().optional(),
});

export const emergencyAnswerSchema = emergencyAccessSchema
  .pick({ number: true, reason: true, openedAt: true, until: true })
  .extend({ caseId: z.string() });

export const emergencyAccessesSchema = z.strictObject({
  caseId: z.string(),
  accesses: z.array(emergencyAccessViewSchema),
});

export const grantAnswerSchema = auditGrantSchema.omit({ givenBy: true });
