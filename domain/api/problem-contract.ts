/**
 * The body of every refusal (RFC 9457): what is wrong, which fields, and what to do next. `state` shows to those who may see
 * it where the case, its work or its notice stands now; it holds codes, ids and instants.
 */
import * as z from 'zod';
import { consentStatuses } from '../rules/consent-rules.ts';
import { closeReasons, strandsSchema } from '../case/strands.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { phases } from '../case/phase.ts';
import { deployedCodes } from '../shared/problems.ts';

const rule = 'HHP(-[A-Z]+)+-\\d\\d[A-Za-z]?';
const text = z.string().min(1);

const stateSchema = z.strictObject({
  caseId: z.string().optional(),
  phase: z.enum(phases).optional(),
  strands: strandsSchema.optional(),
  version: z.int().positive().optional(),
  closeReason: z.enum(closeReasons).optional(),
  /** Of a work item, or of a notice. */
  status: z.enum(['open', 'done', 'cancelled', 'acknowledged']).optional(),
  outcome: z.string().optional(),
  claimedBy: z.string().optional(),
  claimedAt: z.string().optional(),
  acknowledgedAt: z.string().optional(),
  /** Who answers for the person now. */
  holder: recipientSchema.optional(),
  consent: z.enum(consentStatuses).optional(),
  withdrawnOn: z.string().nullable().optional(),
  orderId: z.string().optional(),
  orderRevision: z.int().positive().optional(),
  eventId: z.string().optional(),
  /** What was told before, and otherwise. */
  factId: z.string().optional(),
  /** Of the warm hand-off checklist, as it stands; 0 before anybody began it. */
  revision: z.int().nonnegative().optional(),
  /** The number of the emergency access that the county answers. */
  emergencyAccess: z.int().positive().optional(),
});

export const problemSchema = z.strictObject({
  type: z.string().regex(/^urn:warm-handoff:problem:[a-z][A-Za-z]{1,40}$/),
  title: text,
  status: z.int().min(400).max(599),
  /** Stable, machine-readable. */
  code: z.enum(deployedCodes()),
  detail: text,
  /** What to do next, as a sentence to the person who asked. */
  next: text,
  /** One rule, or those that all say no, apart by a space. */
  ruleId: z
    .string()
    .regex(new RegExp(`^${rule}( ${rule})*$`))
    .optional(),
  errors: z
    .array(z.strictObject({ field: text, message: text }))
    .min(1)
    .optional(),
  state: stateSchema.optional(),
});
