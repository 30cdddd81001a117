/**
 * A significant event that never was: it stays readable, counts in no figure, and nobody is asked to read it. The county hears
 * that it was reported in error.
 */
import { aotOf, type SignificantEvent } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { Voided } from '../case/voided.ts';
import { acknowledgementOf } from './event-acknowledgement.ts';
import { uncount } from './significant-event.ts';

/** A report that is owed is owed no more. */
const cancelReport = (draft: CaseDraft, { workItemId }: SignificantEvent): void => {
  const item = workItemId === undefined ? undefined : draft.workItem(workItemId);
  if (item?.status === 'open') cancelWorkItem(draft, item);
};

const askNobodyToRead = (draft: CaseDraft, event: SignificantEvent): void => {
  const aot = aotOf(draft);
  if (event.noticeId === undefined || acknowledgementOf(event, aot)) return;
  aot.unreadEvents -= 1;
  const item = draft.openItem('significantEventAcknowledgement');
  if (item && aot.unreadEvents === 0) cancelWorkItem(draft, item);
};

/** Of what a search raised by itself nobody has said that it was entered in error: `voided` is then of the fact that did. */
export const voidEvent = (draft: CaseDraft, event: SignificantEvent, voided: Voided): void => {
  cancelReport(draft, event);
  askNobodyToRead(draft, event);
  event.voided = voided;
  if (event.reportedAt === undefined) return;
  uncount(draft, event, event.reportedAt);
  draft.notify('significantEventVoided', { role: 'spoa', org: draft.case.lgu });
};
