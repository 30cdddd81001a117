/** A case as a decision reads it, and its pages, in memory: the same choice of what is past as the DynamoDB store makes. */
import { contactsNeededFrom, fewestMeetingsRead, mostContactsRead } from '../../domain/case/case-past.ts';
import { coreOf, partKey } from '../../domain/case/case-parts.ts';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import { type Contact, isMeeting, isStanding } from '../../domain/case/contact.ts';
import type { AlsoRead, CasePages, CaseStore } from '../../domain/ports/ports.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { pageForms, pageOfEntries } from '../dynamodb/case-pages.ts';
import { contactKey, listOfCase, workItemKey } from '../dynamodb/keys.ts';
import { recordOf } from '../dynamodb/load-case.ts';
import { type CasePartition, copyOf, inOrder, type Partitions } from './partitions.ts';

const contactsFrom = ({ past }: CasePartition, from: Instant): Contact[] => {
  const made = [...past.contacts.values()]
    .filter((contact) => contact.at >= from && contact.outcome === 'made' && isStanding(contact))
    .map((contact) => ({ contact, position: pageForms.contacts.positionOf(contact) }))
    .sort((a, b) => (a.position < b.position ? -1 : 1))
    .map(({ contact }) => contact);
  const [, ...furtherMeetings] = made.filter(isMeeting);
  const last = furtherMeetings.slice(0, fewestMeetingsRead - 1).at(-1);
  const needed = last ? made.indexOf(last) + 1 : made.length;
  return made.slice(0, Math.max(mostContactsRead, needed)).map(copyOf);
};

export const snapshotOf = (partition: CasePartition, also: AlsoRead = {}): CaseSnapshot => {
  const contacts = inOrder(partition.contacts.values(), ({ contactId }) => contactKey(contactId).SK);
  const workItems = inOrder(partition.workItems.values(), ({ workItemId }) => workItemKey(workItemId).SK);
  const oldParts = (also.parts ?? []).flatMap((part) => partition.past.parts.get(partKey(part)) ?? []);
  const old = also.workItemId === undefined ? undefined : partition.past.workItems.get(also.workItemId);
  const oldWork = old ? [copyOf(old)] : [];
  const instants = [...(also.seenFrom ?? []), ...contactsNeededFrom(partition.case, workItems)];
  const found = instants.flatMap((from) => contactsFrom(partition, from));
  const asked = also.contact && partition.past.contacts.get(also.contact.contactId);
  const oldContacts = [
    ...new Map(
      [...(asked ? [copyOf(asked)] : []), ...found].map((contact) => [contact.contactId, contact]),
    ).values(),
  ];
  const past = new Set([
    ...oldParts.map(partKey),
    ...oldWork.map(({ workItemId }) => workItemId),
    ...oldContacts.map(({ contactId }) => contactId),
  ]);
  return {
    case:
      oldParts.length === 0
        ? partition.case
        : recordOf(coreOf(partition.case), [...partition.parts.values(), ...oldParts]),
    workItems: [...oldWork, ...workItems],
    contacts: [...oldContacts, ...contacts],
    ...(past.size > 0 && { past }),
  };
};

const ofPart = ({ parts, past }: CasePartition, name: string): unknown[] =>
  [...parts.values(), ...past.parts.values()].filter((part) => part.name === name).map(({ value }) => value);

const entriesOf = (partition: CasePartition, kind: keyof CasePages): unknown[] => {
  switch (kind) {
    case 'events':
    case 'notices':
    case 'searchSteps':
      return [...partition[kind].values()];
    case 'contacts':
      return [...partition.contacts.values(), ...partition.past.contacts.values()];
    default:
      return ofPart(partition, kind);
  }
};

export const createMemoryPages = ({ cases }: Partitions): Pick<CaseStore, 'pageOf'> => ({
  async pageOf<Kind extends keyof CasePages>(
    caseId: string,
    kind: Kind,
    page: Parameters<CaseStore['pageOf']>[2],
  ) {
    const partition = cases.get(caseId);
    // Each kind holds its own entries, which the compiler cannot follow through the table.
    const entries = (partition ? entriesOf(partition, kind) : []) as CasePages[Kind][];
    return Promise.resolve(copyOf(pageOfEntries(listOfCase(caseId, kind), pageForms[kind], entries, page)));
  },
});
