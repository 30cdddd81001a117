/** The work of a draft: that which it read, opened and changed. */
import type { Instant } from '../shared/instant.ts';
import type { PlanStatus, WorkItem, WorkItemKind } from '../shared/work-item.ts';

/** What is said of work that is opened; the draft gives the rest. */
export type Opened = Pick<WorkItem, 'kind' | 'ownerRole' | 'ownerOrg' | 'anchor' | 'dueAt' | 'nextRungAt'> & {
  search?: number;
  orderId?: string;
  orderRevision?: number;
  obligationId?: string;
  planStatus?: PlanStatus;
  contactId?: string;
};

export class DraftWork {
  readonly #items: Map<string, WorkItem>;
  readonly #touched = new Map<string, WorkItem>();

  /** As it was read. */
  readonly before: readonly WorkItem[];

  constructor(items: readonly WorkItem[]) {
    this.before = items;
    this.#items = new Map(items.map((item) => [item.workItemId, item]));
  }

  get all(): WorkItem[] {
    return [...this.#items.values()];
  }

  get open(): WorkItem[] {
    return this.all.filter(({ status }) => status === 'open');
  }

  /** What this draft writes. */
  get touched(): WorkItem[] {
    return [...this.#touched.values()];
  }

  item(id: string): WorkItem | undefined {
    return this.#items.get(id);
  }

  /** True when a dated duty was opened before, whatever became of it. */
  hasObligation(obligationId: string): boolean {
    return this.all.some((item) => item.obligationId === obligationId);
  }

  /** What the closing of the case took back. */
  get ofClosing(): WorkItem[] {
    return this.all.filter(({ cancelledBy }) => cancelledBy === 'closing');
  }

  /** What is current of the work that a fact of an instant has done. */
  done(kind: WorkItemKind, completedAt: Instant): WorkItem[] {
    return this.all.filter(
      (item) => item.status === 'done' && item.kind === kind && item.completedAt === completedAt,
    );
  }

  /** A second change in the same draft is still one new version. */
  put(item: WorkItem): WorkItem {
    const version = this.#touched.has(item.workItemId) ? item.version : item.version + 1;
    const next = { ...item, version };
    this.#touched.set(item.workItemId, next);
    this.#items.set(item.workItemId, next);
    return next;
  }
}
