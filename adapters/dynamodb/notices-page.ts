/**
 * One page of an organisation's notices, of which only some are looked for. What asks for nothing in particular costs what
 * any list costs; where a filter leaves much out, so much is looked through and no more, and the cursor goes on from there.
 */
import * as z from 'zod';
import { isLookedFor } from '../../domain/notices/notice-standing.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { NoticesRequest, Page } from '../../domain/ports/ports.ts';
import { type CaseTable, listItems } from './case-table.ts';
import { cursorBehind, positionOfNotice } from './cursor.ts';
import { noticeItem } from './items.ts';
import { noticeSpan } from './keys.ts';
import { startBehind } from './list-page.ts';

const mostLookedThrough = 1_000;

const placedSchema = z.looseObject({ GSI1SK: z.string() });

/** A notice stands where the release put it that wrote it last: its position is the item's own. */
const placed = (item: unknown): { notice: Notice; position: string } => ({
  notice: noticeItem.fromItem(item),
  position: placedSchema.parse(item).GSI1SK,
});

export const noticesPage = async (
  table: CaseTable,
  list: string,
  request: NoticesRequest,
): Promise<Page<Notice>> => {
  const { limit, status } = request;
  const span = noticeSpan(status);
  const found: ReturnType<typeof placed>[] = [];
  let last = positionOfNotice(list, request);
  for (let seen = 0; seen < mostLookedThrough;) {
    const atMost = limit + 1;
    const after = last === undefined ? undefined : startBehind(list, last);
    const items = (await listItems(table, list, { ...span, atMost, after })).map(placed);
    found.push(...items.filter(({ notice }) => isLookedFor(notice, request)));
    last = items.at(-1)?.position ?? last;
    seen += items.length;
    if (found.length > limit) {
      const page = found.slice(0, limit);
      return pageUpTo(page, list, page.at(-1)?.position);
    }
    if (items.length < atMost) return pageUpTo(found, list);
  }
  return pageUpTo(found, list, last);
};

const pageUpTo = (found: readonly { notice: Notice }[], list: string, position?: string): Page<Notice> => ({
  items: found.map(({ notice }) => notice),
  ...(position !== undefined && { cursor: cursorBehind(list, position) }),
});
