import type { Answer } from '../shared/answer.ts';
import type { noticeViewSchema } from './notice-contract.ts';
import { withDueDay } from '../shared/calendar.ts';
import { deliveryOf } from './delivery.ts';
import type { Notice } from './notice.ts';
import { standingOf } from './notice-standing.ts';

/** What people see of a notice. */
export const noticeView = (notice: Notice): Answer<typeof noticeViewSchema> => ({
  noticeId: notice.noticeId,
  caseId: notice.caseId,
  kind: notice.kind,
  to: notice.to,
  at: notice.at,
  status: standingOf(notice),
  delivery: deliveryOf(notice),
  ...(notice.dueAt !== undefined && { dueAt: notice.dueAt }),
  ...withDueDay(notice.dueAt),
  ...(notice.workItemId !== undefined && { workItemId: notice.workItemId }),
  ...(notice.unreached && { unreached: notice.unreached }),
  ...(notice.contact !== undefined && { contact: notice.contact }),
  ...(notice.acknowledgedBy && {
    acknowledgedBy: notice.acknowledgedBy.sub,
    acknowledgedAt: notice.acknowledgedAt,
  }),
  ...(notice.closedAt !== undefined && { closedAt: notice.closedAt, closedBecause: notice.closedBecause }),
});
