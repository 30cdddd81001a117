/**
 * An agency's time with a person ends: the case keeps when it was, why it ended and who came after, the agency may write up
 * what it did until a closing day, and what it alone owed is taken back. Its clocks keep their due instants.
 */
import type { assignmentEnds } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { FormerAssignment } from '../case/placement-record.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { addDays, localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';

export interface Ending {
  end: (typeof assignmentEnds)[number];
  reason: string;
  note?: string | undefined;
  by: Person;
  /** When it ended, where that is not now. */
  at?: Instant;
}

/** Of an agency that no longer has the person: the introduction that it owed, and its word to the Health Home. */
const endsWithAgency: ReadonlySet<string> = new Set(['warmHandOff', 'tellHealthHomeOfAot']);

/** `next` sets who has the person from now on, and says who that is. */
export const leaveAgency = (
  draft: CaseDraft,
  agency: string,
  { end, reason, note, by, at = draft.now }: Ending,
  { placement }: EscalationPolicy,
  next: () => Recipient,
): void => {
  const { assignment } = draft.case;
  const { careManager, team, healthHome, acceptedAt = draft.now } = assignment;
  delete assignment.agency;
  delete assignment.careManager;
  delete assignment.team;
  delete assignment.assignedAt;
  delete assignment.leavesOn;
  delete assignment.cover;
  delete assignment.acceptedAt;
  delete assignment.healthHomeToldAt;
  delete assignment.handedOffAt;
  const former: FormerAssignment = {
    agency,
    ...(healthHome !== undefined && { healthHome }),
    ...(careManager !== undefined && { careManager }),
    ...(team !== undefined && { team }),
    from: acceptedAt,
    until: at,
    end,
    reason,
    ...(note !== undefined && { note }),
    by,
    to: next(),
    documentsUntil: addDays(localDate(at), placement.documentsForDays),
  };
  draft.case.formerAssignments = [...(draft.case.formerAssignments ?? []), former];
  for (const item of draft.openItems())
    if (item.ownerOrg === agency && endsWithAgency.has(item.kind)) cancelWorkItem(draft, item);
};
