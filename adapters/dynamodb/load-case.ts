/**
 * A case as a decision reads it: everything current in one consistent query, and of the past what was asked for besides,
 * where the case has any.
 */
import { type CasePart, joinParts, partKey } from '../../domain/case/case-parts.ts';
import { contactsNeededFrom, fewestMeetingsRead, mostContactsRead } from '../../domain/case/case-past.ts';
import type { CaseCore, CaseRecord, CaseSnapshot } from '../../domain/case/case-record.ts';
import { type Contact, isMeeting, isStanding } from '../../domain/case/contact.ts';
import type { AlsoRead } from '../../domain/ports/ports.ts';
import { caseIdOf } from '../../domain/shared/identifiers.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';
import { type CaseTable, getItem, partitionItems, queryAll } from './case-table.ts';
import { caseItem, contactItem, partFromItem, workItemItem } from './items.ts';
import * as keys from './keys.ts';

const keyOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'SK' in item && typeof item.SK === 'string' ? item.SK : '';

/** A case without its referral is no case: somebody took an item out of the table. */
class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** Parsed part by part; the whole is of the record's shape then. */
export const recordOf = (core: CaseCore, parts: readonly CasePart[]): CaseRecord => {
  if (!parts.some(({ name }) => name === 'referral'))
    throw new PartMissing(`${core.caseId} has no referral.`);
  return joinParts(core, parts) as CaseRecord;
};

const pageSize = 100;

/** The first contacts with the person from an instant on, and in any case the first face-to-face ones. */
const pastContactsFrom = async (table: CaseTable, caseId: string, from: Instant): Promise<Contact[]> => {
  const found: Contact[] = [];
  let low = `${keys.pastContactPrefix}${from}`;
  for (;;) {
    const page = await queryAll(
      table,
      {
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :pk AND SK BETWEEN :low AND :high',
        ExpressionAttributeValues: {
          ':pk': keys.casePartition(caseId),
          ':low': low,
          ':high': `${keys.pastContactPrefix}~`,
        },
      },
      pageSize,
    );
    const counting = page.map(contactItem.fromItem).filter(isStanding);
    found.push(...counting.filter(({ outcome }) => outcome === 'made'));
    const enough = found.length >= mostContactsRead && found.filter(isMeeting).length >= fewestMeetingsRead;
    if (page.length < pageSize || enough) return found;
    low = `${keyOf(page.at(-1))}!`;
  }
};

/** Each once; what is asked for by itself may be among those found. */
const withoutTwice = (contacts: readonly Contact[]): Contact[] => [
  ...new Map(contacts.map((contact) => [contact.contactId, contact])).values(),
];

const pastContacts = async (
  table: CaseTable,
  record: CaseRecord,
  current: readonly Contact[],
  instants: readonly Instant[],
): Promise<Contact[]> => {
  // Where nothing is past, nothing is asked.
  if (record.counters.contacts <= current.length) return [];
  const found = await Promise.all(
    [...new Set(instants)].map((from) => pastContactsFrom(table, record.caseId, from)),
  );
  return withoutTwice(found.flat());
};

/** Asked for whether the case exists or not: an unknown case costs what a foreign one costs. */
const pastWork = async (
  table: CaseTable,
  caseId: string,
  { workItemId }: AlsoRead,
): Promise<WorkItem | undefined> => {
  if (workItemId === undefined || caseIdOf(workItemId) !== caseId) return undefined;
  const item = await getItem(table, keys.pastWorkItemKey(workItemId));
  return item === undefined ? undefined : workItemItem.fromItem(item);
};

const pastContact = async (
  table: CaseTable,
  caseId: string,
  { contact }: AlsoRead,
): Promise<Contact | undefined> => {
  if (!contact || caseIdOf(contact.contactId) !== caseId) return undefined;
  const item = await getItem(table, keys.pastContactKey(contact));
  return item === undefined ? undefined : contactItem.fromItem(item);
};

const pastParts = async (table: CaseTable, caseId: string, { parts = [] }: AlsoRead): Promise<CasePart[]> => {
  const found = await Promise.all(parts.map((part) => getItem(table, keys.pastPartKey(caseId, part))));
  return found.map(partFromItem).filter((part) => part !== undefined);
};

export const loadCase = async (
  table: CaseTable,
  caseId: string,
  also: AlsoRead = {},
): Promise<CaseSnapshot | undefined> => {
  const [[first, ...rest], oldParts, oldItem, oldContact] = await Promise.all([
    partitionItems(table, keys.casePartition(caseId), keys.snapshotPrefix),
    pastParts(table, caseId, also),
    pastWork(table, caseId, also),
    pastContact(table, caseId, also),
  ]);
  if (first === undefined) return undefined;
  const core = caseItem.fromItem(first);
  const parts = rest.map(partFromItem).filter((part) => part !== undefined);
  const contacts = rest
    .filter((item) => keyOf(item).startsWith(keys.contactPrefix))
    .map(contactItem.fromItem);
  const workItems = rest
    .filter((item) => keyOf(item).startsWith(keys.workItemPrefix))
    .map(workItemItem.fromItem);
  const record = recordOf(core, parts);
  const oldWork = oldItem ? [oldItem] : [];
  const foundContacts = await pastContacts(table, record, contacts, [
    ...(also.seenFrom ?? []),
    ...contactsNeededFrom(record, workItems),
  ]);
  const oldContacts = withoutTwice([...(oldContact ? [oldContact] : []), ...foundContacts]);
  const past = new Set([
    ...oldParts.map(partKey),
    ...oldWork.map(({ workItemId }) => workItemId),
    ...oldContacts.map(({ contactId }) => contactId),
  ]);
  return {
    case: oldParts.length === 0 ? record : recordOf(core, [...parts, ...oldParts]),
    workItems: [...oldWork, ...workItems],
    contacts: [...oldContacts, ...contacts],
    ...(past.size > 0 && { past }),
  };
};
