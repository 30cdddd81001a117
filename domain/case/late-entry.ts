/**
 * Late stays visible (HHP-LATE-01): a clock that stood late and is in time by what was entered or corrected since keeps that it
 * was late, since when it is known otherwise, and why. Its figures count it by itself, neither in time nor late. Whoever enters
 * late that a person was seen in time says why; of the rest the fact itself says it.
 */
import { type ClockKind, type ClockRecord, isLate } from '../shared/clock-record.ts';
import { Refused } from '../shared/refusal.ts';
import type { LateEntryReason } from './answer-codes.ts';
import type { CaseDraft } from './case-draft.ts';
import { kindOfWork } from './kinds-of-work.ts';
import { holderOf } from './parties.ts';

const ruleId = 'HHP-LATE-01';

/**
 * Where a reason is asked: the person was to be seen by then. A sighting of somebody missing is taken without one, since nothing
 * may keep it back; it is marked all the same.
 */
const asked: ReadonlySet<ClockKind> = new Set(['faceToFaceContact', 'aotFirstContact']);

/** Time that a referral is with the facility is counted by itself (`hands`), and corrects nothing. */
const movesOfHands: ReadonlySet<string> = new Set(['returnedForInformation', 'informationGiven']);

/** What the request says of it. */
export interface LateEntry {
  /** As whoever enters it says. */
  reason?: LateEntryReason | undefined;
  /** True where a fact is voided: the reason of the void suffices. */
  isVoid?: boolean;
}
type Corrected = NonNullable<ClockRecord['corrected']>;

/** How it was moved by this draft, if it was. */
const moveOf = (before: ClockRecord, { anchor, due, moves }: ClockRecord): string | undefined =>
  before.anchor === anchor && before.due === due ? undefined : moves.at(-1)?.reason;

const askReason = (): Refused =>
  new Refused({
    code: 'lateEntryWithoutReason',
    ruleId,
    detail: 'This was in time, and is entered after it stood overdue.',
    errors: [
      {
        field: 'body.lateEntryReason',
        message: 'Say why: enteredLate, wrongTimeEntered, otherPersonEntered or other.',
      },
    ],
  });

const reasonOf = (
  { kind, metAt }: ClockRecord,
  move: string | undefined,
  { reason, isVoid = false }: LateEntry,
): Corrected['reason'] => {
  if (move !== undefined) return 'factCorrected';
  if (isVoid) return 'factVoided';
  if (metAt === undefined) return 'endedBefore';
  if (reason === undefined && asked.has(kind)) throw askReason();
  return reason ?? 'enteredLate';
};

/** Its work was late as the clock was: open past its time, or done after it. */
const markWork = (draft: CaseDraft, kind: ClockKind, mark: Corrected): void => {
  const { at, reason } = mark;
  for (const { workItemId, status, dueAt, late } of draft.work.before) {
    const item = draft.workItem(workItemId);
    const wasLate = status === 'done' ? late === true : draft.now > dueAt;
    if (!item || !wasLate || kindOfWork(item.kind).clock?.kind !== kind) continue;
    const isInTime = item.status === 'done' ? item.late === false : draft.now <= item.dueAt;
    if (isInTime) draft.putWorkItem({ ...item, corrected: { at, reason } });
  }
};

/** Who was reminded that the person was not seen hears that they were. */
const tellInTime = (draft: CaseDraft): void => {
  draft.notify('contactWasInTime', { role: 'spoa', org: draft.case.lgu });
  draft.notify('contactWasInTime', holderOf(draft.case));
};

const keepOf = (draft: CaseDraft, before: ClockRecord, clock: ClockRecord, entry: LateEntry): void => {
  const { kind, due, metAt } = clock;
  const move = moveOf(before, clock);
  if (move !== undefined && movesOfHands.has(move)) return;
  const reason = reasonOf(clock, move, entry);
  clock.corrected = {
    at: draft.now,
    reason,
    lateSince: before.due,
    ...(before.metAt !== undefined && { wasMetAt: before.metAt }),
  };
  draft.record('latenessCorrected', { kind, due, lateSince: before.due, reason }, [ruleId, clock.ruleId]);
  markWork(draft, kind, clock.corrected);
  if (asked.has(kind) && metAt !== undefined) tellInTime(draft);
};

/** What is late again is late as if it had never been otherwise; that it was stands in the history. */
const takeMarksBack = (draft: CaseDraft): void => {
  for (const clock of draft.case.clocks) if (isLate(clock, draft.now)) delete clock.corrected;
  for (const { corrected, ...item } of draft.work.all) {
    const isLateNow = item.status === 'open' ? draft.now > item.dueAt : item.late === true;
    if (corrected && isLateNow) draft.putWorkItem(item);
  }
};

/** Called with all else decided. Run twice: the second finds the clock in time before and after. */
export const keepLateness = (draft: CaseDraft, entry: LateEntry = {}): void => {
  for (const clock of draft.case.clocks) {
    const before = draft.clocksBefore.get(clock);
    if (before && isLate(before, draft.now) && !isLate(clock, draft.now)) keepOf(draft, before, clock, entry);
  }
  takeMarksBack(draft);
};
