/**
 * The one way up a ladder: every rung that has passed is climbed and the highest announced, once. An execution climbs the
 * work that it waits for when its wait times out; the hourly schedule climbs the rest.
 */
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { type Announcement, type Ladder, type Rung, rung, rungsPassed } from '../policy/ladder.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import { isAwaitedKind, type WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { runningClock } from './clocks.ts';
import { followPerson } from './hand-over.ts';
import { kindOfWork } from './kinds-of-work.ts';
import { announce, type MailboxOf } from './open-work.ts';

export interface Climbed {
  item: WorkItem;
  /** How many rungs are climbed now, and what the highest of them says. */
  rung: number;
  highest: Rung;
  /** When the rung below the highest was, or the work began. */
  since: Instant;
}

interface Telling {
  mailboxOf?: MailboxOf;
  /** Records the climb and says what is announced. */
  note?: (draft: CaseDraft, climbed: Climbed) => readonly Announcement[];
}

const noteEscalation = (
  draft: CaseDraft,
  { item, rung: count, highest }: Climbed,
): readonly Announcement[] => {
  const { workItemId, kind, search } = item;
  draft.record(
    'escalated',
    { workItemId, ...(search !== undefined && { search }), kind, rung: count, overdue: highest.overdue },
    [kindOfWork(kind).ruleId],
  );
  return highest.announce;
};

const noteOverdue = (draft: CaseDraft, { kind }: WorkItem): void => {
  const { clock } = kindOfWork(kind);
  const running = clock ? runningClock(draft, clock.kind) : undefined;
  if (running) running.overdueSince ??= running.due;
};

/** When the rungs of its ladder count as due: work that comes round has moved its own due instant on. */
export const ladderDue = ({ kind, anchor, dueAt }: WorkItem, { due }: Ladder): Instant =>
  kindOfWork(kind).comesRound && due ? addDuration(anchor, due) : dueAt;

/** Returns the climbed item; undefined when no rung has passed since the last one that was climbed. */
export const climb = (
  draft: CaseDraft,
  item: WorkItem,
  ladder: Ladder,
  { mailboxOf, note = noteEscalation }: Telling = {},
): WorkItem | undefined => {
  const dueAt = ladderDue(item, ladder);
  const rungAt = (index: number): Rung => rung(ladder, item.anchor, dueAt, index);
  const passed = rungsPassed(ladder, item.anchor, dueAt, draft.now, item.rungsClimbed);
  if (passed <= item.rungsClimbed) return undefined;
  const highest = rungAt(passed - 1);
  const nextRungAt = rungAt(passed).at;
  const climbed = draft.putWorkItem({
    ...item,
    rungsClimbed: passed,
    nextRungAt,
    ...(kindOfWork(item.kind).comesRound && { dueAt: nextRungAt }),
  });
  const since = passed > 1 ? rungAt(passed - 2).at : item.anchor;
  const announcements = note(draft, { item: climbed, rung: passed, highest, since });
  if (highest.overdue) noteOverdue(draft, climbed);
  announce(draft, announcements, climbed, mailboxOf);
  return climbed;
};

/**
 * Climbs what no execution waits for, by whom it concerns now: what was left with somebody who is out of the case goes to
 * whoever owes it instead. Run twice, the second run climbs nothing; a missed run is made up for.
 */
export const climbUnawaited = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const isOpen = draft.case.strands.case === 'open';
  if (isOpen) followPerson(draft);
  for (const item of draft.openItems())
    if (
      (isOpen ? !isAwaitedKind(item.kind) : kindOfWork(item.kind).outlivesCase === true) &&
      item.nextRungAt <= draft.now &&
      draft.hasRoom()
    )
      climb(draft, item, kindOfWork(item.kind).ladder(policy, { record: draft.case }));
};
