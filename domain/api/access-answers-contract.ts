/** What the requests about access answer with. */
import * as z from 'zod';
import { storedCaseId, storedHash } from '../shared/stored-text.ts';
import { roleSchema } from '../shared/actor.ts';
import { accessEntrySchema } from '../access/access-entry.ts';
import { auditGrantSchema } from '../access/audit-grant.ts';
import { emergencyAccessViewSchema } from '../access/emergency-access-contract.ts';
import { emergencyAccessSchema } from '../case/emergency-access-record.ts';

const verdict = z.union([
  z.strictObject({ intact: z.literal(true), headHash: storedHash }),
  z.strictObject({ intact: z.literal(false), seq: z.int(), fault: z.string() }),
]);

const accessViewSchema = accessEntrySchema
  .pick({
    at: true,
    operation: true,
    decision: true,
    reason: true,
    standing: true,
    requestId: true,
    grant: true,
    /** The number of the seal that names it; absent for the first minutes, and for a row of a list. */
    seal: true,
  })
  .extend({
    by: z.strictObject({ sub: z.string(), role: roleSchema, org: z.string() }),
    legalBasis: accessEntrySchema.shape.basis,
  });

export const auditAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  /** Of the last events of the case, and of the entries on this page with the seals about them. */
  chain: z.strictObject({ events: verdict, accesses: verdict }),
  accesses: z.array(accessViewSchema),
  cursor: z.string().optional(),
});

export const emergencyAnswerSchema = emergencyAccessSchema
  .pick({ number: true, reason: true, openedAt: true, until: true })
  .extend({ caseId: storedCaseId });

export const emergencyAccessesSchema = z.strictObject({
  caseId: storedCaseId,
  accesses: z.array(emergencyAccessViewSchema),
});

export const grantAnswerSchema = auditGrantSchema.omit({ givenBy: true, revokedBy: true, version: true });
