/**
 * Verifies the audit of every case among items of the table, as an export or a scan brings them: its events and that every
 * item of the case is what they say was written, its access log, and the logs of the lists that organisations were shown.
 * What cannot be parsed, is not under its own key, is no longer as it was written or breaks a chain is a finding; items
 * that are of no case are passed over. An entry that no seal names is taken for what it says only while it is young.
 */
import type { Chains, StatedLink } from '../../domain/access/verify-statements.ts';
import { verifyEvents, verifyLog } from '../../domain/access/verify-audit.ts';
import { faultsOfItems } from '../../domain/access/verify-written.ts';
import { type AccessEntry, isRow, type ListEntry, type LogEntry } from '../../domain/access/access-entry.ts';
import { type CaseCore, type CaseRecord, needsAotWatch } from '../../domain/case/case-record.ts';
import { nameWritten } from '../../domain/case/items-written.ts';
import { executionsOf } from '../../domain/case/executions.ts';
import { likeKeysHeld, locksHeld } from '../../domain/case/known-by-record.ts';
import { partiesOf } from '../../domain/case/parties.ts';
import { type ChainVerdict, isUnchanged } from '../../domain/shared/audit-event.ts';
import { isSameJson } from '../../domain/shared/hash.ts';
import { addElapsed, type Instant } from '../../domain/shared/instant.ts';
import {
  type Audited,
  type AuditedCase,
  type AuditedItem,
  climbMark,
  likeMark,
  nameIn,
  nothingAudited,
  readAudited,
} from './audited-items.ts';
import { aotWatchKey, partyKey, personLockKey, underWayKey } from './keys.ts';
import { recordOf } from './load-case.ts';
import { listedUnder } from './write-actions.ts';

export interface AuditFinding {
  /** The case, or the organisation whose lists are meant. */
  caseId: string;
  where: 'item' | 'case' | 'events' | 'accesses';
  /** Number of the event, or of the seal, where it has one. */
  seq?: number;
  fault: string;
}

export interface AuditReport {
  cases: number;
  events: number;
  accesses: number;
  findings: readonly AuditFinding[];
  /** The links that statements speak of. */
  chains: Omit<Chains, 'registry'>;
}

const bySeq = (a: { seq: number }, b: { seq: number }): number => a.seq - b.seq;

const findingOf = (caseId: string, where: AuditFinding['where'], verdict: ChainVerdict): AuditFinding[] =>
  verdict.intact ? [] : [{ caseId, where, seq: verdict.seq, fault: verdict.fault }];

/** Twice what the schedule that seals takes at most. */
const sealedWithinMinutes = 10;

/** By this instant everything was sealed when the last seal of all was made; undefined where there is none. */
const settledBy = ({ seals }: Audited): Instant | undefined => {
  const last = [...seals.values()]
    .flat()
    .filter(isUnchanged)
    .map(({ sealedAt }) => sealedAt)
    .sort()
    .at(-1);
  return last === undefined ? undefined : addElapsed(last, -sealedWithinMinutes, 'minutes');
};

const isAccess = (entry: LogEntry): entry is AccessEntry => 'caseId' in entry;
const isView = (entry: LogEntry): entry is ListEntry => !isAccess(entry);
const rowName = (caseId: string, hash: string): string => `${caseId} ${hash}`;

/**
 * Rows and the views of lists that they belong to: each is named by the other. An export of one case may come without the
 * logs of organisations, and knows nothing of the rows of other cases.
 */
const listFaults = ({ cases, entries }: Audited): AuditFinding[] => {
  const all = [...entries.values()].flat();
  const views = all.filter(isView);
  const ofOneCase = cases.size === 1;
  const rows = ofOneCase && views.length === 0 ? [] : all.filter(isRow);
  const stored = new Set(rows.map(({ caseId, hash }) => rowName(caseId, hash)));
  const named = new Set(
    views.flatMap(({ shown }) => Object.entries(shown).map(([caseId, hash]) => rowName(caseId, hash))),
  );
  const leftOut = new Set(
    views.flatMap(({ requestId, leftOut: caseIds = [] }) =>
      caseIds.map((caseId) => `${requestId} ${caseId}`),
    ),
  );
  return [
    ...rows
      .filter(({ caseId, hash }) => !named.has(rowName(caseId, hash)))
      .map(
        ({ caseId }) => ({ caseId, where: 'accesses', fault: 'a row is of no list that was shown' }) as const,
      ),
    ...views.flatMap(({ requestId, shown }) =>
      Object.entries(shown)
        .filter(
          ([caseId, hash]) =>
            (!ofOneCase || cases.has(caseId)) &&
            !stored.has(rowName(caseId, hash)) &&
            !leftOut.has(`${requestId} ${caseId}`),
        )
        .map(([caseId]) => ({ caseId, where: 'accesses', fault: 'a row of a list is missing' }) as const),
    ),
  ];
};

function* logFaults(found: Audited, log: string, settled: Instant | undefined): Generator<AuditFinding> {
  const entries = found.entries.get(log) ?? [];
  const verdict = verifyLog({ entries, seals: found.seals.get(log) ?? [], head: found.heads.get(log) });
  yield* findingOf(log, 'accesses', verdict);
  const forgotten = entries.some(
    (entry) => entry.seal === undefined && !isRow(entry) && settled !== undefined && entry.at < settled,
  );
  if (forgotten) yield { caseId: log, where: 'accesses', fault: 'an entry was never sealed' };
  // Of a reference that no case has, somebody may have asked, and nobody was let in.
  const opened = entries.filter(isAccess).some(({ decision }) => decision === 'allow');
  if (opened && !found.cases.get(log)?.core)
    yield { caseId: log, where: 'case', fault: 'the case itself is missing' };
}

/** A grant was given, or revoked, in the log of each of its cases: it stands in the table for good. */
const grantFaults = ({ cases, entries, grants }: Audited): AuditFinding[] => {
  // An export of one case may come without the grants, which stand elsewhere.
  if (cases.size === 1 && grants.size === 0) return [];
  const isAsLogged = ({ grantId, auditor, until }: NonNullable<AccessEntry['grant']>): boolean => {
    const stored = grants.get(grantId);
    return stored?.until === until && isSameJson(stored.auditor, auditor);
  };
  return [...entries.values()]
    .flat()
    .filter(isAccess)
    .filter(({ grant }) => grant !== undefined && !isAsLogged(grant))
    .map(({ caseId }) => ({
      caseId,
      where: 'item',
      fault: 'a grant is missing, or is not what the log says',
    }));
};

/** What stands under keys of the person. */
const personMarks = (record: CaseRecord): string[] => [
  ...locksHeld(record).map((key) => personLockKey(key).PK),
  ...likeKeysHeld(record).map(likeMark),
];

/** What follows from a case: where it stands in lists, and whose locks it holds. */
const marksOf = (record: CaseRecord): string[] => {
  const { caseId, climbAt } = record;
  return [
    ...new Set(partiesOf(record).map((party) => partyKey(caseId, party).SK)),
    ...(executionsOf(record).length > 0 ? [underWayKey(caseId).SK] : []),
    ...(needsAotWatch(record) ? [aotWatchKey(caseId).SK] : []),
    ...[listedUnder(record)].filter((list) => list !== undefined),
    ...(climbAt === undefined ? [] : [climbMark(climbAt)]),
    ...personMarks(record),
  ];
};

function* markFaults(
  core: CaseCore,
  { parts, pastParts, marks }: AuditedCase,
  ofOneCase: boolean,
): Generator<AuditFinding> {
  const { caseId } = core;
  const record = recordOf(core, parts);
  const expected = new Set(marksOf(record));
  // The round looks at a case whose orders are all past once more at most, and then finds nothing to do.
  const mayStay = pastParts.some(({ name }) => name === 'order') ? aotWatchKey(caseId).SK : undefined;
  // An export of one case may come without what stands under keys of the person.
  const mayMiss = new Set(ofOneCase ? personMarks(record) : []);
  for (const name of expected)
    if (!marks.has(name) && !mayMiss.has(name)) yield { caseId, where: 'item', fault: `is missing: ${name}` };
  for (const name of marks)
    if (!expected.has(name) && name !== mayStay)
      yield { caseId, where: 'item', fault: `does not follow from the case: ${name}` };
}

function* caseFaults(found: Audited, caseId: string, audited: AuditedCase): Generator<AuditFinding> {
  const { core, events, stored, isOlder } = audited;
  if (!core) {
    yield { caseId, where: 'case', fault: 'the case itself is missing' };
    return;
  }
  const inOrder = events.toSorted(bySeq);
  yield* findingOf(caseId, 'events', verifyEvents({ record: core, events: inOrder }));
  const isOneCase = found.cases.size === 1;
  for (const fault of faultsOfItems(inOrder, stored, isOlder, isOneCase ? [nameWritten.received] : []))
    yield { caseId, where: 'item', fault };
  if (audited.parts.some(({ name }) => name === 'referral')) yield* markFaults(core, audited, isOneCase);
  else yield { caseId, where: 'item', fault: 'is missing: the referral' };
  // The referral writes it with the case.
  const first = (found.entries.get(caseId) ?? []).some(
    (entry) => isAccess(entry) && entry.reason === 'submitted',
  );
  if (!first) yield { caseId, where: 'accesses', fault: 'the access log, or its first entry, is missing' };
}

/** Takes everything in, with what is wrong about items by themselves. */
const takeIn = (read: Iterable<AuditedItem | undefined>): { found: Audited; findings: AuditFinding[] } => {
  const found = nothingAudited();
  const findings: AuditFinding[] = [];
  const known = new Set<string>();
  for (const item of read) {
    if (!item) {
      findings.push({ caseId: 'unknown', where: 'item', fault: 'is no item of the table' });
      continue;
    }
    const { PK, SK, fault, into } = item;
    const where = { caseId: nameIn(PK), where: 'item' } as const;
    if (fault !== undefined) findings.push({ ...where, fault });
    if (known.has(`${PK} ${SK}`)) findings.push({ ...where, fault: `stands twice: ${SK}` });
    known.add(`${PK} ${SK}`);
    into?.(found);
  }
  return { found, findings };
};

const linksOf = <Link extends { seq: number; hash: string }>(
  found: Iterable<readonly [string, readonly Link[]]>,
  atOf: (link: Link) => Instant,
): ReadonlyMap<string, readonly StatedLink[]> =>
  new Map(
    [...found].map(([of, links]) => [
      of,
      links.map((link) => ({ seq: link.seq, hash: link.hash, at: atOf(link) })),
    ]),
  );

const count = (lists: Iterable<readonly unknown[]>): number =>
  [...lists].reduce((sum, { length }) => sum + length, 0);

/** Of items that were read by `readAudited`, each by itself. */
export const verifyAudited = (read: Iterable<AuditedItem | undefined>): AuditReport => {
  const { found, findings } = takeIn(read);
  const settled = settledBy(found);
  const logs = new Set([...found.entries.keys(), ...found.seals.keys(), ...found.heads.keys()]);
  for (const log of logs) findings.push(...logFaults(found, log, settled));
  for (const [caseId, audited] of found.cases) findings.push(...caseFaults(found, caseId, audited));
  findings.push(...listFaults(found), ...grantFaults(found));
  const cases = [...found.cases.values()];
  return {
    cases: cases.filter(({ core }) => core !== undefined).length,
    events: count(cases.map(({ events }) => events)),
    accesses: count(found.entries.values()),
    findings,
    chains: {
      events: linksOf(
        [...found.cases].map(([caseId, { events }]) => [caseId, events] as const),
        ({ at }) => at,
      ),
      accesses: linksOf(found.seals, ({ sealedAt }) => sealedAt),
    },
  };
};

export const verifyItems = (raws: Iterable<unknown>): AuditReport =>
  verifyAudited([...raws].map(readAudited));
