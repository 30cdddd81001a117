/**
 * The three tasks behind every human wait of the journey: plan (open the work item with its clock and notices, or find it
 * open), await (store the task token) and escalate (climb the ladder). Run twice, each finds what the first run left.
 * Whether the wait still makes sense is read from the strand, never from the execution.
 */
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Ladder } from '../policy/ladder.ts';
import { addDuration } from '../shared/duration.ts';
import { addElapsed, type Instant, secondsBetween, timeoutSeconds } from '../shared/instant.ts';
import { type WaitKind, waitKinds, type WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseRecord } from './case-record.ts';
import { climb } from './climb.ts';
import { moveClock, runningClock } from './clocks.ts';
import { kindsOfWork } from './kinds-of-work.ts';
import { moveWork, openWork } from './open-work.ts';
import { countWaiting, wasDecidedBefore } from './placement-wait.ts';

/** What the state machine carries from planning to waiting. */
export interface WaitTimer {
  workItemId: string;
  revision: number;
  seconds: number;
}

/** In which strand states each answer is awaited: the no-dark-state test reads this table too. */
export const waits = {
  forensicTransition: { strand: 'placement', states: ['forensicTransition'] },
  // The SPOA may decide with what it has, while the facility still owes an answer.
  spoaDecision: { strand: 'placement', states: ['spoaReview', 'returnedForInformation'] },
  cmaAcceptance: { strand: 'placement', states: ['cmaAssignment'] },
  warmHandOff: { strand: 'placement', states: ['handOff'] },
  discharge: { strand: 'discharge', states: ['planned', 'unplanned'] },
  // Of a person in no facility from the acceptance on: until then the placement alone has somebody who must act.
  faceToFaceContact: { strand: 'discharge', states: ['discharged', 'engaging'] },
} as const satisfies Record<WaitKind, unknown>;

const isAwaited = (record: CaseRecord, kind: WaitKind): boolean => {
  const { strand, states } = waits[kind];
  return states.some((state) => state === record.strands[strand]);
};

export const isWaitKind = (kind: string): kind is WaitKind => waitKinds.some((known) => known === kind);

const ladderOf = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): Ladder =>
  kindsOfWork[kind].ladder(policy, { record: draft.case });

/** The anchor and due instant of a wait that opens or is planned anew now. */
const scheduleOf = (
  draft: CaseDraft,
  kind: WaitKind,
  policy: EscalationPolicy,
  since = draft.now,
): { anchor: Instant; dueAt: Instant } => {
  if (kind === 'discharge') {
    const planned = draft.case.discharge.plannedFor;
    const { due } = draft.case.facility === undefined ? policy.otherDischargeReview : policy.dischargeReview;
    return { anchor: since, dueAt: planned ?? addDuration(since, due) };
  }
  const clock = runningClock(draft, kind);
  if (clock) return { anchor: clock.anchor, dueAt: clock.due };
  return { anchor: draft.now, dueAt: addDuration(draft.now, policy.waits[kind].due) };
};

/** Until the next rung of the item, or until whatever stands there in its place. */
export const timerOf = (
  item: Pick<WorkItem, 'workItemId' | 'revision' | 'nextRungAt'>,
  now: Instant,
): WaitTimer => ({
  workItemId: item.workItemId,
  revision: item.revision,
  seconds: timeoutSeconds(now, item.nextRungAt),
});

/** Opens the work item of a wait, or finds it. Throws AlreadyAnswered when the strand no longer awaits it. */
export const openWait = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): WorkItem => {
  if (!isAwaited(draft.case, kind)) throw new WorkflowSignal('AlreadyAnswered');
  const known = draft.openItem(kind);
  if (known) return known;
  if (kind === 'spoaDecision' && wasDecidedBefore(draft.case)) countWaiting(draft, policy);
  return openWork(draft, kind, ladderOf(draft, kind, policy), scheduleOf(draft, kind, policy));
};

/** The same, and how long to wait for it. */
export const planWait = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): WaitTimer =>
  timerOf(openWait(draft, kind, policy), draft.now);

/** The work item with the token of the wait. Throws AlreadyAnswered or WaitReplanned when the wait came too late. */
export const withToken = (item: WorkItem | undefined, revision: number, token: string): WorkItem => {
  if (item?.status !== 'open') throw new WorkflowSignal('AlreadyAnswered');
  if (item.revision !== revision) throw new WorkflowSignal('WaitReplanned');
  return { ...item, token, version: item.version + 1 };
};

/**
 * Climbs the ladder of a wait that timed out. A timer that fired for a deadline since moved climbs nothing and gets what
 * is left. Throws AlreadyAnswered when the work is done.
 */
export const escalateWait = (draft: CaseDraft, workItemId: string, policy: EscalationPolicy): WaitTimer => {
  const item = draft.workItem(workItemId);
  if (item?.status !== 'open' || !isWaitKind(item.kind)) throw new WorkflowSignal('AlreadyAnswered');
  if (item.kind === 'spoaDecision' && isHeld(draft.case, policy))
    return timerOf(holdDecision(draft, addElapsed(draft.now, 1, 'days'), policy) ?? item, draft.now);
  return timerOf(climb(draft, item, ladderOf(draft, item.kind, policy)) ?? item, draft.now);
};

/**
 * Moves the deadline of the open work item of a kind; the wait itself learns of it by `replanWait` only. `since`: from when on a
 * discharge is awaited, where that is not now.
 */
export const moveDeadline = (
  draft: CaseDraft,
  kind: WaitKind,
  policy: EscalationPolicy,
  since?: Instant,
): WorkItem | undefined => {
  const item = draft.openItem(kind);
  return item && moveWork(draft, item, ladderOf(draft, kind, policy), scheduleOf(draft, kind, policy, since));
};

/** True while the facility has the referral and the clock of its SPOA stands still. */
const isHeld = ({ strands }: CaseRecord, { placement }: EscalationPolicy): boolean =>
  strands.placement === 'returnedForInformation' && placement.returnStopsClock;

/**
 * Moves the decision of a SPOA by the time that the referral is with the facility until an instant, and reminds nobody of it
 * before. The execution learns of it by `replanHeldDecision` only.
 */
const holdDecision = (draft: CaseDraft, until: Instant, policy: EscalationPolicy): WorkItem | undefined => {
  const clock = runningClock(draft, 'spoaDecision');
  if (!clock?.hands) return undefined;
  const { since, dueBefore = clock.due } = clock.hands;
  clock.hands = { ...clock.hands, dueBefore };
  const due = addElapsed(dueBefore, Math.max(0, secondsBetween(since, until)), 'seconds');
  const { anchor, anchorKind } = clock;
  moveClock(draft, 'spoaDecision', { anchor, anchorKind, due }, 'returnedForInformation');
  const moved = moveDeadline(draft, 'spoaDecision', policy);
  const nextRungAt = moved && moved.nextRungAt > until ? moved.nextRungAt : until;
  return moved && draft.putWorkItem({ ...moved, nextRungAt });
};

/** As above, for whoever decides outside of the execution that waits. */
export const replanHeldDecision = (draft: CaseDraft, until: Instant, policy: EscalationPolicy): void => {
  const item = holdDecision(draft, until, policy);
  if (item) draft.order({ kind: 'replanWait', workItemId: item.workItemId });
};

/** Moves the deadline of the open work item of a kind and has its wait planned anew. */
export const replanWait = (
  draft: CaseDraft,
  kind: WaitKind,
  policy: EscalationPolicy,
  since?: Instant,
): void => {
  const item = moveDeadline(draft, kind, policy, since);
  if (item) draft.order({ kind: 'replanWait', workItemId: item.workItemId });
};
