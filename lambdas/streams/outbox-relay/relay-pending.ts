/**
 * Empties the outbox by its index: what the stream gave up on, and on one machine, where no stream is, everything. What
 * fails stays, with the rest of its case behind it; the others are not held up.
 */
import type { Instant } from '../../../domain/shared/instant.ts';
import type { OutboxOfWrite } from '../../../domain/shared/outbox.ts';
import { type RelayDeps, relayWrite } from './relay-write.ts';

const batchSize = 100;

/** Relays what was written up to an instant, in one pass through the outbox. Returns how many cases are stuck. */
export const relayPending = async (deps: RelayDeps, writtenBy: Instant): Promise<number> => {
  const stuck = new Set<string>();
  let last: OutboxOfWrite | undefined;
  do {
    const found = await deps.outbox.pending(batchSize, last);
    last = found.at(-1);
    for (const entries of found) {
      const [{ caseId, at }] = entries;
      if (stuck.has(caseId) || at > writtenBy) continue;
      if (!(await relayWrite(deps, entries))) stuck.add(caseId);
    }
  } while (last);
  return stuck.size;
};
