/**
 * Seals of an access log: each names the entries that came since the one before it, with their hashes, and the hash of that
 * one, so that a changed, missing or added entry is found. One writer makes them, minutes after the entries, which need no
 * order among themselves for that: whoever comes late is in the next seal. A seal is a checkpoint: what is asked about one
 * span is verified by the seals of that span.
 */
import * as z from 'zod';
import { asciiText, storedHash, storedInstant } from '../shared/stored-text.ts';
import { chainStart } from '../shared/audit-event.ts';
import { hashOf } from '../shared/hash.ts';
import type { Instant } from '../shared/instant.ts';
import { type LogEntry, positionOf } from './access-entry.ts';

/** What one seal names at most: with seal and head it is one transaction. */
export const mostInSeal = 40;

export const accessSealSchema = z.strictObject({
  log: asciiText(80),
  seq: z.int().positive(),
  sealedAt: storedInstant,
  entries: z
    .array(z.strictObject({ at: storedInstant, hash: storedHash }))
    .min(1)
    .max(mostInSeal),
  previousHash: storedHash,
  hash: storedHash,
});
export type AccessSeal = z.infer<typeof accessSealSchema>;

/** Where a log stands: its last seal, and how many entries all of them name. */
export const accessHeadSchema = z.strictObject({
  log: asciiText(80),
  seq: z.int(),
  entries: z.int(),
  hash: storedHash,
  /** When its last seal was made; since then it stands in the list of heads. Heads of earlier releases have none. */
  sealedAt: storedInstant.optional(),
});
export type AccessHead = z.infer<typeof accessHeadSchema>;

export const unsealedLog = (log: string): AccessHead => ({ log, seq: 0, entries: 0, hash: chainStart });

export interface Sealing {
  seal: AccessSeal;
  head: AccessHead;
  entries: readonly LogEntry[];
}

export const sealNext = (head: AccessHead, unsealed: readonly LogEntry[], sealedAt: Instant): Sealing => {
  const { log } = head;
  const seq = head.seq + 1;
  const unchained = {
    log,
    seq,
    sealedAt,
    entries: unsealed
      .map(({ at, hash }) => ({ at, hash }))
      .sort((a, b) => (positionOf(a) < positionOf(b) ? -1 : 1)),
    previousHash: head.hash,
  };
  const hash = hashOf(unchained);
  return {
    seal: { ...unchained, hash },
    head: { log, seq, entries: head.entries + unsealed.length, hash, sealedAt },
    entries: unsealed.map((entry) => ({ ...entry, seal: seq })),
  };
};
