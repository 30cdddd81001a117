/**
 * How large each item of the table, one transaction, and the answer of a case can be: computed from the contracts
 * (json-bytes.ts), and for what no contract says from the bounds below. docs/data-model.md shows it; a test holds it.
 */
import * as z from 'zod';
import { headerTable } from './header-table.ts';
import { readText } from './generated-parts.ts';
import { type Declared, type DeclaredBounds, jsonBytes } from './json-bytes.ts';
import { canaryItem } from '../adapters/dynamodb/canaries.ts';
import * as items from '../adapters/dynamodb/items.ts';
import { eventsSchema, mostEventsOfWrite, outboxSchema } from '../adapters/dynamodb/items-of-write.ts';
import { mostActions } from '../adapters/dynamodb/write-actions.ts';
import { caseAnswerSchema } from '../domain/api/case-answers-contract.ts';
import { type Response, responses } from '../domain/api/responses.ts';
import { auditEvents, type AuditEventType } from '../domain/case/audit-events.ts';
import { cairsFields } from '../domain/aot/cairs.ts';
import { partNames } from '../domain/case/kinds-of-part.ts';
import { mailboxStandingSchema } from '../domain/notices/mailbox-standing.ts';
import { registryProposalSchema } from '../domain/registry/proposal.ts';
import {
  mostBytesOfPart,
  registryChangePartSchema,
  registryChangeSchema,
} from '../domain/registry/registry-change.ts';
import { asciiText } from '../domain/shared/stored-text.ts';
import { registrySchemas } from '../domain/registry/kinds.ts';
import { mostNames } from '../domain/shared/bounded-record.ts';
import { auditEventSchema } from '../domain/shared/audit-event.ts';
import { mostInSeal } from '../domain/access/access-seal.ts';
import { caseViewSchema } from '../domain/views/case-view-contract.ts';

const names: Declared = {
  most: mostNames,
  why: 'one an organisation, and what comes beyond is counted under one name (`nameAmong`)',
};
const page = 100;

export const figure = (count: number): string => count.toLocaleString('en-US');
const orders: Declared = {
  most: 100,
  why: 'sixty of a year (`record-order.ts`), the latest ten, and those that open work is of',
};
const latestTen: Declared = {
  most: 20,
  why: 'the latest ten are current, and up to ten wait for a write that moves them to the past',
};

/** What no schema bounds, and who does. */
const ofItems: DeclaredBounds = {
  'case.additions.by': names,
  'case.aot.eventFigures': names,
  'case.counters.parts': { most: partNames.length, why: 'one a kind of part (`kinds-of-part.ts`)' },
  'cairsReport.answers': { most: cairsFields.length, why: 'one a field of CAIRS (`cairs.ts`)' },
  'events.events': { most: mostEventsOfWrite, why: 'a write of more is refused whole (`items-of-write.ts`)' },
  'events.wrote': { most: mostActions, why: 'one an item that the write puts (`write-actions.ts`)' },
  'outbox.entries': {
    most: mostActions,
    why: 'one a notice or work item that the write puts, or an execution that it starts',
  },
  'listView.shown': { most: page, why: 'the cases of one page of a list' },
  'registryChange.change.parts': {
    most: 1_000,
    why: 'parts of 200,000 bytes each: an import that changes more than fits into this is of another system',
  },
  'registryState.generations': { most: Object.keys(registrySchemas).length, why: 'one a kind of entry' },
};

/** Events of which a write has one at most, since it takes one command: they alone carry lists. */
const onceInWrite: readonly AuditEventType[] = [
  'screened',
  'caseClosed',
  'spoaDecided',
  'handOffChecklistChanged',
  'aotTransferDirected',
];
const isType = (type: string): type is AuditEventType => Object.hasOwn(auditEvents, type);
const said = (type: AuditEventType, mostRules: number) =>
  z.strictObject({
    type: z.literal(type),
    ruleIds: z.array(auditEventSchema.shape.ruleIds.element).max(mostRules),
    details: auditEvents[type].details,
  });
/** As it is written: what a release of another time wrote is read, and is no larger for that. */
const eventsAsWritten = (): z.ZodType => {
  const often = Object.keys(auditEvents)
    .filter(isType)
    .filter((type) => !onceInWrite.includes(type));
  const [first, ...others] = often.map((type) => said(type, 8));
  const [one, ...once] = onceInWrite.map((type) => said(type, 32));
  if (!first || !one) throw new Error('There are events.');
  return eventsSchema.extend({ events: z.tuple([one, ...once]).rest(z.union([first, ...others])) });
};

/** As they are written: a log takes entries of whatever release, and those of another time are no larger for that. */
const entryAsWritten = z.union(Object.values(registrySchemas));
const [ofEntry, ofRemoval, ofImport] = registryChangeSchema.shape.change.options;
const changeAsWritten = registryChangeSchema.extend({
  change: z.discriminatedUnion('what', [
    ofEntry.extend({ before: entryAsWritten.optional(), after: entryAsWritten }),
    ofRemoval.extend({ before: entryAsWritten }),
    ofImport,
  ]),
});
/** A part takes so much, and one change where that alone is more. */
const partAsWritten = registryChangePartSchema.extend({ entries: asciiText(mostBytesOfPart) });

/** The largest answer that is kept under an idempotency key. */
const mostAnswered = Math.max(
  ...Object.entries<Response>(responses).flatMap(([operation, { content, headers }]) => {
    const answer = content['application/json'];
    return answer && headers.includes('Idempotency-Replayed') ? [jsonBytes(answer, operation).bytes] : [];
  }),
);

const ofAnswers: DeclaredBounds = {
  'getCase.aot.orders': orders,
  'getCase.aot.agreements': latestTen,
  'getCase.aot.cairs': latestTen,
  'getCase.aot.planOfCare.consultations': latestTen,
  'getCase.aot.significantEvents': {
    most: 50,
    why: 'the latest twenty are current, two of each search that owes a report, and up to ten wait to be past',
  },
  'getCase.aot.significantEventFigures': {
    most: mostNames + 20,
    why: 'as `eventFigures` of the case, and the agencies that owe a report',
  },
  'getCase.aot.month.sameDayContacts': { most: 31, why: 'one a day of the month' },
};

export const declaredBounds: DeclaredBounds = {
  ...ofItems,
  'idempotencyRecord.body': {
    most: 2 * mostAnswered,
    why: `the largest answer to a write has ${figure(mostAnswered)} bytes, and as text its quotation marks take two`,
  },
  ...ofAnswers,
};

/** By the name that the header of keys.ts gives an entity: what may stand under `data`, one schema or one of several. */
const contracts: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  case: { case: items.caseItem.schema },
  'part of a case': items.partSchemas,
  'past part': items.partSchemas,
  contact: { contact: items.contactItem.schema },
  'past contact': { contact: items.contactItem.schema },
  'work item': { workItem: items.workItemItem.schema },
  'past work item': { workItem: items.workItemItem.schema },
  'events of a write': { events: eventsAsWritten() },
  'search step': { searchStep: items.searchStepItem.schema },
  notice: { notice: items.noticeItem.schema },
  'outbox of a write': { outbox: outboxSchema },
  canary: { canary: canaryItem.schema },
  'party of a case': { party: items.partyItem.schema },
  'case under way': { underWay: items.underWayItem.schema },
  'case under AOT watch': { aotWatch: items.aotWatchItem.schema },
  'next rung of a case': { climb: items.climbItem.schema },
  'case of an assignee': { assignee: items.assigneeItem.schema },
  'access entry': { access: items.accessItem.schema },
  'row of a list': { access: items.accessItem.schema },
  'view of a list': { listView: items.listViewItem.schema },
  'seal of an access log': { accessSeal: items.accessSealItem.schema },
  'head of an access log': { accessHead: items.accessHeadItem.schema },
  "auditor's grant": { auditGrant: items.auditGrantItem.schema },
  'open-referral lock': { personLock: items.personLockItem.schema },
  'who may be the same': { like: items.likeItem.schema },
  'received referral': { received: items.receivedItem.schema },
  'idempotency record': { idempotencyRecord: items.idempotencyItem.schema },
  'registry entry': registrySchemas,
  'registry state': { registryState: items.registryStateItem.schema },
  'registry change': { registryChange: changeAsWritten },
  'part of an import': { registryChangePart: partAsWritten },
  'registry proposal': { registryProposal: registryProposalSchema },
  'caseload counter': { caseload: items.caseloadItem.schema },
  'standing of a mailbox': { mailbox: mailboxStandingSchema },
};

/** The longest word of a key or a list that is not written as it is. */
const inKeys: Readonly<Record<string, number>> = {
  caseId: 17,
  assignee: 144,
  name: Math.max(...partNames.map(({ length }) => length)),
  id: 64,
  number: 8,
  seq: 8,
  at: 24,
  dueAt: 24,
  openedAt: 24,
  nextRungAt: 24,
  until: 24,
  rank: 1,
  instant: 24,
  role: 16,
  org: 63,
  agency: 63,
  hash: 64,
  hour: 13,
  log: 80,
  sub: 36,
  grantId: 64,
  revision: 8,
  generation: 36,
  proposalId: 19,
  mailboxId: 63,
  personKey: 64,
  likeKey: 64,
  kind: 16,
  gen: 36,
  shard: 1,
};
const keyBytes = (pattern: string): number =>
  pattern
    .replace(/,.*/, '')
    .split('#')
    .map((part) => part.replace(/^(?:last|first) /, ''))
    .reduce((sum, part) => {
      const size = /^[A-Z]/.test(part) || part === '' ? part.length : inKeys[part];
      if (size === undefined) throw new RangeError(`How long is '${part}' in a key at most?`);
      return sum + size + 1;
    }, 0);

/** Names of the attributes around `data`, with the sum over it and the time of its expiry. */
const envelope = JSON.stringify({
  PK: '',
  SK: '',
  GSI1PK: '',
  GSI1SK: '',
  entity: 'x'.repeat(24),
  data: 0,
  sum: 'x'.repeat(64),
  expiresAtSeconds: 9_999_999_999,
}).length;

export interface LargestItem {
  entity: string;
  /** As the item itself says it. */
  stored: string;
  bytes: number;
  /** What of it is largest, with its bytes. */
  largest: readonly (readonly [string, number])[];
}

const [, ...rows] = headerTable(readText('adapters/dynamodb/keys.ts'), 'entity');
const eachItem: readonly LargestItem[] = rows.flatMap(([entity = '', ...keys]) => {
  const around = envelope + keys.reduce((sum, key) => sum + keyBytes(key), 0);
  const several = contracts[entity];
  if (!several) throw new RangeError(`Of which contract is '${entity}'?`);
  return Object.entries(several).map(([name, contract]) => {
    const { bytes, members } = jsonBytes(contract, name, declaredBounds);
    return {
      entity: Object.keys(several).length === 1 ? entity : `${entity}: ${name}`,
      stored: entity === 'registry entry' ? `registry ${name}` : name,
      bytes: bytes + around,
      largest: members.slice(0, 2),
    };
  });
});
/** Every entity of the table, in the order of keys.ts; what is stored under two keys, as the past is, is one. */
export const largestItems: readonly LargestItem[] = Object.values(
  Object.groupBy(eachItem, ({ stored }) => stored),
).flatMap(([first, ...others] = []) =>
  first ? [{ ...first, bytes: Math.max(first.bytes, ...others.map(({ bytes }) => bytes)) }] : [],
);

const bytesOf = (stored: string): number =>
  Math.max(...largestItems.filter((item) => item.stored === stored).map(({ bytes }) => bytes));
/** What a write puts once at most; whatever else it puts is taken to be the largest of all others. */
const once = [
  'case',
  'events',
  'outbox',
  'idempotencyRecord',
  'access',
  'referral',
  'screening',
  'spoaDecision',
  'formerReferral',
  // The one that is replaced, and the oldest, which becomes past by it.
  'formerDecision',
  'formerDecision',
  // A write corrects one fact, and the oldest correction becomes past by it.
  'correction',
  'correction',
  'planOfCare',
];
const ofNoCase = [
  'listView',
  'accessSeal',
  'accessHead',
  'auditGrant',
  'registryState',
  'registryChange',
  'registryChangePart',
  'registryProposal',
  'mailbox',
];
const ofOthers = Math.max(
  ...largestItems
    .filter(({ stored }) => ![...once, ...ofNoCase].includes(stored) && !stored.startsWith('registry '))
    .map(({ bytes }) => bytes),
);
const total = (stored: readonly string[]): number => stored.reduce((sum, name) => sum + bytesOf(name), 0);

export const largestTransaction = {
  actions: mostActions,
  bytes: total(once) + (mostActions - once.length) * ofOthers,
};
/** The others: a seal with the entries that it names, and a grant with an entry for each of its cases. */
export const otherTransactions = {
  seal: {
    actions: mostInSeal + 2,
    bytes:
      total(['accessSeal', 'accessHead']) + mostInSeal * Math.max(bytesOf('access'), bytesOf('listView')),
  },
  grant: { actions: 52, bytes: total(['auditGrant', 'idempotencyRecord']) + 50 * bytesOf('access') },
};

/** `GET /cases/{caseId}`: what it shows of a case, and the side of court orders beside it. */
export const largestCaseView = jsonBytes(caseViewSchema, 'getCase', declaredBounds);
export const largestCaseAnswer = jsonBytes(caseAnswerSchema, 'getCase', declaredBounds);
