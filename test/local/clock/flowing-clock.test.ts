import { describe, expect, it } from '@jest/globals';
import { createFlowingClock, LONGEST_REAL_DELAY_MS } from '../../../local/clock/flowing-clock.ts';

const settled = () => Promise.resolve();
const DAY_MS = 86_400_000;

/** The machine's own time and timers, moved by hand: one armed alarm at most. */
function createMachineTime(startMs: number) {
  let nowMs = startMs;
  const alarms = new Map<object, { atMs: number; fire: () => void }>();
  const armed: number[] = [];
  let unrefs = 0;
  return {
    realNowMs: () => nowMs,
    setTimeout: (fire: () => void, delayMs: number) => {
      const handle = { unref: () => (unrefs += 1) };
      armed.push(delayMs);
      alarms.set(handle, { atMs: nowMs + delayMs, fire });
      return handle;
    },
    clearTimeout: (handle: object) => {
      alarms.delete(handle);
    },
    armed,
    alarms,
    unrefs: () => unrefs,
    flow(ms: number) {
      const untilMs = nowMs + ms;
      for (;;) {
        const due = [...alarms]
          .filter(([, { atMs }]) => atMs <= untilMs)
          .sort((a, b) => a[1].atMs - b[1].atMs)[0];
        if (!due) break;
        alarms.delete(due[0]);
        nowMs = Math.max(nowMs, due[1].atMs);
        due[1].fire();
      }
      nowMs = untilMs;
    },
  };
}

describe('the flowing clock', () => {
  it('shows real time plus its offset and fires by itself', () => {
    const machine = createMachineTime(1000);
    const clock = createFlowingClock({ ...machine, offsetMs: 500 });
    const fired: number[] = [];
    clock.setTimer(1600, () => fired.push(clock.nowMs()));
    expect(clock.nowMs()).toBe(1500);
    machine.flow(99);
    expect(fired).toEqual([]);
    machine.flow(1);
    expect(fired).toEqual([1600]);
    expect(clock.offsetMs()).toBe(500);
  });

  it('arms one alarm for the earliest timer and arms anew when that changes', () => {
    const machine = createMachineTime(0);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    clock.setTimer(1000, () => undefined);
    const early = clock.setTimer(100, () => undefined);
    clock.setTimer(5000, () => undefined);
    expect(machine.armed).toEqual([1000, 100]);
    clock.clearTimer(early);
    expect(machine.armed).toEqual([1000, 100, 1000]);
    expect(machine.alarms.size).toBe(1);
    expect(clock.pendingTimers()).toBe(2);
  });

  it('fires in order while it jumps, each at its own instant, and flows on from the target', async () => {
    const machine = createMachineTime(0);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    const fired: string[] = [];
    clock.setTimer(2 * DAY_MS, () => fired.push(`b@${clock.nowMs()}`));
    clock.setTimer(DAY_MS, () => {
      fired.push(`a@${clock.nowMs()}`);
      clock.setTimer(DAY_MS + 5, () => fired.push(`nested@${clock.nowMs()}`));
    });
    clock.setTimer(4 * DAY_MS, () => fired.push('beyond'));
    await clock.advanceTo(3 * DAY_MS, () => {
      // Real time passes while handlers work; virtual time stands at the instant.
      machine.flow(50);
      return Promise.resolve();
    });
    expect(fired).toEqual([`a@${DAY_MS}`, `nested@${DAY_MS + 5}`, `b@${2 * DAY_MS}`]);
    expect(clock.nowMs()).toBe(3 * DAY_MS);
    machine.flow(7);
    expect(clock.nowMs()).toBe(3 * DAY_MS + 7);
    expect(clock.offsetMs()).toBe(clock.nowMs() - machine.realNowMs());
    machine.flow(DAY_MS);
    expect(fired).toContain('beyond');
    expect(clock.nextAtMs()).toBeUndefined();
  });

  it('waits longer than 2^31-1 ms by arming again, never by firing early', () => {
    const machine = createMachineTime(0);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    const fired: number[] = [];
    clock.setTimer(60 * DAY_MS, () => fired.push(clock.nowMs()));
    expect(machine.armed).toEqual([LONGEST_REAL_DELAY_MS]);
    machine.flow(59 * DAY_MS);
    expect(fired).toEqual([]);
    machine.flow(DAY_MS);
    expect(fired).toEqual([60 * DAY_MS]);
    expect(Math.max(...machine.armed)).toBe(LONGEST_REAL_DELAY_MS);
  });

  it('lets the process end while it waits, when asked to', () => {
    const machine = createMachineTime(0);
    createFlowingClock({ ...machine, offsetMs: 0 }).setTimer(10, () => undefined);
    expect(machine.unrefs()).toBe(0);
    createFlowingClock({ ...machine, offsetMs: 0, unref: true }).setTimer(10, () => undefined);
    expect(machine.unrefs()).toBe(1);
  });

  it('takes handles that have no unref, as in a browser', () => {
    const numbers = { realNowMs: () => 0, setTimeout: () => ({}), clearTimeout: () => undefined };
    const clock = createFlowingClock({ ...numbers, offsetMs: 0, unref: true });
    clock.setTimer(10, () => undefined);
    expect(clock.pendingTimers()).toBe(1);
  });

  it('refuses to go back and to be moved twice at once, and flows on when a timer throws', async () => {
    const machine = createMachineTime(1000);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    await expect(clock.advanceTo(999, settled)).rejects.toThrow(RangeError);
    clock.setTimer(2000, () => {
      throw new Error('from the timer');
    });
    const moving = clock.advanceTo(3000, settled);
    await expect(clock.advanceTo(4000, settled)).rejects.toThrow('already being moved');
    await expect(moving).rejects.toThrow('from the timer');
    expect(clock.nowMs()).toBe(2000);
    machine.flow(1);
    expect(clock.nowMs()).toBe(2001);
  });

  it('arms the next alarm even when a timer throws while time flows', () => {
    const machine = createMachineTime(0);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    const fired: string[] = [];
    clock.setTimer(10, () => {
      throw new Error('from the timer');
    });
    clock.setTimer(20, () => fired.push('next'));
    expect(() => machine.flow(15)).toThrow('from the timer');
    machine.flow(10);
    expect(fired).toEqual(['next']);
  });

  it('fires at once what is already due', () => {
    const machine = createMachineTime(100);
    const clock = createFlowingClock({ ...machine, offsetMs: 0 });
    clock.setTimer(50, () => undefined);
    expect(machine.armed).toEqual([0]);
  });
});
