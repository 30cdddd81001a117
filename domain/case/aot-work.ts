/**
 * The work that court orders bring, one row a kind: who must do it, by which rule, and the notices that announce it and
 * remind of it. Nobody's execution waits for it; the daily schedule opens it and reminds.
 */
import type { NoticeKind } from '../notices/notice.ts';
import { type AotWorkKind, aotWorkKinds, type WorkItemKind } from '../shared/work-item.ts';

interface AotWork {
  ruleId: string;
  due: NoticeKind;
  overdue: NoticeKind;
}

export const aotWork = {
  confirmAotOrder: { ruleId: 'HHP-ORD-01', due: 'aotOrderToConfirm', overdue: 'aotOrderConfirmOverdue' },
  /** OSC audit, 8 Feb 2024: seen face to face within one week of the order. */
  aotFirstContact: { ruleId: 'HHP-AFC-01', due: 'aotFirstContactDue', overdue: 'aotFirstContactOverdue' },
  /** Mental Hygiene Law 9.48: report to the OMH program coordinator within three days of the order. */
  aotReportToOmh: { ruleId: 'HHP-OMH-01', due: 'aotReportToOmhDue', overdue: 'aotReportToOmhOverdue' },
  aotReview: { ruleId: 'HHP-REVIEW-01', due: 'aotReviewDue', overdue: 'aotReviewOverdue' },
  /** Guidance: assessment and follow-up data to OMH through CAIRS at 6-month intervals. */
  cairsReport: { ruleId: 'HHP-CAIRS-01', due: 'cairsReportDue', overdue: 'cairsReportOverdue' },
  /** Guidance: if the CMA is not eligible, the LGU must direct a transfer. */
  aotTransfer: { ruleId: 'HHP-XFER-01', due: 'aotTransferDue', overdue: 'aotTransferOverdue' },
  /** Guidance: the CMA must inform the Health Home of an order, of its end without renewal, and of a transfer. */
  tellHealthHomeOfAot: { ruleId: 'HHP-TELL-01', due: 'tellHealthHomeDue', overdue: 'tellHealthHomeOverdue' },
} as const satisfies Record<AotWorkKind, AotWork>;

export const isAotWorkKind = (kind: WorkItemKind): kind is AotWorkKind =>
  aotWorkKinds.some((known) => known === kind);
