/**
 * The access log of a case: one entry for every request on it, the denied ones included, in a hash chain of its own. An
 * entry says who asked for what, how it was decided and why, and on what legal basis a person could be seen. It holds
 * codes and ids; readers append to it without touching the case, whose version a reading must not change.
 */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';
import { chainStart } from '../shared/audit-event.ts';
import { hashOf } from '../shared/hash.ts';
import { denialReasons } from './denial-reasons.ts';
import { legalBases, disclosureLevels } from './legal-basis.ts';
import { standings } from './standing.ts';

/** Why a request that was never decided on its case still stands in the log. */
const undecidedReasons = [
  'invalidRequest',
  'replayed',
  'listed',
  'submitted',
  'personHasOpenReferral',
  'sampled',
  'failed',
] as const;

export const accessOutcomeSchema = z.strictObject({
  operation: z.string(),
  decision: z.enum(['allow', 'deny']),
  reason: z.enum(['standing', ...denialReasons, ...undecidedReasons]),
  standing: z.enum([...standings, 'addressee', 'own', 'undecided']),
  basis: z.strictObject({
    kind: z.enum(legalBases),
    level: z.enum(disclosureLevels),
    ruleId: z.string().optional(),
  }),
});
export type AccessOutcome = z.infer<typeof accessOutcomeSchema>;

/** What is appended; the log gives number and hashes. */
export const accessSchema = z.strictObject({
  ...accessOutcomeSchema.shape,
  caseId: z.string(),
  at: z.string(),
  actor: personSchema,
  /** The gateway's own, by which the request is found in its log. */
  requestId: z.string(),
});
export type Access = z.infer<typeof accessSchema>;

export const accessEntrySchema = z.strictObject({
  ...accessSchema.shape,
  seq: z.int().positive(),
  previousHash: z.string(),
  hash: z.string(),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;

/** Where a log stands: the number and hash of its last entry. */
export const accessHeadSchema = z.strictObject({ caseId: z.string(), seq: z.int(), hash: z.string() });
export type AccessHead = z.infer<typeof accessHeadSchema>;

export const emptyLog = (caseId: string): AccessHead => ({ caseId, seq: 0, hash: chainStart });

/** The next entry of a log, and where the log stands then. */
export const chainAccess = (access: Access, head: AccessHead): { entry: AccessEntry; head: AccessHead } => {
  const unchained = { ...access, seq: head.seq + 1, previousHash: head.hash };
  const hash = hashOf(unchained);
  return {
    entry: { ...unchained, hash },
    head: { caseId: access.caseId, seq: unchained.seq, hash },
  };
};
