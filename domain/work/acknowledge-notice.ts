/** A notice is closed by a named person of the organisation that it was sent to; the first one counts. */
import { noteEventAcknowledged } from '../aot/significant-event.ts';
import { acknowledgeMissing } from '../aot/report-missing.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { Person } from '../shared/actor.ts';
import type { Answer } from '../shared/answer.ts';
import { Refused } from '../shared/refusal.ts';
import type { noticeViewSchema } from '../notices/notice-contract.ts';
import type { Notice } from '../notices/notice.ts';

export const acknowledge = (draft: CaseDraft, notice: Notice, by: Person): Notice => {
  if (notice.status === 'acknowledged')
    throw new Refused({
      kind: 'conflict',
      code: 'alreadyAcknowledged',
      detail: 'This notice was acknowledged before.',
      next: 'Nothing is left to do.',
      state: { status: notice.status, acknowledgedAt: notice.acknowledgedAt },
    });
  noteEventAcknowledged(draft, notice, by);
  draft.record('noticeAcknowledged', { noticeId: notice.noticeId, kind: notice.kind });
  const item = notice.workItemId === undefined ? undefined : draft.workItem(notice.workItemId);
  if (item?.kind === 'missingAcknowledgement') acknowledgeMissing(draft, item, by);
  return draft.putNotice({
    ...notice,
    status: 'acknowledged',
    acknowledgedBy: by,
    acknowledgedAt: draft.now,
  });
};

/** What people see of a notice. */
export const noticeView = (notice: Notice): Answer<typeof noticeViewSchema> => ({
  noticeId: notice.noticeId,
  caseId: notice.caseId,
  kind: notice.kind,
  to: notice.to,
  at: notice.at,
  status: notice.status,
  ...(notice.dueAt !== undefined && { dueAt: notice.dueAt }),
  ...(notice.workItemId !== undefined && { workItemId: notice.workItemId }),
  ...(notice.contact !== undefined && { contact: notice.contact }),
  ...(notice.acknowledgedBy && {
    acknowledgedBy: notice.acknowledgedBy.sub,
    acknowledgedAt: notice.acknowledgedAt,
  }),
});
