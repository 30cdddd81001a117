/**
 * What a kind of notice is. A legal one tells of a duty that a court order or the guidance puts a time on while a person may
 * be in danger: it leaves alone and at once. One that only tells asks nobody for anything, and ends by being read.
 */
import { type NoticeKind, tellingKinds } from './notice.ts';

const legalKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'missingConcern',
  'credibleContactDue',
  'aotMissing',
  'aotMissingUnread',
  'eventReportDue',
  'eventReportOverdue',
  'eventReported',
  'eventReportBounced',
  'omhMissingReportDue',
  'omhMissingReportOverdue',
  'significantEvent',
  'significantEventUnread',
  'searchSweepMissed',
]);

const telling: ReadonlySet<NoticeKind> = new Set<NoticeKind>(tellingKinds);

export const isLegal = (kind: NoticeKind): boolean => legalKinds.has(kind);

/** True of a kind that asks nobody for anything, unless the notice names work that its reader owes. */
export const onlyTells = (kind: NoticeKind): boolean => telling.has(kind);
