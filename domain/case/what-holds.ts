/**
 * What a court order asks outlives what anybody chooses to do with the case (ADR 0027, HHP-END-02). Guidance, AOT: a search
 * ends when the person is located or the order is no longer active; what was to be reported is owed after both.
 */
import type { WorkItemKind } from '../shared/work-item.ts';
import { isSearchOver } from './aot-record.ts';
import type { CaseDraft } from './case-draft.ts';
import { orderEnd, ordersThatCount } from './order.ts';

/** What the county must hear of a search or an event, and read: owed after the end of both. */
const owedAfterwards: ReadonlySet<WorkItemKind> = new Set<WorkItemKind>([
  'significantEventReport',
  'missingAcknowledgement',
  'omhMissingReport',
  'significantEventAcknowledgement',
]);

export const holds = ['deathReported', 'order', 'search', 'owed'] as const;
export type Hold = (typeof holds)[number];

/** The first that applies: an order that is not over yet, whoever told of it, holds the case before its first day too. */
export const whatHolds = (draft: CaseDraft): Hold | undefined => {
  const { aot, deathReport } = draft.case;
  if (deathReport) return 'deathReported';
  if (ordersThatCount(draft.case).some((order) => orderEnd(order) > draft.now)) return 'order';
  const searches = (aot?.searches ?? []).filter((search) => !isSearchOver(search));
  if (searches.some(({ endedAt }) => endedAt === undefined)) return 'search';
  return searches.length > 0 || draft.openItems().some(({ kind }) => owedAfterwards.has(kind))
    ? 'owed'
    : undefined;
};

/** What is owed, by kind, for whoever must see to it first. */
export const owedKinds = (draft: CaseDraft): WorkItemKind[] => [
  ...new Set(
    draft
      .openItems()
      .map(({ kind }) => kind)
      .filter((kind) => owedAfterwards.has(kind)),
  ),
];
