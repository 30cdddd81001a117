/** How work on the end of a case is completed; joined into the completion contract of all work. */
import * as z from 'zod';
import {
  deathRejections,
  evidenceDecisions,
  evidenceRefusals,
  identityDecisions,
  identityReasons,
} from '../case/answer-codes.ts';

const confirmDeathSchema = z
  .strictObject({
    kind: z.literal('confirmDeath'),
    decision: z.enum(['confirm', 'reject']),
    /** Why not, with reject and only then. */
    reason: z.enum(deathRejections).optional(),
  })
  .refine(({ decision, reason }) => (decision === 'reject') === (reason !== undefined), {
    path: ['reason'],
    error: 'Say why with reject, and only then.',
  });

const confirmIdentitySchema = z.strictObject({
  kind: z.literal('confirmIdentity'),
  decision: z.enum(identityDecisions),
  /** How it is known. */
  reason: z.enum(identityReasons),
});

const confirmEvidenceSchema = z
  .strictObject({
    kind: z.literal('confirmEvidence'),
    decision: z.enum(evidenceDecisions),
    /** Why it is not taken, with declined and only then. */
    reason: z.enum(evidenceRefusals).optional(),
  })
  .refine(({ decision, reason }) => (decision === 'declined') === (reason !== undefined), {
    path: ['reason'],
    error: 'Say why with declined, and only then.',
  });

export const endCompletionSchemas = [
  confirmDeathSchema,
  confirmIdentitySchema,
  confirmEvidenceSchema,
] as const;

type Completion = z.infer<(typeof endCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
