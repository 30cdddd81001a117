/**
 * Publishes a canary and completes it, as the relay does with what a case ordered. Run twice: it leaves twice, and nobody but
 * a count is told.
 */
import type { Canary } from '../../../domain/notices/canary.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { Canaries, CanaryPublisher, Log } from '../../../domain/ports/ports.ts';
import type { Instant } from '../../../domain/shared/instant.ts';

export interface RelayCanaryDeps {
  canaries: Pick<Canaries, 'pendingCanaries' | 'completeCanary'>;
  canaryPublisher: CanaryPublisher;
  log: Log;
}

/** False when it failed, which is logged. */
export const relayCanary = async (deps: RelayCanaryDeps, canary: Canary): Promise<boolean> => {
  try {
    await deps.canaryPublisher.publishCanary(canary);
    await deps.canaries.completeCanary(canary);
    return true;
  } catch (error) {
    deps.log.error('HHP5002', { error: errorNameOf(error) });
    return false;
  }
};

/** Relays what was sent up to an instant and is there still. Returns how many are stuck. */
export const relayPendingCanaries = async (deps: RelayCanaryDeps, sentBy: Instant): Promise<number> => {
  let stuck = 0;
  for (const canary of await deps.canaries.pendingCanaries())
    if (canary.at <= sentBy && !(await relayCanary(deps, canary))) stuck += 1;
  return stuck;
};
