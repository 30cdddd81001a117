/**
 * Real time plus an offset that can be jumped forward: the clock behind `npm start`.
 *
 * Between jumps time flows and due timers fire by themselves. During a jump time stands at each due instant in turn,
 * then flows on from the target. Only the earliest timer is armed, and never for longer than Node's setTimeout can
 * take: over 2^31-1 ms Node fires after 1 ms, which would make every 60-day wait overdue at once.
 */
import { advance, fireDue } from './fire-timers.ts';
import type { AdvanceableClock } from './engine-clock.ts';
import { createTimerQueue } from './timer-queue.ts';

export const LONGEST_REAL_DELAY_MS = 2 ** 31 - 1;

export interface FlowingClockOptions<Handle> {
  /** Kept over restarts by the caller, so that a jumped clock does not fall back. */
  readonly offsetMs: number;
  readonly realNowMs: () => number;
  readonly setTimeout: (fire: () => void, delayMs: number) => Handle;
  readonly clearTimeout: (handle: Handle) => void;
  /** Whether waiting timers let the process end; a server holds itself open by its socket. */
  readonly unref?: boolean;
}

export interface FlowingClock extends AdvanceableClock {
  offsetMs(): number;
}

export function createFlowingClock<Handle extends { unref?: () => unknown }>(
  options: FlowingClockOptions<Handle>,
): FlowingClock {
  const timers = createTimerQueue();
  let offsetMs = options.offsetMs;
  let stoodAtMs: number | undefined;
  let advancing = false;
  let armed: Handle | undefined;

  const nowMs = () => stoodAtMs ?? options.realNowMs() + offsetMs;
  const standAt = (instantMs: number) => {
    stoodAtMs = instantMs;
  };
  const flowOn = () => {
    if (stoodAtMs !== undefined) offsetMs = stoodAtMs - options.realNowMs();
    stoodAtMs = undefined;
  };

  const arm = () => {
    if (armed !== undefined) options.clearTimeout(armed);
    armed = undefined;
    const atMs = timers.nextAtMs();
    if (advancing || atMs === undefined) return;
    armed = options.setTimeout(onAlarm, Math.min(Math.max(atMs - nowMs(), 0), LONGEST_REAL_DELAY_MS));
    if (options.unref === true) armed.unref?.();
  };

  const onAlarm = () => {
    armed = undefined;
    try {
      fireDue({ timers, nowMs, standAt });
    } finally {
      arm();
    }
  };

  return {
    nowMs,
    offsetMs: () => offsetMs,
    isAdvancing: () => advancing,
    pendingTimers: () => timers.size(),
    nextAtMs: () => timers.nextAtMs(),
    setTimer(atMs, fire) {
      const timer = timers.add(atMs, fire);
      if (timers.nextAtMs() === atMs) arm();
      return timer;
    },
    clearTimer(timer) {
      timers.remove(timer);
      arm();
    },
    async advanceTo(targetMs, settle) {
      if (advancing) throw new Error('The clock is already being moved: wait for that move to end.');
      advancing = true;
      standAt(nowMs());
      arm();
      try {
        await advance({ timers, nowMs, standAt }, targetMs, settle);
      } finally {
        flowOn();
        advancing = false;
        arm();
      }
    },
  };
}
