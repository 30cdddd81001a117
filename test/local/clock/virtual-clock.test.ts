import { describe, expect, it } from '@jest/globals';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';

const settled = () => Promise.resolve();
const DAY_MS = 86_400_000;

describe('the virtual clock', () => {
  it('stands still until it is moved', async () => {
    const clock = createVirtualClock(1000);
    expect(clock.nowMs()).toBe(1000);
    await clock.advanceTo(5000, settled);
    expect(clock.nowMs()).toBe(5000);
  });

  it('fires in order of time, then in the order in which timers were set, each at its own instant', async () => {
    const clock = createVirtualClock(0);
    const fired: string[] = [];
    const note = (name: string) => () => fired.push(`${name}@${clock.nowMs()}`);
    clock.setTimer(30, note('c'));
    clock.setTimer(10, note('a'));
    clock.setTimer(30, note('d'));
    clock.setTimer(20, note('b'));
    clock.setTimer(31, note('later'));
    await clock.advanceTo(30, settled);
    expect(fired).toEqual(['a@10', 'b@20', 'c@30', 'd@30']);
    expect(clock.pendingTimers()).toBe(1);
    expect(clock.nextAtMs()).toBe(31);
  });

  it('settles before it moves and after each distinct instant', async () => {
    const clock = createVirtualClock(0);
    const settledAt: number[] = [];
    for (const at of [10, 10, 20]) clock.setTimer(at, () => undefined);
    await clock.advanceTo(25, () => {
      settledAt.push(clock.nowMs());
      return Promise.resolve();
    });
    expect(settledAt).toEqual([0, 10, 20]);
  });

  it('fires timers that are set while settling and fall due before the target', async () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    const chain = () => {
      fired.push(clock.nowMs());
      if (fired.length < 4) clock.setTimer(clock.nowMs() + 10, chain);
    };
    clock.setTimer(10, () => undefined);
    let first = true;
    await clock.advanceTo(40, () => {
      if (clock.nowMs() === 10 && first) {
        first = false;
        clock.setTimer(15, chain);
      }
      return Promise.resolve();
    });
    expect(fired).toEqual([15, 25, 35]);
    expect(clock.nowMs()).toBe(40);
  });

  it('fires a timer of the past at the present instant, and one set for the instant that is firing', async () => {
    const clock = createVirtualClock(100);
    const fired: number[] = [];
    clock.setTimer(50, () => {
      fired.push(clock.nowMs());
      clock.setTimer(100, () => fired.push(clock.nowMs()));
    });
    await clock.advanceTo(100, settled);
    expect(fired).toEqual([100, 100]);
  });

  it('does not fire what was cleared, and clearing twice or after firing is harmless', async () => {
    const clock = createVirtualClock(0);
    const fired: string[] = [];
    const kept = clock.setTimer(10, () => fired.push('kept'));
    const cleared = clock.setTimer(5, () => fired.push('cleared'));
    clock.clearTimer(cleared);
    clock.clearTimer(cleared);
    expect(clock.nextAtMs()).toBe(10);
    await clock.advanceTo(20, settled);
    clock.clearTimer(kept);
    expect(fired).toEqual(['kept']);
    expect(clock.pendingTimers()).toBe(0);
    expect(clock.nextAtMs()).toBeUndefined();
  });

  it('has no 24.8 day limit', async () => {
    const clock = createVirtualClock(0);
    let firedAt = -1;
    clock.setTimer(3000 * DAY_MS, () => {
      firedAt = clock.nowMs();
    });
    await clock.advanceTo(2999 * DAY_MS, settled);
    expect(firedAt).toBe(-1);
    await clock.advanceTo(3001 * DAY_MS, settled);
    expect(firedAt).toBe(3000 * DAY_MS);
  });

  it('holds ten thousand timers, clears most of them and fires the rest in order', async () => {
    const clock = createVirtualClock(0);
    const fired: number[] = [];
    const timers = Array.from({ length: 10_000 }, (_, at) => {
      const due = ((at * 7919) % 10_007) + 1;
      return clock.setTimer(due, () => fired.push(due));
    });
    timers.forEach((timer, at) => {
      if (at % 10 !== 0) clock.clearTimer(timer);
    });
    expect(clock.pendingTimers()).toBe(1000);
    await clock.advanceTo(20_000, settled);
    expect(fired).toHaveLength(1000);
    expect(fired).toEqual(fired.toSorted((a, b) => a - b));
  });

  it('refuses to go back, to go nowhere, and to be moved twice at once', async () => {
    const clock = createVirtualClock(1000);
    await expect(clock.advanceTo(999, settled)).rejects.toThrow(RangeError);
    await expect(clock.advanceTo(Number.NaN, settled)).rejects.toThrow(RangeError);
    expect(() => clock.setTimer(Number.POSITIVE_INFINITY, () => undefined)).toThrow(RangeError);
    const moving = clock.advanceTo(2000, settled);
    await expect(clock.advanceTo(3000, settled)).rejects.toThrow('already being moved');
    await moving;
    await clock.advanceTo(3000, settled);
    expect(clock.nowMs()).toBe(3000);
  });

  it('can be moved again after a timer threw', async () => {
    const clock = createVirtualClock(0);
    clock.setTimer(10, () => {
      throw new Error('from the timer');
    });
    await expect(clock.advanceTo(20, settled)).rejects.toThrow('from the timer');
    await clock.advanceTo(20, settled);
    expect(clock.nowMs()).toBe(20);
  });
});
