/**
 * A significant event that never was: it stays readable, counts in no figure, and nobody is asked to read it. The county hears
 * that it was reported in error.
 */
import { aotOf, type SignificantEvent } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { Voided } from '../case/voided.ts';
import { nameAmong } from '../shared/bounded-record.ts';
import { acknowledgementOf } from './event-acknowledgement.ts';

/** A report that is owed is owed no more. */
const cancelReport = (draft: CaseDraft, { workItemId }: SignificantEvent): void => {
  const item = workItemId === undefined ? undefined : draft.workItem(workItemId);
  if (item?.status === 'open') cancelWorkItem(draft, item);
};

const uncount = (
  draft: CaseDraft,
  { agency: reporter = 'unknown', dueAt, reportedAt }: SignificantEvent,
): void => {
  if (reportedAt === undefined) return;
  const aot = aotOf(draft);
  const agency = nameAmong(aot.eventFigures, reporter);
  const figures = aot.eventFigures[agency];
  if (!figures) return;
  const { onTime, late } = figures;
  const wasOnTime = reportedAt <= dueAt;
  aot.eventFigures = {
    ...aot.eventFigures,
    [agency]: {
      onTime: Math.max(0, onTime - (wasOnTime ? 1 : 0)),
      late: Math.max(0, late - (wasOnTime ? 0 : 1)),
    },
  };
};

const askNobodyToRead = (draft: CaseDraft, event: SignificantEvent): void => {
  const aot = aotOf(draft);
  if (event.noticeId === undefined || acknowledgementOf(event, aot)) return;
  aot.unreadEvents = Math.max(0, aot.unreadEvents - 1);
  const item = draft.openItem('significantEventAcknowledgement');
  if (item && aot.unreadEvents === 0) cancelWorkItem(draft, item);
};

/** Of what a search raised by itself nobody has said that it was entered in error: `voided` is then of the fact that did. */
export const voidEvent = (draft: CaseDraft, event: SignificantEvent, voided: Voided): void => {
  cancelReport(draft, event);
  uncount(draft, event);
  askNobodyToRead(draft, event);
  event.voided = voided;
  if (event.reportedAt !== undefined)
    draft.notify('significantEventVoided', { role: 'spoa', org: draft.case.lgu });
};
