/** What of a case is read page after page until enough of it is in hand. */
import type { EventReading, SignificantEvent } from '../domain/case/aot-record.ts';
import type { CasePages, CaseStore, Page, PageRequest } from '../domain/ports/ports.ts';

const pageSize = 100;

/** Every entry of a kind up to the first page on which `enough` holds, or all of them. */
export const readUntil = async <Kind extends keyof CasePages>(
  cases: Pick<CaseStore, 'pageOf'>,
  caseId: string,
  kind: Kind,
  enough: (found: readonly CasePages[Kind][]) => boolean = () => false,
): Promise<CasePages[Kind][]> => {
  const found: CasePages[Kind][] = [];
  let request: PageRequest = { limit: pageSize };
  for (;;) {
    const { items, cursor } = await cases.pageOf(caseId, kind, request);
    found.push(...items);
    if (cursor === undefined || enough(found)) return found;
    request = { limit: pageSize, cursor };
  }
};

/** A page of those entries of a kind that are wanted: page after page is read until it is full. */
export const readSome = async <Kind extends keyof CasePages>(
  cases: Pick<CaseStore, 'pageOf'>,
  caseId: string,
  kind: Kind,
  request: PageRequest,
  isWanted: (entry: CasePages[Kind]) => boolean,
): Promise<Page<CasePages[Kind]>> => {
  const found: CasePages[Kind][] = [];
  let { cursor } = request;
  do {
    const page = await cases.pageOf(caseId, kind, { limit: request.limit - found.length, cursor });
    found.push(...page.items.filter(isWanted));
    cursor = page.cursor;
  } while (cursor !== undefined && found.length < request.limit);
  return { items: found, ...(cursor !== undefined && { cursor }) };
};

/** The readings by which the county may have acknowledged these events, in their order. */
export const eventReadings = async (
  cases: Pick<CaseStore, 'pageOf'>,
  caseId: string,
  events: readonly SignificantEvent[],
): Promise<EventReading[]> => {
  const first = Math.min(...events.map(({ eventId }) => Number(eventId.slice(1))));
  const readings = await readUntil(
    cases,
    caseId,
    'eventReading',
    (found) => (found.at(-1)?.upTo ?? 0) < first,
  );
  return readings.reverse();
};
