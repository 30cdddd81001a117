/** What is said of work that is opened; the draft gives the rest. */
import type { PlanStatus, WorkItem } from '../shared/work-item.ts';

export type OpenedWork = Pick<
  WorkItem,
  'kind' | 'ownerRole' | 'ownerOrg' | 'anchor' | 'dueAt' | 'nextRungAt'
> & {
  search?: number;
  orderId?: string;
  orderRevision?: number;
  obligationId?: string;
  planStatus?: PlanStatus;
};
