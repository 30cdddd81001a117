/** The lists of an organisation: its cases, its inbox, its open notices; and the cases under way, under AOT watch, and with a rung to climb. */
import { relationTo } from '../../domain/case/parties.ts';
import type { CaseStore } from '../../domain/ports/ports.ts';
import { type CaseTable, listItems, partitionItems } from './case-table.ts';
import { assigneeItem, climbItem, likeItem, partyItem, underWayItem, workItemItem } from './items.ts';
import * as keys from './keys.ts';
import { listPage } from './list-page.ts';
import { loadCase } from './load-case.ts';
import { noticesPage } from './notices-page.ts';

type CaseLists = Pick<
  CaseStore,
  'casesOf' | 'inboxOf' | 'openNoticesOf' | 'casesUnderWay' | 'casesToClimb' | 'casesAssignedTo' | 'casesLike'
>;

export const createCaseLists = (table: CaseTable): CaseLists => ({
  async casesOf(party, page) {
    const { items: entries, ...rest } = await listPage(
      table,
      {
        list: keys.casesList(party),
        newestFirst: true,
        fromItem: partyItem.fromItem,
        positionOf: keys.casePosition,
      },
      page,
    );
    const found = await Promise.all(entries.map(({ caseId }) => loadCase(table, caseId)));
    const items = found.flatMap((snapshot) => (snapshot ? [snapshot.case] : []));
    // The index may lag: an organisation that is no longer a party sees nothing of the case.
    return { items: items.filter((record) => relationTo(record, party) !== undefined), ...rest };
  },
  inboxOf: (party, page) =>
    listPage(
      table,
      { list: keys.inboxList(party), fromItem: workItemItem.fromItem, positionOf: keys.inboxPosition },
      page,
    ),
  openNoticesOf: (party, request) => noticesPage(table, keys.noticesList(party), request),
  async casesUnderWay() {
    const shards = await Promise.all(keys.underWayLists.map((list) => listItems(table, list)));
    return shards
      .flat()
      .map((item) => underWayItem.fromItem(item).caseId)
      .sort();
  },
  async casesAssignedTo(assignee) {
    const found = await listItems(table, keys.assigneeList(assignee));
    return found.map((item) => assigneeItem.fromItem(item).caseId).sort();
  },
  async casesLike(likeKeys, most) {
    const found = await Promise.all(
      likeKeys.map((key) => partitionItems(table, keys.personPartition(key), keys.likePrefix, most)),
    );
    return [...new Set(found.flat().map((item) => likeItem.fromItem(item).caseId))].sort();
  },
  async casesToClimb(now) {
    const upTo = keys.climbsUntil(now);
    const shards = await Promise.all(keys.climbLists.map((list) => listItems(table, list, { upTo })));
    return shards
      .flat()
      .map((item) => climbItem.fromItem(item).caseId)
      .sort();
  },
});
