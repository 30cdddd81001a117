/**
 * The sum of a person's waiting for an agency. Each county and each offer has a clock of its own, and none of them need ever
 * be late while the person is sent round and round; so whenever a referral comes to another decision, one clock counts from
 * the first (HHP-PLACE-01). It ends when an agency accepts.
 */
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import { type Instant, latestOf } from '../shared/instant.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseRecord } from './case-record.ts';
import { meetClock } from './clocks.ts';
import { openWork } from './open-work.ts';
import { completeWorkItem } from './work-item-outcome.ts';

/** True when a SPOA has had the referral for a decision before. */
export const wasDecidedBefore = ({ clocks }: Pick<CaseRecord, 'clocks'>): boolean =>
  clocks.some(({ kind }) => kind === 'spoaDecision');

/**
 * Since when the person waits: since the referral, since the forensic team, which takes its own time, referred them on, or
 * since an agency that had accepted no longer has them.
 */
const waitingSince = ({ openedAt, clocks, formerAssignments = [] }: CaseRecord): Instant =>
  latestOf([
    openedAt,
    ...clocks.flatMap(({ kind, metAt }) =>
      kind === 'forensicTransition' && metAt !== undefined ? [metAt] : [],
    ),
    ...formerAssignments.map(({ until }) => until),
  ]);

/** Run twice: counts once. */
export const countWaiting = (draft: CaseDraft, { followUps }: EscalationPolicy): void => {
  if (draft.openItem('placement')) return;
  const anchor = waitingSince(draft.case);
  openWork(draft, 'placement', followUps.placement, {
    anchor,
    dueAt: addDuration(anchor, followUps.placement.due),
  });
};

/** An agency has accepted. */
export const endWaiting = (draft: CaseDraft): void => {
  const item = draft.openItem('placement');
  if (!item) return;
  completeWorkItem(draft, item, 'accept', draft.now);
  meetClock(draft, 'placement', draft.now);
};
