/**
 * What a write leaves of the items of a case, for the audit: each by its name with the SHA-256 of what stands in it. The
 * last event of the write carries the list under its own hash, so that whoever changes, removes or adds an item afterwards
 * is found by the chain of events. Left out is what changes without a decision: the task token of a wait, how a notice left,
 * and that it was closed because it is over; that somebody acknowledged it is a decision. The marks of a case (its parties, its place in lists) follow from the case and are derived again instead.
 */
import { digestOf } from '../shared/hash.ts';
import { type CasePart, coreOf, partKey } from './case-parts.ts';
import type { CaseWrite } from './case-write.ts';
import type { CaseCore } from './case-record.ts';
import type { Contact } from './contact.ts';
import type { Notice } from '../notices/notice.ts';
import type { OutboxEntry } from '../shared/outbox.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { SearchStep } from './search-step.ts';

const idIn = (id: string): string => id.slice(id.lastIndexOf('-') + 1);

export const caseWritten = ({ lastEventHash: _, ...core }: CaseCore): string => digestOf(core);
export const workItemWritten = ({ token: _token, version: _version, ...item }: WorkItem): string =>
  digestOf(item);
export const noticeWritten = ({
  publishedAt: _published,
  delivery: _delivery,
  closedAt: _closed,
  closedBecause: _because,
  version: _version,
  status,
  ...notice
}: Notice): string => digestOf({ ...notice, status: status === 'acknowledged' ? status : 'open' });

/** Names of the items of a case in `wrote`. */
export const nameWritten = {
  case: 'case',
  part: partKey,
  workItem: ({ workItemId }: Pick<WorkItem, 'workItemId'>): string => idIn(workItemId),
  contact: ({ contactId }: Pick<Contact, 'contactId'>): string => idIn(contactId),
  searchStep: ({ stepId }: Pick<SearchStep, 'stepId'>): string => idIn(stepId),
  notice: ({ noticeId }: Pick<Notice, 'noticeId'>): string => idIn(noticeId),
  /** By the first entry of the write. */
  outbox: ({ seq }: Pick<OutboxEntry, 'seq'>): string => `outbox#${seq}`,
  /** It stands under the key of the person. */
  received: 'received',
};

/** An item that is past stands elsewhere (adapters/dynamodb/keys.ts), which its digest says too. */
export const asPast = (digest: string): string => `past:${digest}`;

type Written = Pick<
  CaseWrite,
  | 'case'
  | 'parts'
  | 'workItems'
  | 'contacts'
  | 'changedContacts'
  | 'retired'
  | 'searchSteps'
  | 'changedSteps'
  | 'notices'
  | 'outbox'
  | 'received'
>;

type Named = readonly [name: string, digest: string];
const namedPart = (part: CasePart): Named => [nameWritten.part(part), digestOf(part.value)];
const namedWork = (item: WorkItem): Named => [nameWritten.workItem(item), workItemWritten(item)];
const namedContact = (contact: Contact): Named => [nameWritten.contact(contact), digestOf(contact)];

export const itemsWritten = (write: Written): Record<string, string> => {
  const { parts, retired, outbox, received } = write;
  const [firstOrdered] = outbox;
  const current: Named[] = [
    [nameWritten.case, caseWritten(coreOf(write.case))],
    ...[...parts.put, ...parts.revive].map(namedPart),
    ...write.workItems.map(namedWork),
    ...[...write.contacts, ...write.changedContacts].map(namedContact),
    ...[...write.searchSteps, ...write.changedSteps].map((step): Named => [
      nameWritten.searchStep(step),
      digestOf(step),
    ]),
    ...write.notices.map((notice): Named => [nameWritten.notice(notice), noticeWritten(notice)]),
    ...(received ? [[nameWritten.received, digestOf(received)] as const] : []),
    ...(firstOrdered ? [[nameWritten.outbox(firstOrdered), digestOf(outbox)] as const] : []),
  ];
  const past = [
    ...parts.retire.map(namedPart),
    ...retired.workItems.map(namedWork),
    ...retired.contacts.map(namedContact),
  ].map(([name, digest]): Named => [name, asPast(digest)]);
  // What is past from now on was perhaps changed by this write too: it stands where the past does.
  return Object.fromEntries([...current, ...past]);
};
