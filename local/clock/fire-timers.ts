/**
 * Moves a clock through every instant at which something is due: both clocks advance by this one loop, so that a
 * journey proved on the virtual clock runs the same way behind the "+48 h" button.
 */
import type { TimerQueue } from './timer-queue.ts';

export interface Movable {
  readonly timers: TimerQueue;
  nowMs(): number;
  standAt(instantMs: number): void;
}

export async function advance(clock: Movable, targetMs: number, settle: () => Promise<void>): Promise<void> {
  if (!Number.isFinite(targetMs) || targetMs < clock.nowMs()) {
    throw new RangeError(`The clock stands at ${clock.nowMs()} and cannot be moved back to ${targetMs}.`);
  }
  // What is in flight may still set timers that fall due on the way.
  await settle();
  for (let at = clock.timers.nextAtMs(); at !== undefined && at <= targetMs; at = clock.timers.nextAtMs()) {
    clock.standAt(Math.max(at, clock.nowMs()));
    fireDue(clock);
    await settle();
  }
  clock.standAt(targetMs);
}

/** Fires what is due at the instant at which the clock stands, including what a timer sets for the same instant. */
export function fireDue(clock: Movable): void {
  for (let fire = clock.timers.takeDue(clock.nowMs()); fire; fire = clock.timers.takeDue(clock.nowMs()))
    fire();
}
