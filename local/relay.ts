/**
 * The outbox relay on one machine: woken by every write and at start, it empties the outbox and then rests. What could
 * not be relayed is tried again later and later, as the stream does on AWS: nobody has to write first.
 */
import type { AccessEntry } from '../domain/access/access-entry.ts';
import { errorNameOf } from '../domain/ports/log-line.ts';
import { type RelayCanaryDeps, relayPendingCanaries } from '../lambdas/streams/outbox-relay/relay-canary.ts';
import { relayPending } from '../lambdas/streams/outbox-relay/relay-pending.ts';
import { type RelayDeps, relayOpening } from '../lambdas/streams/outbox-relay/relay-write.ts';

export interface LocalRelay {
  wake: () => void;
  /** Somebody was shown a case. */
  opened: (entry: AccessEntry) => void;
  busy(): boolean;
  idle(): Promise<void>;
}

export interface LocalRelayDeps extends RelayDeps, RelayCanaryDeps {
  after: (delayMs: number, fire: () => void) => void;
}

const firstRetryMs = 5_000;
const longestRetryMs = 3_600_000;

export const createLocalRelay = (deps: LocalRelayDeps): LocalRelay => {
  let woken = false;
  let running: Promise<void> | undefined;
  let retryMs = firstRetryMs;
  let retrying = false;
  const openings: AccessEntry[] = [];

  const emptied = async (): Promise<boolean> => {
    try {
      const now = deps.clock.now();
      return (await relayPending(deps, now)) + (await relayPendingCanaries(deps, now)) === 0;
    } catch (error) {
      deps.log.error('HHP5003', { error: errorNameOf(error) });
      return false;
    }
  };

  const retry = (): void => {
    if (retrying) return;
    retrying = true;
    deps.after(retryMs, () => {
      retrying = false;
      wake();
    });
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  };

  const run = async (): Promise<void> => {
    while (woken) {
      woken = false;
      if (await emptied()) retryMs = firstRetryMs;
      else retry();
      for (const entry of openings.splice(0)) await relayOpening(deps, entry);
    }
    // In the same turn as the last look at `woken`: between the two a wake-up would be lost.
    running = undefined;
  };

  const wake = (): void => {
    woken = true;
    running ??= run();
  };

  return {
    wake,
    opened: (entry) => {
      openings.push(entry);
      wake();
    },
    busy: () => running !== undefined,
    idle: async () => {
      while (running) await running;
    },
  };
};
