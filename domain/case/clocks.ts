/** Starting, meeting, stopping and moving the clocks of a case. A moved anchor keeps its history. */
import { newYork } from '../shared/calendar.ts';
import {
  type ClockKind,
  type ClockRecord,
  clocksKept,
  isLate,
  isRunning,
  movesKept,
} from '../shared/clock-record.ts';
import { type Instant, latestOf } from '../shared/instant.ts';
import type { ClockMove } from './answer-codes.ts';
import type { CaseDraft } from './case-draft.ts';

export const runningClock = (draft: CaseDraft, kind: ClockKind): ClockRecord | undefined =>
  draft.case.clocks.find((clock) => clock.kind === kind && isRunning(clock));

type Start = Pick<ClockRecord, 'kind' | 'anchor' | 'anchorKind' | 'due' | 'ruleId' | 'basis'>;

/** With room for one more of the kind: what is over goes before what runs, and of each the oldest first. */
const withoutOldest = (clocks: readonly ClockRecord[], kind: ClockKind): ClockRecord[] => {
  const ofKind = clocks.filter((clock) => clock.kind === kind);
  const inTurn = [...ofKind.filter((clock) => !isRunning(clock)), ...ofKind.filter(isRunning)];
  const dropped = new Set(inTurn.slice(0, 1 - clocksKept));
  return clocks.filter((clock) => !dropped.has(clock));
};

export const startClock = (draft: CaseDraft, start: Start): void => {
  draft.case.clocks = withoutOldest(draft.case.clocks, start.kind);
  draft.case.clocks.push({ ...start, zone: newYork, moves: [] });
  draft.record('clockStarted', { kind: start.kind, anchor: start.anchor, due: start.due }, [start.ruleId]);
};

/** A fact of before the closing is entered after it: the clock ran then. */
const stoppedByClosing = (draft: CaseDraft, kind: ClockKind, at: Instant): ClockRecord | undefined =>
  draft.case.clocks.findLast(
    (clock) =>
      clock.kind === kind &&
      clock.stoppedBy === 'closing' &&
      clock.stoppedAt !== undefined &&
      at <= clock.stoppedAt,
  );

/** What ended in time by its event was never overdue, whatever was marked until the event was entered. */
const judge = (clock: ClockRecord, now: Instant): void => {
  clock.late = isLate(clock, now);
  if (!clock.late) delete clock.overdueSince;
};

/** Ends the running clock of a kind with the instant of the fact that met it; says whether that was late. */
export const meetClock = (draft: CaseDraft, kind: ClockKind, metAt: Instant): void => {
  const clock = runningClock(draft, kind) ?? stoppedByClosing(draft, kind, metAt);
  if (!clock) return;
  delete clock.stoppedAt;
  delete clock.stoppedBy;
  clock.metAt = metAt;
  judge(clock, draft.now);
  draft.record(clock.late ? 'clockMetLate' : 'clockMet', { kind, due: clock.due, metAt }, [clock.ruleId]);
};

/** Moves the meeting of the latest clock of a kind to an earlier fact that became known later; says whether it did. */
export const meetEarlier = (draft: CaseDraft, kind: ClockKind, metAt: Instant): boolean => {
  const clock = draft.case.clocks.findLast((candidate) => candidate.kind === kind);
  if (clock?.metAt === undefined || clock.metAt <= metAt) return false;
  delete clock.metAt;
  meetClock(draft, kind, metAt);
  return true;
};

/** The latest clock of a kind runs again, where it was met at that instant: what had met it no longer counts. Says whether it does. */
export const reopenClock = (draft: CaseDraft, kind: ClockKind, metAt: Instant): boolean => {
  const clock = draft.case.clocks.findLast((candidate) => candidate.kind === kind);
  if (clock?.metAt !== metAt) return false;
  delete clock.metAt;
  delete clock.late;
  draft.record('clockReopened', { kind, due: clock.due }, [clock.ruleId]);
  return true;
};

/** A clock that was stopped was met after all, by a fact that became known later. */
export const meetStopped = (draft: CaseDraft, kind: ClockKind, anchor: Instant, metAt: Instant): void => {
  const clock = draft.case.clocks.findLast((one) => one.kind === kind && one.anchor === anchor);
  if (clock?.stoppedAt === undefined) return;
  delete clock.stoppedAt;
  meetClock(draft, kind, metAt);
};

/** Ends the running clock of a kind without its fact: a lapsed offer, a readmission, a closed case. */
export const stopClock = (
  draft: CaseDraft,
  kind: ClockKind,
  at = draft.now,
  by?: ClockRecord['stoppedBy'],
): void => {
  const clock = runningClock(draft, kind);
  if (!clock) return;
  // What was over before the clock began stops it where it begins.
  clock.stoppedAt = latestOf([clock.anchor, at]);
  if (by) clock.stoppedBy = by;
  judge(clock, draft.now);
  draft.record('clockStopped', { kind, due: clock.due }, [clock.ruleId]);
};

/** The latest clock of a kind never was, since what started it was voided; the audit events keep it. */
export const takeClockOut = (
  draft: CaseDraft,
  kind: ClockKind,
  fits: (clock: ClockRecord) => boolean = () => true,
): void => {
  const latest = draft.case.clocks.filter((clock) => clock.kind === kind).slice(-1);
  for (const clock of latest.filter(fits)) {
    draft.case.clocks = draft.case.clocks.filter((other) => other !== clock);
    draft.record('clockVoided', { kind, due: clock.due }, [clock.ruleId]);
  }
};

/** The clock of a kind runs on, where what had stopped it at that instant was voided. */
export const runOn = (draft: CaseDraft, kind: ClockKind, at: Instant): void => {
  const clock = draft.case.clocks.findLast(
    ({ stoppedAt, stoppedBy, anchor, ...candidate }) =>
      candidate.kind === kind && stoppedBy === undefined && stoppedAt === latestOf([anchor, at]),
  );
  if (!clock) return;
  delete clock.stoppedAt;
  delete clock.late;
  draft.record('clockReopened', { kind, due: clock.due }, [clock.ruleId]);
};

/** Stops the latest clock of a kind where something ended it before what has met it since: that was owed no more. */
export const stopEarlier = (draft: CaseDraft, kind: ClockKind, at: Instant): void => {
  const clock = draft.case.clocks.findLast((candidate) => candidate.kind === kind);
  if (clock?.metAt === undefined || clock.metAt <= at) return;
  delete clock.metAt;
  stopClock(draft, kind, at);
};

/** What the closing of the case had stopped runs again, or has ended as it had before. */
export const restartClocks = (draft: CaseDraft): void => {
  for (const clock of draft.case.clocks) {
    if (clock.stoppedBy === undefined) continue;
    const { beforeClosing } = clock;
    delete clock.stoppedAt;
    delete clock.stoppedBy;
    delete clock.late;
    delete clock.beforeClosing;
    Object.assign(clock, beforeClosing);
    if (!isRunning(clock)) judge(clock, draft.now);
    draft.record('clockReopened', { kind: clock.kind, due: clock.due }, [clock.ruleId]);
  }
};

/** Moves the latest clock of a kind to another anchor; whether it was met is decided anew by the caller. */
export const moveClock = (
  draft: CaseDraft,
  kind: ClockKind,
  to: Pick<ClockRecord, 'anchor' | 'anchorKind' | 'due'>,
  reason: ClockMove,
): void => {
  const clock = draft.case.clocks.findLast((candidate) => candidate.kind === kind);
  if (!clock) return;
  const move = { at: draft.now, anchor: clock.anchor, due: clock.due, reason };
  clock.moves = [...clock.moves, move].slice(-movesKept);
  Object.assign(clock, to);
  delete clock.metAt;
  delete clock.late;
  delete clock.overdueSince;
  draft.record('clockMoved', { kind, anchor: to.anchor, due: to.due, reason }, [clock.ruleId]);
};
