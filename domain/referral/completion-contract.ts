/** How work on the end of a case is completed; joined into the completion contract of all work. */
import * as z from 'zod';
import { deathRejections, identityDecisions, identityReasons } from '../case/answer-codes.ts';

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

export const endCompletionSchemas = [confirmDeathSchema, confirmIdentitySchema] as const;

type Completion = z.infer<(typeof endCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
