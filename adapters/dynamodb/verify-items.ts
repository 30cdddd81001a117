/**
 * Verifies the audit of every case among items of the table, as an export or a scan brings them. What cannot be parsed, is
 * not under its own key, or breaks a chain is a finding; items of other kinds are passed over. An item that was turned into
 * another kind is missing from its chain, and so found too.
 */
import * as z from 'zod';
import { type CaseAudit, verifyAccesses, verifyEvents } from '../../domain/access/verify-audit.ts';
import type { AccessEntry, AccessHead } from '../../domain/access/access-entry.ts';
import type { CaseCore } from '../../domain/case/case-record.ts';
import type { AuditEvent, ChainVerdict } from '../../domain/shared/audit-event.ts';
import { accessHeadItem, accessItem, caseItem, eventItem } from './items.ts';
import { accessHeadKey, accessKey, caseKey, eventKey, type ItemKey } from './keys.ts';

export interface AuditFinding {
  caseId: string;
  where: 'item' | 'case' | 'events' | 'accesses';
  /** Number of the event or access entry, where it has one. */
  seq?: number;
  fault: string;
}

export interface AuditReport {
  cases: number;
  events: number;
  accesses: number;
  findings: readonly AuditFinding[];
}

interface CaseItems {
  record?: CaseCore;
  head?: AccessHead;
  events: AuditEvent[];
  accesses: AccessEntry[];
}

const itemSchema = z.looseObject({ PK: z.string(), SK: z.string(), entity: z.string() });
type RawItem = z.infer<typeof itemSchema>;

/** Puts an item where it belongs and says under which key it must have stood; undefined for another kind. */
const place = (itemsOf: (caseId: string) => CaseItems, item: RawItem): ItemKey | undefined => {
  switch (item.entity) {
    case 'case': {
      const record = caseItem.fromItem(item);
      itemsOf(record.caseId).record = record;
      return caseKey(record.caseId);
    }
    case 'event': {
      const event = eventItem.fromItem(item);
      itemsOf(event.caseId).events.push(event);
      return eventKey(event.caseId, event.seq);
    }
    case 'access': {
      const entry = accessItem.fromItem(item);
      itemsOf(entry.caseId).accesses.push(entry);
      return accessKey(entry);
    }
    case 'accessHead': {
      const head = accessHeadItem.fromItem(item);
      itemsOf(head.caseId).head = head;
      return accessHeadKey(head.caseId);
    }
    default:
      return undefined;
  }
};

const caseIn = (partition: string): string => partition.split('#')[1] ?? partition;
const bySeq = (a: { seq: number }, b: { seq: number }): number => a.seq - b.seq;

const findingOf = (
  caseId: string,
  where: AuditFinding['where'],
  verdict: ChainVerdict,
): AuditFinding | undefined =>
  verdict.intact ? undefined : { caseId, where, seq: verdict.seq, fault: verdict.fault };

const verifyCase = (caseId: string, { record, head, events, accesses }: CaseItems): AuditFinding[] => {
  if (!record) return [{ caseId, where: 'case', fault: 'the case itself is missing' }];
  const audit: CaseAudit = { record, events: events.toSorted(bySeq), accesses, head };
  const found = [
    findingOf(caseId, 'events', verifyEvents(audit)),
    findingOf(caseId, 'accesses', verifyAccesses(audit)),
  ];
  // The request that opened the case stands in its log, so every case has one.
  if (!head) found.push({ caseId, where: 'accesses', fault: 'the access log, or its head, is missing' });
  return found.filter((finding) => finding !== undefined);
};

export const verifyItems = (items: Iterable<unknown>): AuditReport => {
  const byCase = new Map<string, CaseItems>();
  const itemsOf = (caseId: string): CaseItems => {
    const known = byCase.get(caseId) ?? { events: [], accesses: [] };
    byCase.set(caseId, known);
    return known;
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
      const key = place(itemsOf, item.data);
      if (key && (key.PK !== PK || key.SK !== SK))
        findings.push({
          caseId: caseIn(PK),
          where: 'item',
          fault: `stands at ${SK} and belongs at ${key.SK}`,
        });
    } catch {
      findings.push({ caseId: caseIn(PK), where: 'item', fault: `cannot be read: ${SK}` });
    }
  }
  for (const [caseId, found] of byCase) findings.push(...verifyCase(caseId, found));
  const all = [...byCase.values()];
  return {
    cases: all.filter(({ record }) => record).length,
    events: all.reduce((sum, { events }) => sum + events.length, 0),
    accesses: all.reduce((sum, { accesses }) => sum + accesses.length, 0),
    findings,
  };
};
