/**
 * The timers of a clock, earliest first and, within one instant, in the order in which they were set.
 *
 * A binary heap: ten thousand parked cases mean ten thousand timers, and most are cleared long before they fall due.
 * A cleared timer stays in the heap until it reaches the top or until half of the heap is cleared ones.
 */
import type { Timer } from './engine-clock.ts';

interface Entry extends Timer {
  readonly order: number;
  readonly fire: () => void;
}

export interface TimerQueue {
  add(atMs: number, fire: () => void): Timer;
  remove(timer: Timer): void;
  nextAtMs(): number | undefined;
  /** Takes the next timer due at or before `untilMs` out of the queue; the caller fires it. */
  takeDue(untilMs: number): (() => void) | undefined;
  size(): number;
}

const isBefore = (a: Entry, b: Entry) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

export function createTimerQueue(): TimerQueue {
  const live = new Set<Timer>();
  let heap: Entry[] = [];
  let order = 0;

  const firstLive = (): Entry | undefined => {
    while (heap[0] && !live.has(heap[0])) pop(heap);
    return heap[0];
  };

  const compact = () => {
    const kept = heap.filter((entry) => live.has(entry));
    heap = [];
    for (const entry of kept) push(heap, entry);
  };

  return {
    add(atMs, fire) {
      if (!Number.isFinite(atMs)) throw new RangeError(`A timer needs a finite instant, not ${atMs}.`);
      const entry: Entry = { atMs, order: order++, fire };
      push(heap, entry);
      live.add(entry);
      return entry;
    },
    remove(timer) {
      if (live.delete(timer) && heap.length > 64 && live.size * 2 < heap.length) compact();
    },
    nextAtMs: () => firstLive()?.atMs,
    takeDue(untilMs) {
      const first = firstLive();
      if (!first || first.atMs > untilMs) return undefined;
      pop(heap);
      live.delete(first);
      return first.fire;
    },
    size: () => live.size,
  };
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (!parent || !isBefore(entry, parent)) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const childAt = smallerChild(heap, at);
    const child = heap[childAt];
    if (!child || isBefore(last, child)) break;
    heap[at] = child;
    at = childAt;
  }
  heap[at] = last;
}

function smallerChild(heap: Entry[], at: number): number {
  const left = heap[at * 2 + 1];
  const right = heap[at * 2 + 2];
  return left && right && isBefore(right, left) ? at * 2 + 2 : at * 2 + 1;
}
