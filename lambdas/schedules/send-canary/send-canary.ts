/** The schedule that orders the canary of the hour. Run twice within an hour: the second run writes nothing. */
import { canaryAt } from '../../../domain/notices/canary.ts';
import type { Canaries, Clock } from '../../../domain/ports/ports.ts';

export interface SendCanaryDeps {
  canaries: Pick<Canaries, 'putCanary'>;
  clock: Clock;
}

export const createSendCanary =
  ({ canaries, clock }: SendCanaryDeps) =>
  (): Promise<void> =>
    canaries.putCanary(canaryAt(clock.now()));
