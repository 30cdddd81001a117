/**
 * Verifies the audit of every case among items of the table, as an export or a scan brings them: its events, its access log,
 * and the logs of the lists that organisations were shown. What cannot be parsed, is not under its own key, or breaks a
 * chain is a finding; items of other kinds are passed over. An item that was turned into another kind is missing from its
 * chain, and so found too. An entry that no seal names is taken for what it says only while it is young.
 */
import * as z from 'zod';
import type { Chains, StatedLink } from '../../domain/access/verify-statements.ts';
import { verifyEvents, verifyLog } from '../../domain/access/verify-audit.ts';
import {
  type AccessEntry,
  isRow,
  type ListEntry,
  type LogEntry,
  logOf,
} from '../../domain/access/access-entry.ts';
import type { AccessHead, AccessSeal } from '../../domain/access/access-seal.ts';
import type { CaseCore } from '../../domain/case/case-record.ts';
import { type AuditEvent, type ChainVerdict, isUnchanged } from '../../domain/shared/audit-event.ts';
import { addElapsed, type Instant } from '../../domain/shared/instant.ts';
import { accessHeadItem, accessItem, accessSealItem, caseItem, eventItem, listViewItem } from './items.ts';
import {
  accessHeadKey,
  accessKey,
  accessSealKey,
  caseKey,
  eventKey,
  headIndex,
  type IndexKey,
  type ItemKey,
  unsealedIndex,
} from './keys.ts';

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
  chains: Chains;
}

interface Found {
  cases: Map<string, CaseCore>;
  events: Map<string, AuditEvent[]>;
  entries: Map<string, LogEntry[]>;
  seals: Map<string, AccessSeal[]>;
  heads: Map<string, AccessHead>;
  /** Keys at which something stood already. */
  keys: Set<string>;
}

const itemSchema = z.looseObject({
  PK: z.string(),
  SK: z.string(),
  GSI1PK: z.string().optional(),
  GSI1SK: z.string().optional(),
  entity: z.string(),
});
type RawItem = z.infer<typeof itemSchema>;

interface Place {
  key: ItemKey;
  /** Where it must stand in the index; undefined for nowhere. */
  index?: IndexKey | undefined;
}

const add = <Value>(map: Map<string, Value[]>, name: string, value: Value): void => {
  const known = map.get(name);
  if (known) known.push(value);
  else map.set(name, [value]);
};

const placeEntry = ({ entries }: Found, entry: LogEntry): Place => {
  add(entries, logOf(entry), entry);
  return { key: accessKey(entry), index: unsealedIndex(entry) };
};

/** Puts an item where it belongs and says where it must have stood; undefined for another kind. */
const place = (found: Found, item: RawItem): Place | undefined => {
  switch (item.entity) {
    case 'case': {
      const record = caseItem.fromItem(item);
      found.cases.set(record.caseId, record);
      return { key: caseKey(record.caseId) };
    }
    case 'event': {
      const event = eventItem.fromItem(item);
      add(found.events, event.caseId, event);
      return { key: eventKey(event.caseId, event.seq) };
    }
    case 'access':
      return placeEntry(found, accessItem.fromItem(item));
    case 'listView':
      return placeEntry(found, listViewItem.fromItem(item));
    case 'accessSeal': {
      const seal = accessSealItem.fromItem(item);
      add(found.seals, seal.log, seal);
      return { key: accessSealKey(seal.log, seal.seq) };
    }
    case 'accessHead': {
      const head = accessHeadItem.fromItem(item);
      found.heads.set(head.log, head);
      return {
        key: accessHeadKey(head.log),
        index: head.sealedAt === undefined ? undefined : headIndex(head.log),
      };
    }
    default:
      return undefined;
  }
};

const logIn = (partition: string): string => partition.slice(partition.indexOf('#') + 1);
const bySeq = (a: { seq: number }, b: { seq: number }): number => a.seq - b.seq;

function* misplaced({ PK, SK, GSI1PK, GSI1SK }: RawItem, { key, index }: Place): Generator<AuditFinding> {
  const where = { caseId: logIn(PK), where: 'item' } as const;
  if (key.PK !== PK || key.SK !== SK) yield { ...where, fault: `stands at ${SK} and belongs at ${key.SK}` };
  if (GSI1PK !== index?.GSI1PK || GSI1SK !== index?.GSI1SK)
    yield { ...where, fault: `does not stand in the index as it must: ${SK}` };
}

const findingOf = (caseId: string, where: AuditFinding['where'], verdict: ChainVerdict): AuditFinding[] =>
  verdict.intact ? [] : [{ caseId, where, seq: verdict.seq, fault: verdict.fault }];

/** Twice what the schedule that seals takes at most. */
const sealedWithinMinutes = 10;

/** By this instant everything was sealed when the last seal of all was made; undefined where there is none. */
const settledBy = ({ seals }: Found): Instant | undefined => {
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
const listFaults = ({ cases, entries }: Found): AuditFinding[] => {
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

function* logFaults(found: Found, log: string, settled: Instant | undefined): Generator<AuditFinding> {
  const entries = found.entries.get(log) ?? [];
  const verdict = verifyLog({ entries, seals: found.seals.get(log) ?? [], head: found.heads.get(log) });
  yield* findingOf(log, 'accesses', verdict);
  const forgotten = entries.some(
    (entry) => entry.seal === undefined && !isRow(entry) && settled !== undefined && entry.at < settled,
  );
  if (forgotten) yield { caseId: log, where: 'accesses', fault: 'an entry was never sealed' };
  // Of a reference that no case has, somebody may have asked, and nobody was let in.
  const opened = entries.filter(isAccess).some(({ decision }) => decision === 'allow');
  if (opened && !found.cases.has(log))
    yield { caseId: log, where: 'case', fault: 'the case itself is missing' };
}

function* caseFaults(found: Found, caseId: string): Generator<AuditFinding> {
  const record = found.cases.get(caseId);
  const events = (found.events.get(caseId) ?? []).sort(bySeq);
  if (!record) {
    yield { caseId, where: 'case', fault: 'the case itself is missing' };
    return;
  }
  yield* findingOf(caseId, 'events', verifyEvents({ record, events }));
  // The referral writes it with the case.
  const first = (found.entries.get(caseId) ?? []).some(
    (entry) => isAccess(entry) && entry.reason === 'submitted',
  );
  if (!first) yield { caseId, where: 'accesses', fault: 'the access log, or its first entry, is missing' };
}

const count = (map: Map<string, readonly unknown[]>): number =>
  [...map.values()].reduce((sum, { length }) => sum + length, 0);

const linksOf = <Link extends { seq: number; hash: string }>(
  found: ReadonlyMap<string, readonly Link[]>,
  atOf: (link: Link) => Instant,
): ReadonlyMap<string, readonly StatedLink[]> =>
  new Map(
    [...found].map(([of, links]) => [
      of,
      links.map((link) => ({ seq: link.seq, hash: link.hash, at: atOf(link) })),
    ]),
  );

export const verifyItems = (items: Iterable<unknown>): AuditReport => {
  const found: Found = {
    cases: new Map(),
    events: new Map(),
    entries: new Map(),
    seals: new Map(),
    heads: new Map(),
    keys: new Set(),
  };
  const findings: AuditFinding[] = [];
  for (const raw of items) {
    const item = itemSchema.safeParse(raw);
    if (!item.success) {
      findings.push({ caseId: 'unknown', where: 'item', fault: 'is no item of the table' });
      continue;
    }
    const { PK, SK } = item.data;
    try {
      const at = place(found, item.data);
      if (!at) continue;
      findings.push(...misplaced(item.data, at));
      if (found.keys.has(`${PK} ${SK}`))
        findings.push({ caseId: logIn(PK), where: 'item', fault: `stands twice: ${SK}` });
      found.keys.add(`${PK} ${SK}`);
    } catch {
      findings.push({ caseId: logIn(PK), where: 'item', fault: `cannot be read: ${SK}` });
    }
  }
  const settled = settledBy(found);
  const logs = new Set([...found.entries.keys(), ...found.seals.keys(), ...found.heads.keys()]);
  for (const log of logs) findings.push(...logFaults(found, log, settled));
  for (const caseId of new Set([...found.cases.keys(), ...found.events.keys()]))
    findings.push(...caseFaults(found, caseId));
  findings.push(...listFaults(found));
  return {
    cases: found.cases.size,
    events: count(found.events),
    accesses: count(found.entries),
    findings,
    chains: {
      events: linksOf(found.events, ({ at }) => at),
      accesses: linksOf(found.seals, ({ sealedAt }) => sealedAt),
    },
  };
};
