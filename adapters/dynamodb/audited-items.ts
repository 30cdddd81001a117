/**
 * Items of the table as the audit reads them, from an export or a scan: each by its kind, with the item that would be
 * written from what stands in it. Where that one differs, a key, a place in the index, a sum or an attribute was changed.
 */
import * as z from 'zod';
import { type AccessEntry, type ListEntry, type LogEntry, logOf } from '../../domain/access/access-entry.ts';
import type { AccessHead, AccessSeal } from '../../domain/access/access-seal.ts';
import type { AuditGrant } from '../../domain/access/audit-grant.ts';
import type { StoredItem } from '../../domain/access/verify-written.ts';
import type { CasePart } from '../../domain/case/case-parts.ts';
import type { CaseCore } from '../../domain/case/case-record.ts';
import {
  asPast,
  caseWritten,
  nameWritten,
  noticeWritten,
  workItemWritten,
} from '../../domain/case/items-written.ts';
import type { AuditEvent } from '../../domain/shared/audit-event.ts';
import { digestOf, isSameJson } from '../../domain/shared/hash.ts';
import { epochMs } from '../../domain/shared/instant.ts';
import * as items from './items.ts';
import { eventsFromItem, eventsToItem, outboxFromItem, outboxToItem } from './items-of-write.ts';
import * as keys from './keys.ts';

const itemSchema = z.looseObject({ PK: z.string(), SK: z.string(), entity: z.string() });
type RawItem = z.infer<typeof itemSchema>;

/** What was found of one case. */
export interface AuditedCase {
  core?: CaseCore;
  events: AuditEvent[];
  /** True when an event is of a release that stored each as an item, and did not say what it wrote. */
  isOlder: boolean;
  /** What its events must speak of. */
  stored: StoredItem[];
  parts: CasePart[];
  pastParts: CasePart[];
  /** Its marks in lists, and its lock, by what they say. */
  marks: Set<string>;
}

export interface Audited {
  cases: Map<string, AuditedCase>;
  entries: Map<string, LogEntry[]>;
  seals: Map<string, AccessSeal[]>;
  heads: Map<string, AccessHead>;
  grants: Map<string, AuditGrant>;
}

export const nothingAudited = (): Audited => ({
  cases: new Map(),
  entries: new Map(),
  seals: new Map(),
  heads: new Map(),
  grants: new Map(),
});

const caseAudited = ({ cases }: Audited, caseId: string): AuditedCase => {
  const known = cases.get(caseId) ?? {
    events: [],
    isOlder: false,
    stored: [],
    parts: [],
    pastParts: [],
    marks: new Set<string>(),
  };
  cases.set(caseId, known);
  return known;
};

/** What follows the first `#` of a partition. */
export const nameIn = (partition: string): string => partition.slice(partition.indexOf('#') + 1);

const add = <Value>(map: Map<string, Value[]>, name: string, value: Value): void => {
  const known = map.get(name);
  if (known) known.push(value);
  else map.set(name, [value]);
};

const isPast = ({ SK }: RawItem): boolean => SK.startsWith('PAST#');
const located = (item: RawItem, digest: string): string => (isPast(item) ? asPast(digest) : digest);

/** What was read of an item: the item that would be written of it, and where it belongs. */
interface Taken {
  as: items.Item;
  into: (audited: Audited) => void;
}
type Reader = (item: RawItem) => Taken;

const ofCase = (caseId: string, as: items.Item, into: (found: AuditedCase) => void): Taken => ({
  as,
  into: (audited) => {
    into(caseAudited(audited, caseId));
  },
});
const stored = (caseId: string, as: items.Item, item: StoredItem): Taken =>
  ofCase(caseId, as, (found) => {
    found.stored.push(item);
  });
const marked = (caseId: string, as: items.Item, mark = as.SK): Taken =>
  ofCase(caseId, as, (found) => {
    found.marks.add(mark);
  });

/** The mark of when the schedule must climb a ladder of a case. */
export const climbMark = (at: string): string => `CLIMB ${at}`;

/** The mark under which somebody who may be the same is found. */
export const likeMark = (key: string): string => `LIKE ${key}`;

const readers: Readonly<Record<string, Reader>> = {
  case(item) {
    const core = items.caseItem.fromItem(item);
    const written = { name: nameWritten.case, digest: caseWritten(core) };
    return ofCase(core.caseId, items.caseItem.around(keys.caseKey(core.caseId), core), (found) => {
      found.core = core;
      found.stored.push(written);
    });
  },
  contact(item) {
    const contact = items.contactItem.fromItem(item);
    const key = isPast(item) ? keys.pastContactKey(contact) : keys.contactKey(contact.contactId);
    return stored(contact.caseId, items.contactItem.around(key, contact), {
      name: nameWritten.contact(contact),
      digest: located(item, digestOf(contact)),
    });
  },
  workItem(item) {
    const workItem = items.workItemItem.fromItem(item);
    const { workItemId, caseId } = workItem;
    const as = isPast(item)
      ? items.workItemItem.around(keys.pastWorkItemKey(workItemId), workItem)
      : items.workItemItem.around(keys.workItemKey(workItemId), workItem, keys.workItemIndex(workItem));
    return stored(caseId, as, {
      name: nameWritten.workItem(workItem),
      digest: located(item, workItemWritten(workItem)),
    });
  },
  notice(item) {
    const notice = items.noticeItem.fromItem(item);
    const former = keys.ranklessIndex(notice);
    const isRankless = notice.status === 'open' && item['GSI1SK'] === former.GSI1SK;
    const index = isRankless ? former : keys.noticeIndex(notice);
    const as = items.noticeItem.around(keys.noticeKey(notice.noticeId), notice, index);
    return stored(notice.caseId, as, { name: nameWritten.notice(notice), digest: noticeWritten(notice) });
  },
  searchStep(item) {
    const step = items.searchStepItem.fromItem(item);
    const as = items.searchStepItem.around(keys.searchStepKey(step.stepId), step);
    return stored(step.caseId, as, { name: nameWritten.searchStep(step), digest: digestOf(step) });
  },
  outbox(item) {
    const entries = outboxFromItem(item);
    const written = { name: nameWritten.outbox(entries[0]), digest: digestOf(entries) };
    return stored(entries[0].caseId, outboxToItem(entries), written);
  },
  events(item) {
    const [first, ...others] = eventsFromItem(item);
    return ofCase(first.caseId, eventsToItem([first, ...others]), (found) => {
      found.events.push(first, ...others);
    });
  },
  event(item) {
    const [event] = eventsFromItem(item);
    const as = { ...keys.eventKey(event.caseId, event.seq), entity: 'event', data: event };
    return ofCase(event.caseId, as, (found) => {
      found.isOlder = true;
      found.events.push(event);
    });
  },
  party(item) {
    const party = items.partyItem.fromItem(item);
    const index = { GSI1PK: keys.casesList(party), GSI1SK: keys.casePosition(party) };
    const key = keys.partyKey(party.caseId, party);
    return marked(party.caseId, items.partyItem.around(key, party, index));
  },
  underWay(item) {
    const { caseId } = items.underWayItem.fromItem(item);
    const key = keys.underWayKey(caseId);
    return marked(caseId, items.underWayItem.around(key, { caseId }, keys.underWayIndex(caseId)));
  },
  aotWatch(item) {
    const { caseId } = items.aotWatchItem.fromItem(item);
    const key = keys.aotWatchKey(caseId);
    return marked(caseId, items.aotWatchItem.around(key, { caseId }, keys.aotWatchIndex(caseId)));
  },
  climb(item) {
    const { caseId } = items.climbItem.fromItem(item);
    const [at] = z.string().optional().parse(item['GSI1SK'])?.split('#') ?? [];
    const key = keys.climbKey(caseId);
    // Without an instant it stands in no list, and marks nothing.
    return at === undefined
      ? ofCase(caseId, items.climbItem.around(key, { caseId }), () => undefined)
      : marked(caseId, items.climbItem.around(key, { caseId }, keys.climbIndex(caseId, at)), climbMark(at));
  },
  assignee(item) {
    const { caseId } = items.assigneeItem.fromItem(item);
    const list = z.string().parse(item['GSI1PK']);
    const index = { GSI1PK: list, GSI1SK: caseId };
    return marked(caseId, items.assigneeItem.around(keys.assigneeKey(caseId), { caseId }, index), list);
  },
  personLock(item) {
    const { caseId } = items.personLockItem.fromItem(item);
    // Whose key it is, is of the case.
    const { PK } = item;
    return marked(caseId, items.personLockItem.around({ PK, SK: 'LOCK' }, { caseId }), PK);
  },
  like(item) {
    const { caseId } = items.likeItem.fromItem(item);
    const key = nameIn(item.PK);
    return marked(caseId, items.likeItem.around(keys.likeKey(key, caseId), { caseId }), likeMark(key));
  },
  received(item) {
    const { caseId } = items.receivedItem.fromItem(item);
    const received = { personKey: nameIn(item.PK), as: nameIn(item.SK) };
    const as = items.receivedItem.around(keys.receivedKey(received), { caseId });
    return stored(caseId, as, { name: nameWritten.received, digest: digestOf(received) });
  },
  idempotencyRecord(item) {
    const record = items.idempotencyItem.fromItem(item);
    const expiresAtSeconds = Math.ceil(epochMs(record.expiresAt) / 1_000);
    const key = keys.idempotencyKey(record.id);
    return {
      as: items.idempotencyItem.around(key, record, undefined, expiresAtSeconds),
      into: () => undefined,
    };
  },
  auditGrant(item) {
    const grant = items.auditGrantItem.fromItem(item);
    return {
      as: items.auditGrantItem.around(keys.grantKey(grant), grant),
      into: ({ grants }) => grants.set(grant.grantId, grant),
    };
  },
  access(item) {
    const entry: AccessEntry = items.accessItem.fromItem(item);
    return ofLog(entry);
  },
  listView(item) {
    const entry: ListEntry = items.listViewItem.fromItem(item);
    return ofLog(entry);
  },
  accessSeal(item) {
    const seal = items.accessSealItem.fromItem(item);
    return {
      as: items.accessSealItem.around(keys.accessSealKey(seal.log, seal.seq), seal),
      into: ({ seals }) => {
        add(seals, seal.log, seal);
      },
    };
  },
  accessHead(item) {
    const head = items.accessHeadItem.fromItem(item);
    // A head of a release without statements stands in no list.
    const index = head.sealedAt === undefined ? undefined : keys.headIndex(head.log);
    return {
      as: items.accessHeadItem.around(keys.accessHeadKey(head.log), head, index),
      into: ({ heads }) => heads.set(head.log, head),
    };
  },
};

const ofLog = (entry: LogEntry): Taken => ({
  as: items.logEntryItem(entry),
  into: ({ entries }) => {
    add(entries, logOf(entry), entry);
  },
});

const readPart = (item: RawItem): Taken | undefined => {
  const part = items.partFromItem(item);
  if (!part) return undefined;
  const caseId = nameIn(item.PK);
  const key = (isPast(item) ? keys.pastPartKey : keys.partKey)(caseId, part);
  const written = { name: nameWritten.part(part), digest: located(item, digestOf(part.value)) };
  return ofCase(caseId, items.partAround(key, part), (found) => {
    (isPast(item) ? found.pastParts : found.parts).push(part);
    found.stored.push(written);
  });
};

const ownPartitions = /^(?:CASE|ACCESS|PERSON|IDEMPOTENCY|GRANTS)#/;

/** An item by itself: where it stands, what is wrong about it, and where it belongs. */
export interface AuditedItem {
  PK: string;
  SK: string;
  fault?: string;
  into?: (audited: Audited) => void;
}

/** Undefined for what is no item of a table. */
export const readAudited = (raw: unknown): AuditedItem | undefined => {
  const item = itemSchema.safeParse(raw).data;
  if (!item) return undefined;
  const { PK, SK, entity } = item;
  const read = Object.hasOwn(readers, entity) ? readers[entity] : readPart;
  try {
    const taken = read?.(item);
    if (!taken)
      return ownPartitions.test(PK) ? { PK, SK, fault: `is of no kind that is known: ${SK}` } : { PK, SK };
    const { as, into } = taken;
    return isSameJson(as, item)
      ? { PK, SK, into }
      : { PK, SK, into, fault: `is not as it was written: ${SK}` };
  } catch {
    return { PK, SK, fault: `cannot be read: ${SK}` };
  }
};
