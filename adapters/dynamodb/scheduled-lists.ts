/**
 * The lists that the schedule goes through, page by page and shard after shard. A page goes on behind a position, so that
 * cases which leave the list meanwhile, or come to stand elsewhere in it, cause neither a gap nor a repeat among the others.
 */
import * as z from 'zod';
import {
  type ListOfCases,
  type Page,
  type PageRequest,
  type ScheduledLists,
  UnknownCursor,
} from '../../domain/ports/ports.ts';
import { type CaseTable, listItems } from './case-table.ts';
import * as keys from './keys.ts';

const placeSchema = z.object({ GSI1PK: z.string(), GSI1SK: z.string() });
type Place = z.infer<typeof placeSchema>;

export interface ListToPage {
  /** In the order in which they are read. */
  shards: readonly string[];
  keyOf: (caseId: string) => keys.ItemKey;
  /** Only what lies before this position. */
  upTo?: string;
}

export const listToPage = (of: ListOfCases): ListToPage => {
  switch (of.list) {
    case 'aotWatch':
      return { shards: keys.aotWatchLists, keyOf: keys.aotWatchKey };
    case 'climb':
      return { shards: keys.climbLists, keyOf: keys.climbKey, upTo: keys.climbsUntil(of.until) };
    case 'assignee':
      return { shards: [keys.assigneeList(of.assignee)], keyOf: keys.assigneeKey };
  }
};

export const cursorAt = ({ GSI1PK, GSI1SK }: Place): string => JSON.stringify([GSI1PK, GSI1SK]);

/** Throws UnknownCursor for one that was given for another list. */
export const placeOf = ({ shards }: ListToPage, cursor: string): Place => {
  const [GSI1PK, GSI1SK] = z.tuple([z.string(), z.string()]).parse(JSON.parse(cursor));
  if (!shards.includes(GSI1PK)) throw new UnknownCursor('The cursor does not belong to this list.');
  return { GSI1PK, GSI1SK };
};

/** A position ends with the case. */
const caseAt = ({ GSI1SK }: Place): string => GSI1SK.split('#').at(-1) ?? '';

/** One more than asked for is read, so that a cursor is given only when something lies behind it. */
const casesInList = async (
  table: CaseTable,
  of: ListOfCases,
  { limit, cursor }: PageRequest,
): Promise<Page<string>> => {
  const list = listToPage(of);
  const { shards, keyOf, upTo } = list;
  const from = cursor === undefined ? undefined : placeOf(list, cursor);
  const found: Place[] = [];
  for (const shard of shards.slice(from ? shards.indexOf(from.GSI1PK) : 0)) {
    if (found.length > limit) break;
    const items = await listItems(table, shard, {
      atMost: limit + 1 - found.length,
      ...(upTo !== undefined && { upTo }),
      after: shard === from?.GSI1PK ? { ...keyOf(caseAt(from)), ...from } : undefined,
    });
    found.push(...items.map((item) => placeSchema.parse(item)));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(caseAt), ...(found.length > limit && last && { cursor: cursorAt(last) }) };
};

export const createScheduledLists = (table: CaseTable): ScheduledLists => ({
  casesIn: (list, page) => casesInList(table, list, page),
});
