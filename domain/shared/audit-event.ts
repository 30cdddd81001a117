/**
 * The audit event and its hash chain. Events are append-only; each carries the SHA-256 of the one before it, so a
 * changed, missing or reordered event breaks the chain. Details hold codes, ids, instants and counts: no names.
 */
import * as z from 'zod';
import { asciiText, storedCaseId, storedCode, storedHash, storedInstant } from './stored-text.ts';
import { actorSchema } from './actor.ts';
import { hashOf } from './hash.ts';

const detailSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
);
export type EventDetails = z.infer<typeof detailSchema>;

export const auditEventSchema = z.strictObject({
  caseId: storedCaseId,
  seq: z.int().positive(),
  at: storedInstant,
  actor: actorSchema,
  type: storedCode,
  ruleIds: z.array(asciiText(32)).max(32),
  details: detailSchema,
  /** On the last event of a write: what the write put, each item with its digest (domain/case/items-written.ts). */
  wrote: z.record(asciiText(104), asciiText(72)).optional(),
  previousHash: storedHash,
  hash: storedHash,
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
type Unchained = Omit<AuditEvent, 'hash'>;

/** Anything numbered from 1 that names the hash of the one before it. */
export interface ChainLink {
  seq: number;
  previousHash: string;
  hash: string;
}

/** What stands in `previousHash` of a case's first event. */
export const chainStart = '0'.repeat(64);

export const chainEvent = (event: Unchained): AuditEvent => ({ ...event, hash: hashOf(event) });

export type ChainVerdict = { intact: true; headHash: string } | { intact: false; seq: number; fault: string };

/** Whether a link says what it said when it was written. */
export const isUnchanged = ({ hash, ...unchained }: ChainLink): boolean => hashOf(unchained) === hash;

/** Walks a chain in order, all of it or from a number on; names the first link that is missing, moved or changed. */
export const verifyChain = (events: readonly ChainLink[], from = 1): ChainVerdict => {
  let previousHash = (from > 1 ? events[0]?.previousHash : undefined) ?? chainStart;
  for (const [index, event] of events.entries()) {
    const seq = from + index;
    if (event.seq !== seq) return { intact: false, seq, fault: 'missing or out of order' };
    if (event.previousHash !== previousHash)
      return { intact: false, seq, fault: 'does not follow the event before it' };
    if (!isUnchanged(event)) return { intact: false, seq, fault: 'changed after it was written' };
    previousHash = event.hash;
  }
  return { intact: true, headHash: previousHash };
};
