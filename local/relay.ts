/** The outbox relay on one machine: woken by every write and at start, it empties the outbox and then rests. */
import { errorNameOf } from '../domain/shared/log-line.ts';
import type { RelayPendingDeps } from '../lambdas/streams/outbox-relay/relay-pending.ts';
import { relayPending } from '../lambdas/streams/outbox-relay/relay-pending.ts';

export interface LocalRelay {
  wake: () => void;
  busy(): boolean;
  idle(): Promise<void>;
}

export const createLocalRelay = (deps: RelayPendingDeps): LocalRelay => {
  let woken = false;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    while (woken) {
      woken = false;
      try {
        await relayPending(deps, deps.clock.now());
      } catch (error) {
        deps.log.error('HHP5003', { error: errorNameOf(error) });
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
