/**
 * A clock that stands still until it is moved: tests and the demo play sixty days in a second on it.
 */
import { advance } from './fire-timers.ts';
import type { AdvanceableClock } from './engine-clock.ts';
import { createTimerQueue } from './timer-queue.ts';

export type VirtualClock = AdvanceableClock;

export function createVirtualClock(startMs: number): VirtualClock {
  const timers = createTimerQueue();
  let nowMs = startMs;
  let advancing = false;

  const movable = {
    timers,
    nowMs: () => nowMs,
    standAt: (instantMs: number) => {
      nowMs = instantMs;
    },
  };

  return {
    nowMs: movable.nowMs,
    setTimer: (atMs, fire) => timers.add(atMs, fire),
    clearTimer: (timer) => timers.remove(timer),
    isAdvancing: () => advancing,
    pendingTimers: () => timers.size(),
    nextAtMs: () => timers.nextAtMs(),
    async advanceTo(targetMs, settle) {
      if (advancing) throw new Error('The clock is already being moved: wait for that move to end.');
      advancing = true;
      try {
        await advance(movable, targetMs, settle);
      } finally {
        advancing = false;
      }
    },
  };
}
