/**
 * The three tasks behind every human wait of the state machine: plan (open the work item with its clock and notices,
 * or find it open), await (store the task token) and escalate (climb the ladder). Run twice, each finds what the first
 * run left. Whether the wait still makes sense is read from the strand, never from the execution.
 */
import { holderOf } from './parties.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseRecord } from './case-record.ts';
import { runningClock, startClock } from './clocks.ts';
import { forensicTransitionalTeam } from '../shared/actor.ts';
import { isClockKind } from '../shared/clock-record.ts';
import { addDuration } from '../shared/duration.ts';
import { rung, rungsPassed } from '../policy/escalation-ladder.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { type Instant, timeoutSeconds } from '../shared/instant.ts';
import type { Announcement, Ladder } from '../policy/ladder.ts';
import { awaitedKinds, type WaitKind, waitKinds, type WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { Recipient } from '../shared/recipient.ts';
import { centralOffice } from '../notices/notice.ts';

/** What the state machine carries from planning to waiting. */
export interface WaitPlan {
  workItemId: string;
  revision: number;
  seconds: number;
}

/** Who owes the answer and in which strand states it is awaited: the no-dark-state test reads this table too. */
export const waits = {
  forensicTransition: {
    strand: 'placement',
    states: ['forensicTransition'],
    owner: (): Recipient => ({ role: 'cma', org: forensicTransitionalTeam }),
    ruleId: 'HHP-FT-01',
  },
  spoaDecision: {
    strand: 'placement',
    states: ['spoaReview'],
    owner: ({ lgu, triage }: CaseRecord): Recipient => triage ?? { role: 'spoa', org: lgu },
    ruleId: 'HHP-SPOA-01',
  },
  cmaAcceptance: {
    strand: 'placement',
    states: ['cmaAssignment'],
    owner: ({ assignment, lgu }: CaseRecord): Recipient =>
      assignment.offeredTo ? { role: 'cma', org: assignment.offeredTo } : { role: 'spoa', org: lgu },
    ruleId: 'HHP-ASG-01',
  },
  warmHandOff: { strand: 'placement', states: ['handOff'], owner: holderOf, ruleId: 'HHP-HANDOFF-01' },
  discharge: {
    strand: 'discharge',
    states: ['planned', 'unplanned'],
    owner: ({ facility }: CaseRecord): Recipient => ({ role: 'planner', org: facility }),
    ruleId: 'HHP-DIS-01',
  },
  faceToFaceContact: {
    strand: 'discharge',
    states: ['discharged'],
    owner: holderOf,
    ruleId: 'HHP-CONTACT-01',
  },
} as const;

const isAwaited = (record: CaseRecord, kind: WaitKind): boolean => {
  const { strand, states } = waits[kind];
  return states.some((state) => state === record.strands[strand]);
};

/** True for work that an execution, of the journey or of a search, waits for. */
export const isAwaitedKind = (kind: string): boolean => awaitedKinds.some((known) => known === kind);

export const isWaitKind = (kind: string): kind is WaitKind => waitKinds.some((known) => known === kind);

/** While no discharge date stands, the planner is asked for one, by another ladder. */
const ladderOf = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): Ladder =>
  kind === 'discharge' && draft.case.strands.discharge === 'unplanned'
    ? policy.dischargeReview
    : policy.waits[kind];

/** The anchor and due instant of a wait that opens or is planned anew now. */
export const scheduleOf = (
  draft: CaseDraft,
  kind: WaitKind,
  policy: EscalationPolicy,
): { anchor: Instant; dueAt: Instant } => {
  if (kind === 'discharge') {
    const planned = draft.case.discharge.plannedFor;
    return { anchor: draft.now, dueAt: planned ?? addDuration(draft.now, policy.dischargeReview.due) };
  }
  const clock = runningClock(draft, kind);
  if (clock) return { anchor: clock.anchor, dueAt: clock.due };
  const due = policy.waits[kind].due;
  return { anchor: draft.now, dueAt: due ? addDuration(draft.now, due) : draft.now };
};

export const announce = (
  draft: CaseDraft,
  announcements: readonly Announcement[],
  item: Pick<WorkItem, 'ownerRole' | 'ownerOrg' | 'dueAt' | 'workItemId'>,
  mailboxOf: (announcement: Announcement) => string | undefined = () => undefined,
): void => {
  const audience: Record<Announcement['to'], Recipient> = {
    owner: { role: item.ownerRole, org: item.ownerOrg },
    lgu: { role: 'spoa', org: draft.case.lgu },
    facility: { role: 'planner', org: draft.case.facility },
    holder: holderOf(draft.case),
    omh: centralOffice,
  };
  const { triage } = draft.case;
  for (const announcement of announcements) {
    const { kind, to } = announcement;
    const contact = mailboxOf(announcement);
    const about = {
      dueAt: item.dueAt,
      workItemId: item.workItemId,
      ...(contact !== undefined && { contact }),
    };
    draft.notify(kind, audience[to], about);
    // A SPOA that counties share acts for the LGU; whoever triages is told of its own work.
    if (to === 'lgu' && triage && (triage.role === 'spoa' || triage.org === item.ownerOrg))
      draft.notify(kind, triage, about);
  }
};

const planOf = (item: WorkItem, now: Instant): WaitPlan => ({
  workItemId: item.workItemId,
  revision: item.revision,
  seconds: timeoutSeconds(now, item.nextRungAt),
});

const firstRungAt = (ladder: Ladder, anchor: Instant, dueAt: Instant): Instant =>
  rung(ladder, anchor, dueAt, 0).at;

/** Opens the work item of a wait, or finds it. Throws AlreadyAnswered when the strand no longer awaits it. */
export const planWait = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): WaitPlan => {
  if (!isAwaited(draft.case, kind)) throw new WorkflowSignal('AlreadyAnswered');
  const open = draft.openItem(kind);
  if (open) return planOf(open, draft.now);

  const ladder = ladderOf(draft, kind, policy);
  const { anchor, dueAt } = scheduleOf(draft, kind, policy);
  const owner = waits[kind].owner(draft.case);
  const item = draft.openWorkItem({
    kind,
    ownerRole: owner.role,
    ownerOrg: owner.org,
    anchor,
    dueAt,
    nextRungAt: firstRungAt(ladder, anchor, dueAt),
  });
  draft.record('workItemOpened', { workItemId: item.workItemId, kind, owner: owner.org, dueAt }, [
    waits[kind].ruleId,
  ]);
  if (isClockKind(kind) && !runningClock(draft, kind))
    startClock(draft, {
      kind,
      anchor,
      anchorKind: 'opened',
      due: dueAt,
      ruleId: waits[kind].ruleId,
      basis: 'standard',
    });
  announce(draft, ladder.onOpening, item);
  return planOf(item, draft.now);
};

/** The work item with the token of the wait. Throws AlreadyAnswered or WaitReplanned when the wait came too late. */
export const withToken = (item: WorkItem | undefined, revision: number, token: string): WorkItem => {
  if (item?.status !== 'open') throw new WorkflowSignal('AlreadyAnswered');
  if (item.revision !== revision) throw new WorkflowSignal('WaitReplanned');
  return { ...item, token, version: item.version + 1 };
};

/**
 * Climbs every rung that has passed and announces the highest. A timer that fired for a deadline since moved climbs
 * nothing and gets what is left. Throws AlreadyAnswered when the work is done.
 */
export const escalateWait = (draft: CaseDraft, workItemId: string, policy: EscalationPolicy): WaitPlan => {
  const item = draft.workItem(workItemId);
  if (item?.status !== 'open' || !isWaitKind(item.kind)) throw new WorkflowSignal('AlreadyAnswered');
  const ladder = ladderOf(draft, item.kind, policy);
  const passed = rungsPassed(ladder, item.anchor, item.dueAt, draft.now, item.rungsClimbed);
  if (passed <= item.rungsClimbed) return planOf(item, draft.now);

  const highest = rung(ladder, item.anchor, item.dueAt, passed - 1);
  const climbed = draft.putWorkItem({
    ...item,
    rungsClimbed: passed,
    nextRungAt: rung(ladder, item.anchor, item.dueAt, passed).at,
  });
  draft.record('escalated', { workItemId, kind: item.kind, rung: passed, overdue: highest.overdue });
  const clock = isClockKind(item.kind) ? runningClock(draft, item.kind) : undefined;
  if (clock && highest.overdue) clock.overdueSince ??= clock.due;
  announce(draft, highest.announce, climbed);
  return planOf(climbed, draft.now);
};

/**
 * Moves the deadline of the open work item of a kind. Rungs that the new deadline has not reached will be climbed again,
 * since they are another deadline's reminders. The wait itself learns of it by `replanWait` only.
 */
export const moveDeadline = (
  draft: CaseDraft,
  kind: WaitKind,
  policy: EscalationPolicy,
): WorkItem | undefined => {
  const item = draft.openItem(kind);
  if (!item) return undefined;
  const ladder = ladderOf(draft, kind, policy);
  const { anchor, dueAt } = scheduleOf(draft, kind, policy);
  const rungsClimbed = Math.min(item.rungsClimbed, rungsPassed(ladder, anchor, dueAt, draft.now));
  return draft.putWorkItem({
    ...item,
    anchor,
    dueAt,
    rungsClimbed,
    nextRungAt: rung(ladder, anchor, dueAt, rungsClimbed).at,
    revision: item.revision + 1,
  });
};

/** Moves the deadline of the open work item of a kind and has its wait planned anew. */
export const replanWait = (draft: CaseDraft, kind: WaitKind, policy: EscalationPolicy): void => {
  const item = moveDeadline(draft, kind, policy);
  if (item) draft.order({ kind: 'replanWait', workItemId: item.workItemId });
};
