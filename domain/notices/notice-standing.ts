/** How a notice stands to its organisation: whether it still asks or tells, and what stands before what in their list. */
import type { Instant } from '../shared/instant.ts';
import type { Notice, NoticeKind } from './notice.ts';
import { isLegal, onlyTells } from './notice-traits.ts';

/** A notice of a release that knew no `unread` is open for good if it only tells, and is read as what it is. */
export const standingOf = ({
  status,
  kind,
  workItemId,
}: Pick<Notice, 'status' | 'kind' | 'workItemId'>): Notice['status'] =>
  status === 'open' && workItemId === undefined && onlyTells(kind) ? 'unread' : status;

/** True while somebody of its organisation has it before them. */
export const isStanding = (notice: Pick<Notice, 'status'>): boolean =>
  notice.status === 'open' || notice.status === 'unread';

/** In a list those of a lower rank come first: legal ones that ask, others that ask, those that only tell. */
export const rankOf = (notice: Notice): 0 | 1 | 3 => {
  if (standingOf(notice) === 'unread') return 3;
  return isLegal(notice.kind) ? 0 : 1;
};

/** By what it stands among those of its rank: when it is due, or where nothing is due when it was sent. */
export const orderedBy = ({ dueAt, at }: Notice): Instant => dueAt ?? at;

/** What is looked for among the notices of an organisation that are not over. */
export interface NoticeFilter {
  /** @default 'open' */
  status?: 'open' | 'unread' | undefined;
  kinds?: readonly NoticeKind[] | undefined;
  legal?: boolean | undefined;
  caseId?: string | undefined;
  /** Sent then or later. */
  since?: Instant | undefined;
}

export const isLookedFor = (
  notice: Notice,
  { status = 'open', kinds, legal, caseId, since }: NoticeFilter,
): boolean =>
  standingOf(notice) === status &&
  (kinds === undefined || kinds.includes(notice.kind)) &&
  (legal === undefined || isLegal(notice.kind) === legal) &&
  (caseId === undefined || notice.caseId === caseId) &&
  (since === undefined || notice.at >= since);
