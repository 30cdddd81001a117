/**
 * One page of what a case has of a kind. Where a part of it is past (domain/case/case-parts.ts), the few current ones are
 * read whole and the past ones up to the page's end, so that a page costs the same whatever lies behind it.
 */
import { inOrder } from '../../domain/case/kinds-of-part.ts';
import type { CasePages, CaseStore, Page, PageRequest } from '../../domain/ports/ports.ts';
import { type CaseTable, partitionItems, queryAll } from './case-table.ts';
import { cursorBehind, positionIn } from './cursor.ts';
import { eventsFromItem } from './items-of-write.ts';
import { contactItem, noticeItem, partOf, type PartValues, searchStepItem } from './items.ts';
import * as keys from './keys.ts';

type Kind = keyof CasePages;

interface PageForm<Entry> {
  /** Where those stand that decisions read; absent for what they never read. */
  current?: string;
  past: string;
  latestFirst: boolean;
  fromItem: (item: unknown) => Entry | readonly Entry[];
  /** The end of the key of a past one. */
  positionOf: (entry: Entry) => string;
}

const inOrderOfEntry = { latestFirst: false };
const latestFirst = { latestFirst: true };

const ofPart = <Name extends keyof PartValues>(
  name: Name,
  idOf: (entry: PartValues[Name]) => string,
): PageForm<PartValues[Name]> => ({
  ...latestFirst,
  current: keys.currentPartPrefix(name),
  past: keys.pastPartPrefix(name),
  fromItem: (item) => partOf(name, item),
  positionOf: (entry) => inOrder(idOf(entry)),
});

export const pageForms: { [Of in Kind]: PageForm<CasePages[Of]> } = {
  events: {
    ...inOrderOfEntry,
    past: keys.eventPrefix,
    fromItem: eventsFromItem,
    positionOf: ({ seq }) => keys.padded(seq),
  },
  notices: {
    ...inOrderOfEntry,
    past: keys.noticePrefix,
    fromItem: noticeItem.fromItem,
    positionOf: ({ noticeId }) => keys.numberOf(noticeId),
  },
  searchSteps: {
    ...inOrderOfEntry,
    past: keys.searchStepPrefix,
    fromItem: searchStepItem.fromItem,
    positionOf: ({ stepId }) => keys.numberOf(stepId),
  },
  contacts: {
    ...latestFirst,
    current: keys.contactPrefix,
    past: keys.pastContactPrefix,
    fromItem: contactItem.fromItem,
    positionOf: ({ at, contactId }) => `${at}#${keys.numberOf(contactId)}`,
  },
  concern: ofPart('concern', ({ concernId }) => concernId),
  significantEvent: ofPart('significantEvent', ({ eventId }) => eventId),
  eventReading: ofPart('eventReading', ({ number = 0 }) => String(number)),
  cairsReport: ofPart('cairsReport', ({ number = 0 }) => String(number)),
  correction: ofPart('correction', ({ number = 0 }) => String(number)),
};

/** A page of entries that are in hand: the current ones and as many of the others as a page can need. */
export const pageOfEntries = <Entry>(
  list: string,
  { positionOf, latestFirst: isLatestFirst }: Pick<PageForm<Entry>, 'positionOf' | 'latestFirst'>,
  entries: readonly Entry[],
  { limit, cursor }: PageRequest,
): Page<Entry> => {
  const after = cursor === undefined ? undefined : positionIn(list, cursor);
  const isBehind = (position: string): boolean =>
    after === undefined || (isLatestFirst ? position < after : position > after);
  const left = entries
    .map((entry) => ({ entry, position: positionOf(entry) }))
    .filter(({ position }) => isBehind(position))
    .sort((a, b) => (a.position < b.position === isLatestFirst ? 1 : -1));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ entry }) => entry);
  return left.length > limit && last ? { items, cursor: cursorBehind(list, last.position) } : { items };
};

const pastItems = async (
  table: CaseTable,
  partition: string,
  { past, latestFirst: isLatestFirst }: Pick<PageForm<unknown>, 'past' | 'latestFirst'>,
  limit: number,
  after: string | undefined,
): Promise<unknown[]> => {
  // Both ends are included: the position itself was on the page before, hence two more than are shown.
  const low = isLatestFirst ? past : `${past}${after ?? ''}`;
  const high = isLatestFirst && after !== undefined ? `${past}${after}` : `${past}~`;
  return queryAll(
    table,
    {
      ConsistentRead: true,
      KeyConditionExpression: 'PK = :pk AND SK BETWEEN :low AND :high',
      ExpressionAttributeValues: { ':pk': partition, ':low': low, ':high': high },
      ScanIndexForward: !isLatestFirst,
    },
    limit + 2,
  );
};

export const createCasePages = (table: CaseTable): Pick<CaseStore, 'pageOf'> => ({
  async pageOf(caseId, kind, page) {
    const form = pageForms[kind];
    const partition = keys.casePartition(caseId);
    const list = keys.listOfCase(caseId, kind);
    const after = page.cursor === undefined ? undefined : positionIn(list, page.cursor);
    const [past, current] = await Promise.all([
      pastItems(table, partition, form, page.limit, after),
      form.current === undefined ? [] : partitionItems(table, partition, form.current),
    ]);
    return pageOfEntries(
      list,
      form,
      [...past, ...current].flatMap<CasePages[typeof kind]>(form.fromItem),
      page,
    );
  },
});
