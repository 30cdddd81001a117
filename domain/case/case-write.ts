/**
 * What one decision writes: the case with everything that changed around it, in one transaction or not at all. A draft makes
 * it (case-draft.ts), and the stores write it.
 */
import type { Notice } from '../notices/notice.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { OutboxEntry } from '../shared/outbox.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { PartWrites } from './case-parts.ts';
import type { CaseRecord } from './case-record.ts';
import type { CaseloadGuard } from './caseload-move.ts';
import type { Contact } from './contact.ts';
import type { SearchStep } from './search-step.ts';

/** A referral as it is known again when it is sent once more. */
export interface ReceivedReferral {
  personKey: string;
  as: string;
}

/** One transaction's worth of facts. `expectedVersion` 0 means that the case must not exist yet. */
export interface CaseWrite {
  case: CaseRecord;
  before: CaseRecord | undefined;
  expectedVersion: number;
  parts: PartWrites;
  events: readonly AuditEvent[];
  /** Work items to put; each carries the version that it replaces in `version - 1`. */
  workItems: readonly WorkItem[];
  contacts: readonly Contact[];
  /** Those of before that were put right, and stay current. */
  changedContacts: readonly Contact[];
  /** Ended work and contacts that are past from now on; the work as it is after this write. */
  retired: { workItems: readonly WorkItem[]; contacts: readonly Contact[] };
  searchSteps: readonly SearchStep[];
  changedSteps: readonly SearchStep[];
  notices: readonly Notice[];
  outbox: readonly OutboxEntry[];
  /** Whether this write takes or frees the locks of one open referral a person. */
  personLock: 'take' | 'free' | 'keep';
  /** Of the referral that opens a case: its hash, and the key of the person. It opens no second case, however late it comes again. */
  received?: ReceivedReferral;
  /** What an assignment to a caseload was decided on; written only while it stands. */
  caseloadGuard?: CaseloadGuard;
}
