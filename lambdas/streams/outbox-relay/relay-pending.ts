/**
 * Empties the outbox by its index: what the stream gave up on, and on one machine, where no stream is, everything. An
 * entry that fails stays, with the rest of its case behind it; the others are not held up.
 */
import type { Instant } from '../../../domain/shared/instant.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import type { Log } from '../../../domain/ports/ports.ts';
import { type RelayDeps, relayEntry } from './relay-entry.ts';

export type RelayPendingDeps = RelayDeps & { log: Log };

const batchSize = 100;

/** Relays what was written up to an instant, in one pass through the outbox. Returns how many cases are stuck. */
export const relayPending = async (deps: RelayPendingDeps, writtenBy: Instant): Promise<number> => {
  const stuck = new Set<string>();
  let last: OutboxEntry | undefined;
  do {
    const entries = await deps.outbox.pending(batchSize, last);
    last = entries.at(-1);
    for (const entry of entries) {
      if (stuck.has(entry.caseId) || entry.at > writtenBy) continue;
      try {
        await relayEntry(deps, entry);
      } catch (error) {
        stuck.add(entry.caseId);
        deps.log.error('HHP5002', {
          caseId: entry.caseId,
          kind: entry.kind,
          error: errorNameOf(error),
        });
      }
    }
  } while (last);
  return stuck.size;
};
