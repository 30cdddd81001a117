/**
 * One page of an organisation's list. One item more than asked for is read, so that a cursor is given only when
 * something lies behind it. A page goes on behind a position, so items that come or go meanwhile cause neither a gap
 * nor a repeat among the others.
 */
import type { Page, PageRequest } from '../../domain/ports/ports.ts';
import { type CaseTable, listItems } from './case-table.ts';
import { cursorBehind, positionIn } from './cursor.ts';
import { keyAt } from './keys.ts';

interface ListView<Entry> {
  list: string;
  newestFirst?: boolean;
  fromItem: (item: unknown) => Entry;
  positionOf: (entry: Entry) => string;
}

export const startBehind = (list: string, position: string) => ({
  ...keyAt(list, position),
  GSI1PK: list,
  GSI1SK: position,
});

export const listPage = async <Entry>(
  table: CaseTable,
  { list, newestFirst = false, fromItem, positionOf }: ListView<Entry>,
  { limit, cursor }: PageRequest,
): Promise<Page<Entry>> => {
  const after = cursor === undefined ? undefined : startBehind(list, positionIn(list, cursor));
  const found = await listItems(table, list, { atMost: limit + 1, after, newestFirst });
  const items = found.slice(0, limit).map(fromItem);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, cursor: cursorBehind(list, positionOf(last)) }
    : { items };
};
