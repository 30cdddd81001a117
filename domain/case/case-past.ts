/**
 * What of the work and the contacts of a case is current, and what is past (case-parts.ts says it of everything else); and
 * which contacts of the past a decision has to know all the same.
 */
import { startOfLocalDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { inOrder } from './kinds-of-part.ts';
import type { CaseRecord } from './case-record.ts';
import type { Contact } from './contact.ts';
import { continuousOrdersOf, orderedOn } from './order.ts';

/** How many facts that came later a view shows, the latest. */
export const latestFacts = 5;
/** How many redirects, returns and former agencies a view shows, the latest. */
export const latestOfPlacement = 10;
/** How many contacts, and how many ended work items, stay current. */
export const latestContacts = 20;
const latestEndedWork = 20;
/** How many of the open work items a case shows. */
export const mostOpenWorkShown = 80;

/**
 * At how much a write takes no further step of those that can wait, each event and each order counted by itself: far below
 * the 80 actions of a transaction and the 100 events of an item (adapters/dynamodb).
 */
export const mostDecided = 56;
/** How many parts, how much ended work and how many contacts one write moves to the past at most. */
const mostRetired = 5;
/** Each takes two items, of the case, of its work and of its contacts. */
export const roomForPast = (weight: number): number =>
  Math.max(0, Math.min(mostRetired, Math.floor((mostDecided - weight) / 6)));

const latestNumbers = (ids: readonly string[], latest: number): ReadonlySet<string> =>
  new Set(
    ids
      .map((id) => inOrder(id))
      .sort()
      .slice(-latest),
  );

/** The contacts that are no longer among the current ones. */
export const contactsToRetire = (contacts: readonly Contact[]): Contact[] => {
  const latest = latestNumbers(
    contacts.map(({ contactId }) => contactId),
    latestContacts,
  );
  return contacts.filter(({ contactId }) => !latest.has(inOrder(contactId)));
};

/** A duty is opened once: its work is remembered for as long as what it follows from is current. */
const remembers = ({ aot }: CaseRecord) => {
  const orders = new Set((aot?.orders ?? []).map(({ orderId }) => orderId));
  const transfers = (aot?.transfers ?? []).map(({ at }) => at);
  return ({ obligationId, orderId }: WorkItem): boolean =>
    obligationId !== undefined &&
    (orderId === undefined ? transfers.some((at) => obligationId.endsWith(at)) : orders.has(orderId));
};

/** Ended work that is no longer among the current. */
export const workToRetire = (record: CaseRecord, workItems: readonly WorkItem[]): WorkItem[] => {
  const ended = workItems.filter(({ status }) => status !== 'open');
  const latest = latestNumbers(
    ended.map(({ workItemId }) => workItemId),
    latestEndedWork,
  );
  const isRemembered = remembers(record);
  // What the closing took back stands again where it was in error.
  const mayReopen = ({ cancelledBy }: WorkItem): boolean =>
    record.strands.case === 'closed' && cancelledBy === 'closing';
  return ended.filter(
    (item) => !latest.has(inOrder(item.workItemId)) && !isRemembered(item) && !mayReopen(item),
  );
};

/**
 * From which instants on a decision on the case as it stands looks for a contact: the notice of the search that is on, and
 * the begin of an order whose first contact is still to be asked for.
 */
export const contactsNeededFrom = (
  record: Pick<CaseRecord, 'aot'>,
  workItems: readonly WorkItem[],
): Instant[] => [
  ...(record.aot?.searches ?? []).filter(({ endedAt }) => endedAt === undefined).map(({ anchor }) => anchor),
  ...continuousOrdersOf(record)
    .filter(
      ({ first }) =>
        !workItems.some((item) => item.kind === 'aotFirstContact' && item.orderId === first.orderId),
    )
    .map(({ first }) => startOfLocalDate(orderedOn(first))),
];

/** How many meetings are read at least: where one of them is voided, the next takes its place. */
export const fewestMeetingsRead = 2;
/** How many contacts in which the person was met or spoken to a decision reads from an instant on, at most. */
export const mostContactsRead = 50;
