/**
 * Closes the notices of a case that are over, after the write that ended them: so no write of a person's grows by it, and
 * none is refused because a pile of notices hung on it. Run twice: the second run finds them closed.
 */
import type { AccessEntry, LogEntry } from '../../../domain/access/access-entry.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { closingsOf, type NoticeClosing, readBy } from '../../../domain/notices/settle-notices.ts';
import type { CaseStore, Clock, Outbox } from '../../../domain/ports/ports.ts';
import type { OutboxOfWrite } from '../../../domain/shared/outbox.ts';
import type { WorkItem } from '../../../domain/shared/work-item.ts';

export interface CloseNoticesDeps {
  cases: Pick<CaseStore, 'workItem'>;
  outbox: Pick<Outbox, 'standingNotices' | 'closeNotice'>;
  clock: Clock;
}

/** The work that notices name, each by its id: nothing else of the case is read. */
const workNamedBy = async (
  { cases }: CloseNoticesDeps,
  notices: readonly Notice[],
): Promise<Map<string, WorkItem>> => {
  const named = notices.flatMap(({ workItemId }) => workItemId ?? []);
  const found = await Promise.all([...new Set(named)].map((id) => cases.workItem(id)));
  return new Map(found.flatMap((item) => (item ? [[item.workItemId, item]] : [])));
};

const close = async (
  { outbox, clock }: CloseNoticesDeps,
  closings: readonly NoticeClosing[],
): Promise<void> => {
  const closedAt = clock.now();
  for (const { notice, because } of closings)
    await outbox.closeNotice(notice, { closedAt, closedBecause: because });
};

/** After a write: by what has become of their work, by what was told after them, and by what the write says. */
export const closeNotices = async (deps: CloseNoticesDeps, entries: OutboxOfWrite): Promise<void> => {
  const notices = await deps.outbox.standingNotices(entries[0].caseId);
  const orders = entries.filter((entry) => entry.kind === 'closeNotices');
  await close(deps, closingsOf(notices, await workNamedBy(deps, notices), orders));
};

/** Whether an entry of an access log says that somebody was shown a case, with what is new in it. */
export const opensCase = (entry: LogEntry): entry is AccessEntry =>
  'caseId' in entry && entry.operation === 'getCase' && entry.decision === 'allow';

/** After somebody opened a case: what only told their organisation was read. */
export const closeRead = async (
  deps: CloseNoticesDeps,
  { caseId, actor, at }: Pick<AccessEntry, 'caseId' | 'actor' | 'at'>,
): Promise<void> => {
  await close(deps, readBy(await deps.outbox.standingNotices(caseId), actor, at));
};
