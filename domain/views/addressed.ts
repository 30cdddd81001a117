/** What is addressed to an organisation: its work and its notices, which are its own in every answer that shows them. */
import { Own } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import { noticeView } from '../notices/notice-view.ts';
import type { Notice } from '../notices/notice.ts';
import type { Instant } from '../shared/instant.ts';
import { type WorkItem, workItemView } from '../shared/work-item.ts';

export const wholeWorkItem = (item: WorkItem, now: Instant) => {
  const view = workItemView(item, now);
  return new Own(view.owner, view);
};
export const wholeNotice = (notice: Notice) => new Own(notice.to, noticeView(notice));

/** In their list somebody reads what is theirs alone, of cases of which nothing else is looked at. */
export const inOwnList = (actor: Reader['actor']): Reader => ({
  actor,
  standing: 'own',
  basis: { kind: 'none', level: 'none' },
  record: {},
});
