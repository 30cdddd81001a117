/**
 * Whether the record of a case is what was written. The audit events follow on from one to the next and end where the case
 * says; the entries of an access log are those that its seals name, the seals follow on from one to the next and end where
 * the log's head says. A changed, missing, added or reordered entry breaks one of these. Who rewrites a whole chain with its
 * head is found by what was stated of it before (verify-statements.ts).
 */
import type { CaseRecord } from '../case/case-record.ts';
import {
  type AuditEvent,
  chainStart,
  type ChainVerdict,
  isUnchanged,
  verifyChain,
} from '../shared/audit-event.ts';
import { type AccessEntry, isAsWritten, isRow, type LogEntry, positionOf } from './access-entry.ts';
import type { AccessHead, AccessSeal } from './access-seal.ts';

export interface EventChain {
  record: Pick<CaseRecord, 'caseId' | 'lastEventHash' | 'counters'>;
  events: readonly AuditEvent[];
  /** The number of the first event that was read. */
  from?: number;
}

const broken = (seq: number, fault: string): ChainVerdict => ({ intact: false, seq, fault });

const endsAt = (
  verdict: ChainVerdict,
  length: number,
  expected: { seq: number; hash: string },
  fault: string,
): ChainVerdict => {
  if (!verdict.intact) return verdict;
  return length === expected.seq && verdict.headHash === expected.hash
    ? verdict
    : broken(Math.min(length, expected.seq) + 1, fault);
};

const foreign = (
  entries: readonly { caseId: string; seq: number }[],
  caseId: string,
): ChainVerdict | undefined => {
  const stray = entries.find((entry) => entry.caseId !== caseId);
  return stray && broken(stray.seq, 'belongs to another case');
};

export const verifyEvents = ({ record, events, from = 1 }: EventChain): ChainVerdict =>
  foreign(events, record.caseId) ??
  endsAt(
    verifyChain(events, from),
    from - 1 + events.length,
    { seq: record.counters.events, hash: record.lastEventHash },
    'does not end where the case says',
  );

/** Entries of a log between two positions, with the seals that name them or stand beside those. */
export interface LogSpan {
  entries: readonly LogEntry[];
  seals: readonly AccessSeal[];
  head: AccessHead | undefined;
  /** Entries behind this position were read; left out, all from the first. */
  after?: string | undefined;
  /** Entries up to this position were read; left out, all to the last. */
  upTo?: string | undefined;
}

const endsElsewhere = 'does not end where its head says';

const faultsOfEntries = function* ({ entries, seals }: LogSpan): Generator<ChainVerdict> {
  const bySeq = new Map(seals.map((seal) => [seal.seq, seal]));
  for (const entry of entries) {
    if (!isAsWritten(entry)) yield broken(entry.seal ?? 0, 'an entry was changed after it was written');
    if (entry.seal === undefined) continue;
    const named = bySeq.get(entry.seal)?.entries ?? [];
    if (isRow(entry) || !named.some(({ at, hash }) => at === entry.at && hash === entry.hash))
      yield broken(entry.seal, 'an entry names a seal that does not name it');
  }
};

const faultsOfSeals = function* ({
  entries,
  seals,
  head,
  after = '',
  upTo = '~',
}: LogSpan): Generator<ChainVerdict> {
  const bySeq = new Map(seals.map((seal) => [seal.seq, seal]));
  const stored = new Map(entries.map((entry) => [positionOf(entry), entry.seal]));
  for (const seal of seals) {
    const before = bySeq.get(seal.seq - 1);
    if (!isUnchanged(seal)) yield broken(seal.seq, 'a seal was changed after it was written');
    if (before && before.hash !== seal.previousHash)
      yield broken(seal.seq, 'does not follow the seal before it');
    const isLast = seal.seq === head?.seq;
    if (!head || seal.seq > head.seq || (isLast && seal.hash !== head.hash))
      yield broken(seal.seq, endsElsewhere);
    const missing = seal.entries
      .map(positionOf)
      .some((at) => after < at && at <= upTo && stored.get(at) !== seal.seq);
    if (missing) yield broken(seal.seq, 'an entry that it names is missing');
  }
};

/** The first fault of a part of a log. */
export const verifySpan = (span: LogSpan): ChainVerdict => {
  for (const fault of faultsOfEntries(span)) return fault;
  for (const fault of faultsOfSeals(span)) return fault;
  return { intact: true, headHash: span.head?.hash ?? chainStart };
};

/** A log from its first entry to its last. */
export const verifyLog = (log: Pick<LogSpan, 'entries' | 'seals' | 'head'>): ChainVerdict => {
  const { head } = log;
  const seals = log.seals.toSorted((a, b) => a.seq - b.seq);
  const chain = verifyChain(seals);
  const verdict = head ? endsAt(chain, seals.length, head, endsElsewhere) : chain;
  if (!verdict.intact) return verdict;
  const named = seals.reduce((sum, { entries }) => sum + entries.length, 0);
  if (head && head.entries !== named) return broken(head.seq, 'its head counts other entries');
  if (head?.sealedAt !== undefined && head.sealedAt !== seals.at(-1)?.sealedAt)
    return broken(head.seq, 'its head names another time');
  return verifySpan({ ...log, seals });
};

/** The seals by which entries are verified: those that name them and their neighbours, as far as the head. */
export const sealsAbout = (entries: readonly LogEntry[], head: AccessHead | undefined): number[] => {
  const near = entries.flatMap(({ seal }) => (seal === undefined ? [] : [seal - 1, seal, seal + 1]));
  const last = head?.seq ?? 0;
  return [...new Set([...near, last])].filter((seq) => seq > 0 && seq <= last).sort((a, b) => a - b);
};

/** One line of the access log, as an auditor reads it. */
export const accessView = (entry: AccessEntry) => {
  const { at, actor, operation, decision, reason, standing, basis, requestId, grant, seal } = entry;
  return {
    at,
    by: { sub: actor.sub, role: actor.role, org: actor.org },
    operation,
    decision,
    reason,
    standing,
    legalBasis: basis,
    requestId,
    ...(grant && { grant }),
    ...(seal !== undefined && { seal }),
  };
};
