/**
 * When the rungs of a ladder are, and what each announces. Rung 0 is half time where the ladder has one, then the
 * due instant, then one rung every interval for as long as the work stays open: nobody waits in silence.
 */
import { addDuration } from '../shared/duration.ts';
import type { Announcement, Ladder } from './ladder.ts';
import { type Instant, midpoint } from '../shared/instant.ts';

export interface Rung {
  at: Instant;
  announce: readonly Announcement[];
  /** True from the due instant on. */
  overdue: boolean;
}

export const rung = (ladder: Ladder, anchor: Instant, dueAt: Instant, index: number): Rung => {
  const { halfTime } = ladder;
  if (halfTime && index === 0) return { at: midpoint(anchor, dueAt), announce: halfTime, overdue: false };
  const dueIndex = halfTime ? 1 : 0;
  if (index === dueIndex) return { at: dueAt, announce: ladder.atDue, overdue: true };
  const { every, announce } = ladder.afterDue;
  return { at: addDuration(dueAt, every, index - dueIndex), announce, overdue: true };
};

/**
 * How many rungs lie at or before an instant, counted on from `climbed` rungs that are known to: after a year of silence
 * nobody counts the whole ladder again.
 */
export const rungsPassed = (
  ladder: Ladder,
  anchor: Instant,
  dueAt: Instant,
  now: Instant,
  climbed = 0,
): number => {
  let count = climbed;
  while (rung(ladder, anchor, dueAt, count).at <= now) count += 1;
  return count;
};
