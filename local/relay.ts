/**
 * The outbox relay on one machine: woken by every write and at start, it empties the outbox by its index and then rests.
 * An entry that fails stays, with the rest of its case behind it, until the next write or start.
 */
import type { Log } from '../domain/shared/ports.ts';
import type { RelayDeps } from '../lambdas/streams/outbox-relay/relay-entry.ts';
import { relayEntry } from '../lambdas/streams/outbox-relay/relay-entry.ts';

export interface LocalRelay {
  wake: () => void;
  busy(): boolean;
  idle(): Promise<void>;
}

const batchSize = 100;

export const createLocalRelay = (deps: RelayDeps & { log: Log }): LocalRelay => {
  let woken = false;
  let running: Promise<void> | undefined;

  /** True when at least one entry was completed. */
  const relayBatch = async (): Promise<boolean> => {
    const entries = await deps.outbox.pending(batchSize);
    const stuck = new Set<string>();
    let completed = 0;
    for (const entry of entries) {
      if (stuck.has(entry.caseId)) continue;
      try {
        await relayEntry(deps, entry);
        completed += 1;
      } catch (error) {
        stuck.add(entry.caseId);
        deps.log.error('HHP5002', {
          error: error instanceof Error ? error.name : 'unknown',
          kind: entry.kind,
        });
      }
    }
    return completed > 0;
  };

  const run = async (): Promise<void> => {
    while (woken) {
      woken = false;
      try {
        while (await relayBatch());
      } catch (error) {
        deps.log.error('HHP5003', { error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  };

  return {
    wake() {
      woken = true;
      running ??= run().finally(() => {
        running = undefined;
      });
    },
    busy: () => running !== undefined,
    idle: async () => {
      while (running) await running;
    },
  };
};
