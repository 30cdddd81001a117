/** A notice of a case as it is first told. */
import type { Notice, NoticeKind } from '../notices/notice.ts';
import { onlyTells } from '../notices/notice-traits.ts';
import { noticeId } from '../shared/identifiers.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseRecord } from './case-record.ts';

/** What a notice says besides its kind. */
export type NoticeAbout = Partial<Pick<Notice, 'dueAt' | 'workItemId' | 'contact' | 'eventId' | 'unreached'>>;

/** Numbers it in its case. `item`: the work that it names; what only tells asks for it where its reader owes it. */
export const noticeTold = (
  { caseId, counters }: CaseRecord,
  told: { kind: NoticeKind; to: Recipient; about: NoticeAbout; item: WorkItem | undefined; now: Instant },
): Notice => {
  const { kind, to, about, item, now } = told;
  counters.notices += 1;
  const isOwed = item?.ownerRole === to.role && item.ownerOrg === to.org;
  return {
    ...about,
    noticeId: noticeId(caseId, counters.notices),
    caseId,
    kind,
    to: { role: to.role, org: to.org },
    at: now,
    status: onlyTells(kind) && !isOwed ? 'unread' : 'open',
    version: 1,
  };
};
