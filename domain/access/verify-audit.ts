/**
 * Whether the record of a case is what was written: the audit events and the access log each follow on from entry to
 * entry, and end where the case and the log's own head say that they end. A changed, missing, added or reordered entry
 * breaks one of these. Who could rewrite a whole chain with its head is held off by the table's rights and its backups.
 */
import type { CaseRecord } from '../case/case-record.ts';
import { type AuditEvent, type ChainVerdict, verifyChain } from '../shared/audit-event.ts';
import type { AccessEntry, AccessHead } from './access-entry.ts';

export interface CaseAudit {
  record: Pick<CaseRecord, 'caseId' | 'lastEventHash' | 'counters'>;
  events: readonly AuditEvent[];
  accesses: readonly AccessEntry[];
  /** Left out where only the entries are at hand. */
  head?: AccessHead | undefined;
}

const endsAt = (
  verdict: ChainVerdict,
  length: number,
  expected: { seq: number; hash: string },
): ChainVerdict => {
  if (!verdict.intact) return verdict;
  return length === expected.seq && verdict.headHash === expected.hash
    ? verdict
    : { intact: false, seq: Math.min(length, expected.seq) + 1, fault: 'does not end where the case says' };
};

const foreign = (
  entries: readonly { caseId: string; seq: number }[],
  caseId: string,
): ChainVerdict | undefined => {
  const stray = entries.find((entry) => entry.caseId !== caseId);
  return stray && { intact: false, seq: stray.seq, fault: 'belongs to another case' };
};

export const verifyEvents = ({ record, events }: CaseAudit): ChainVerdict =>
  foreign(events, record.caseId) ??
  endsAt(verifyChain(events), events.length, { seq: record.counters.events, hash: record.lastEventHash });

const inOrder = (accesses: readonly AccessEntry[]): AccessEntry[] =>
  accesses.toSorted((a, b) => a.seq - b.seq);

export const verifyAccesses = ({ record, accesses, head }: CaseAudit): ChainVerdict => {
  const verdict = foreign(accesses, record.caseId) ?? verifyChain(inOrder(accesses));
  return head ? endsAt(verdict, accesses.length, head) : verdict;
};

export const auditVerdict = (audit: CaseAudit) => ({
  chain: { events: verifyEvents(audit), accesses: verifyAccesses(audit) },
});

/** One line of the access log, as an auditor reads it. */
export const accessView = ({
  seq,
  at,
  actor,
  operation,
  decision,
  reason,
  standing,
  basis,
  requestId,
}: AccessEntry) => ({
  seq,
  at,
  by: { sub: actor.sub, role: actor.role, org: actor.org },
  operation,
  decision,
  reason,
  standing,
  legalBasis: basis,
  requestId,
});
