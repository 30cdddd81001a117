/**
 * The lists of an organisation in memory, made anew for every page from what is stored. Positions and cursors are
 * those of the DynamoDB store, so that order, pages and refusals are the same.
 */
import { executionsOf } from '../../domain/case/executions.ts';
import { relationTo } from '../../domain/case/parties.ts';
import { isLookedFor } from '../../domain/notices/notice-standing.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import type { CaseStore, Page, PageRequest } from '../../domain/ports/ports.ts';
import { cursorBehind, positionIn, positionOfNotice } from '../dynamodb/cursor.ts';
import * as keys from '../dynamodb/keys.ts';
import { listedUnder } from '../dynamodb/write-actions.ts';
import { type Partitions, inOrder } from './partitions.ts';

type CaseLists = Pick<
  CaseStore,
  'casesOf' | 'inboxOf' | 'openNoticesOf' | 'casesUnderWay' | 'casesToClimb' | 'casesAssignedTo' | 'casesLike'
>;

const isSame = (a: { role: string; org: string }, b: Recipient): boolean =>
  a.role === b.role && a.org === b.org;

interface Listed<Entry> {
  list: string;
  /** In the order in which they are shown. */
  entries: readonly Entry[];
  positionOf: (entry: Entry) => string;
  isBehind: (position: string, cursorPosition: string) => boolean;
}

const pageOf = <Entry>(
  { list, entries, positionOf, isBehind }: Listed<Entry>,
  request: PageRequest,
): Page<Entry> => {
  const after = request.cursor === undefined ? undefined : positionIn(list, request.cursor);
  const left = after === undefined ? entries : entries.filter((entry) => isBehind(positionOf(entry), after));
  const items = left.slice(0, request.limit);
  const last = items.at(-1);
  return left.length > items.length && last !== undefined
    ? { items, cursor: cursorBehind(list, positionOf(last)) }
    : { items };
};

const later = (position: string, cursorPosition: string): boolean => position > cursorPosition;
const earlier = (position: string, cursorPosition: string): boolean => position < cursorPosition;

export const createMemoryLists = ({ cases, likes }: Partitions): CaseLists => ({
  // Promise methods reject rather than throw, as those of every store do.
  async casesOf(party, request) {
    const found = [...cases.values()]
      .map((partition) => partition.case)
      .filter((record) => relationTo(record, party));
    const entries = inOrder(found, keys.casePosition).reverse();
    const list = keys.casesList(party);
    return Promise.resolve(
      pageOf({ list, entries, positionOf: keys.casePosition, isBehind: earlier }, request),
    );
  },
  async inboxOf(party, request) {
    const found = [...cases.values()]
      .flatMap(({ workItems }) => [...workItems.values()])
      .filter(
        (item) => item.status === 'open' && isSame({ role: item.ownerRole, org: item.ownerOrg }, party),
      );
    const entries = inOrder(found, keys.inboxPosition);
    const list = keys.inboxList(party);
    return Promise.resolve(
      pageOf({ list, entries, positionOf: keys.inboxPosition, isBehind: later }, request),
    );
  },
  async openNoticesOf(party, request) {
    const found = [...cases.values()]
      .flatMap(({ notices }) => [...notices.values()])
      .filter((notice) => isSame(notice.to, party) && isLookedFor(notice, request));
    const entries = inOrder(found, keys.noticePosition);
    const list = keys.noticesList(party);
    positionOfNotice(list, request);
    return Promise.resolve(
      pageOf({ list, entries, positionOf: keys.noticePosition, isBehind: later }, request),
    );
  },
  casesLike(likeKeys, most) {
    const found = likeKeys.flatMap((key) => [...(likes.get(key) ?? [])].sort().slice(0, most));
    return Promise.resolve([...new Set(found)].sort());
  },
  casesUnderWay() {
    const found = [...cases.values()]
      .map((partition) => partition.case)
      .filter((record) => executionsOf(record).length > 0);
    return Promise.resolve(found.map(({ caseId }) => caseId).sort());
  },
  casesAssignedTo(assignee) {
    const list = keys.assigneeList(assignee);
    const found = [...cases.values()]
      .map((partition) => partition.case)
      .filter((record) => listedUnder(record) === list);
    return Promise.resolve(found.map(({ caseId }) => caseId).sort());
  },
  casesToClimb(now) {
    const found = [...cases.values()]
      .map((partition) => partition.case)
      .filter(({ climbAt }) => climbAt !== undefined && climbAt <= now);
    return Promise.resolve(found.map(({ caseId }) => caseId).sort());
  },
});
