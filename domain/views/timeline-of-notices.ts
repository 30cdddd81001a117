/** What opens each event about a notice: the kind of the notice that it is about, and nothing else of it is told. */
import { noticeKindsShown } from '../access/disclosed-kinds.ts';
import type { AuditEventType } from '../case/audit-events.ts';
import type { EventRows } from './timeline-rows.ts';

const addressed = { kind: 'always', role: 'always', org: 'always' } as const;

export const ofNotices = {
  noticeAcknowledged: { event: noticeKindsShown, details: { noticeId: 'always', kind: 'always' } },
  noticeUndelivered: { event: noticeKindsShown, details: { noticeId: 'always', ...addressed } },
  noticeWithheld: { event: noticeKindsShown, details: addressed },
} as const satisfies Partial<EventRows<AuditEventType>>;
