/**
 * A notice that nobody would hear: whoever stands above is told, so that they use the telephone. Of a county that is OMH, of
 * everybody else the county of the case; above OMH is nobody (ADR 0039).
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { centralOffice, type Notice } from '../notices/notice.ts';
import { isStanding } from '../notices/notice-standing.ts';
import type { Recipient } from '../shared/recipient.ts';

const isSame = (a: Recipient | undefined, b: Recipient): boolean => a?.role === b.role && a.org === b.org;

/** Undefined above OMH. */
export const whoStandsAbove = ({ lgu }: Pick<CaseRecord, 'lgu'>, to: Recipient): Recipient | undefined => {
  if (isSame(to, centralOffice)) return undefined;
  return to.role === 'spoa' ? centralOffice : { role: 'spoa', org: lgu };
};

/** False where nobody stands above, or they know already: of each who cannot be told, one notice of a case stands. */
export const tellUndelivered = (
  draft: CaseDraft,
  { noticeId, kind, to }: Notice,
  standing: readonly Notice[],
): boolean => {
  const above = whoStandsAbove(draft.case, to);
  const isKnown = standing.some(
    (notice) =>
      notice.kind === 'noticeUndelivered' &&
      isStanding(notice) &&
      isSame(above, notice.to) &&
      isSame(notice.unreached, to),
  );
  if (!above || isKnown) return false;
  draft.record('noticeUndelivered', { noticeId, kind, role: to.role, org: to.org });
  draft.notify('noticeUndelivered', above, { unreached: { role: to.role, org: to.org } });
  return true;
};
