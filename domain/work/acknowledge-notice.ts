/**
 * A notice is acknowledged by a named person of the organisation that it was sent to; the first one counts. One that was
 * closed without a name can still be: whoever has the mail of a reminder before them acknowledges by it.
 */
import { acknowledgeByReminder, noteEventAcknowledged } from '../aot/event-acknowledgement.ts';
import { acknowledgeMissing } from '../aot/report-missing.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { Person } from '../shared/actor.ts';
import { Refused } from '../shared/refusal.ts';
import type { Notice } from '../notices/notice.ts';

export const acknowledge = (draft: CaseDraft, notice: Notice, by: Person): Notice => {
  if (notice.status === 'acknowledged')
    throw new Refused({
      code: 'alreadyAcknowledged',
      detail: 'This notice was acknowledged before.',
      state: { status: notice.status, acknowledgedAt: notice.acknowledgedAt },
    });
  noteEventAcknowledged(draft, notice, by);
  acknowledgeByReminder(draft, notice, by);
  draft.record('noticeAcknowledged', { noticeId: notice.noticeId, kind: notice.kind });
  const item = notice.workItemId === undefined ? undefined : draft.workItem(notice.workItemId);
  if (item?.kind === 'missingAcknowledgement') acknowledgeMissing(draft, item, by);
  // Whoever stands above was told that nobody hears here.
  if (notice.delivery?.state === 'failed') draft.order({ kind: 'closeNotices' });
  const { closedAt: _at, closedBecause: _because, ...told } = notice;
  return draft.putNotice({
    ...told,
    status: 'acknowledged',
    acknowledgedBy: by,
    acknowledgedAt: draft.now,
  });
};
