/**
 * Empties the outbox by its index: what the stream gave up on, and on one machine, where no stream is, everything. An
 * entry that fails stays, with the rest of its case behind it; the others are not held up.
 */
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Log } from '../../../domain/shared/ports.ts';
import type { RelayDeps } from './relay-entry.ts';
import { relayEntry } from './relay-entry.ts';

export type RelayPendingDeps = RelayDeps & { log: Log };

const batchSize = 100;

/** One batch of the entries written up to an instant. Returns how many were completed, and how many failed. */
const relayBatch = async (
  deps: RelayPendingDeps,
  writtenBy: Instant,
): Promise<{ completed: number; failed: number }> => {
  const entries = await deps.outbox.pending(batchSize);
  const stuck = new Set<string>();
  let completed = 0;
  for (const entry of entries) {
    if (stuck.has(entry.caseId) || entry.at > writtenBy) continue;
    try {
      await relayEntry(deps, entry);
      completed += 1;
    } catch (error) {
      stuck.add(entry.caseId);
      deps.log.error('HHP5002', { error: error instanceof Error ? error.name : 'unknown', kind: entry.kind });
    }
  }
  return { completed, failed: stuck.size };
};

/** Relays until nothing moves any more. Returns how many cases are stuck. */
export const relayPending = async (deps: RelayPendingDeps, writtenBy: Instant): Promise<number> => {
  for (;;) {
    const { completed, failed } = await relayBatch(deps, writtenBy);
    if (completed === 0) return failed;
  }
};
