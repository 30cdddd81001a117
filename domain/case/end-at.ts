/**
 * What was over at an instant that became known later: whatever ended since, and late, was no longer owed from that instant
 * on. Rungs that were climbed and notices that were sent stay in the history.
 */
import { type ClockKind, isRunning } from '../shared/clock-record.ts';
import { type Instant, latestOf } from '../shared/instant.ts';
import type { CaseDraft } from './case-draft.ts';
import { stopClock } from './clocks.ts';

/** Of a case that has closed a clock that runs again ran until then; of one that is open it runs. */
export const stopAtClosing = (draft: CaseDraft, kinds: readonly ClockKind[]): void => {
  const { strands, closing, closedAt } = draft.case;
  if (strands.case === 'open') return;
  for (const kind of kinds) stopClock(draft, kind, closing?.at ?? closedAt, 'closing');
};

/** Ends every clock but those of `kept` at the instant, and takes lateness back that came only after it. */
export const endAt = (draft: CaseDraft, at: Instant, kept: ReadonlySet<string>): void => {
  for (const clock of draft.case.clocks) {
    const endedAt = clock.metAt ?? clock.stoppedAt;
    if (endedAt === undefined || endedAt <= at || clock.late !== true || clock.due <= at) continue;
    if (kept.has(clock.kind)) continue;
    const { metAt, stoppedAt, overdueSince } = clock;
    clock.beforeClosing = {
      ...(metAt !== undefined && { metAt }),
      ...(stoppedAt !== undefined && { stoppedAt }),
      ...(overdueSince !== undefined && { overdueSince }),
    };
    clock.stoppedBy = 'closing';
    clock.stoppedAt = latestOf([clock.anchor, at]);
    clock.late = false;
    delete clock.metAt;
    delete clock.overdueSince;
    draft.record('clockStopped', { kind: clock.kind, due: clock.due }, [clock.ruleId]);
  }
  const running = draft.case.clocks.filter(isRunning).map(({ kind }) => kind);
  for (const kind of new Set(running)) if (!kept.has(kind)) stopClock(draft, kind, at, 'closing');
  for (const item of draft.work.all)
    if (
      item.status === 'done' &&
      item.late === true &&
      item.completedAt !== undefined &&
      item.completedAt > at &&
      item.dueAt > at
    )
      draft.putWorkItem({ ...item, late: false });
};
