/** The lists of the schedule in memory, in the order and with the cursors of the DynamoDB store. */
import { type CaseRecord, needsAotWatch } from '../../domain/case/case-record.ts';
import type { ListOfCases, ScheduledLists } from '../../domain/ports/ports.ts';
import * as keys from '../dynamodb/keys.ts';
import { cursorAt, listToPage, placeOf } from '../dynamodb/scheduled-lists.ts';
import { listedUnder } from '../dynamodb/write-actions.ts';
import type { Partitions } from './partitions.ts';

type Place = keys.IndexKey & { caseId: string };

/** Where a case stands in a list of the schedule; nowhere when it is not in it. */
const placesIn = (of: ListOfCases, record: CaseRecord): Place[] => {
  const { caseId, climbAt } = record;
  switch (of.list) {
    case 'aotWatch':
      return needsAotWatch(record) ? [{ ...keys.aotWatchIndex(caseId), caseId }] : [];
    case 'climb':
      return climbAt !== undefined && climbAt <= of.until
        ? [{ ...keys.climbIndex(caseId, climbAt), caseId }]
        : [];
    case 'assignee': {
      const list = keys.assigneeList(of.assignee);
      return listedUnder(record) === list ? [{ GSI1PK: list, GSI1SK: caseId, caseId }] : [];
    }
  }
};
/** Shard after shard, as the index is read. */
const isLaterPlace = (a: keys.IndexKey, b: keys.IndexKey): boolean =>
  a.GSI1PK === b.GSI1PK ? a.GSI1SK > b.GSI1SK : a.GSI1PK > b.GSI1PK;

export const createMemoryScheduledLists = ({ cases }: Partitions): ScheduledLists => ({
  async casesIn(of, { limit, cursor }) {
    const after = cursor === undefined ? undefined : placeOf(listToPage(of), cursor);
    const behind = [...cases.values()]
      .flatMap((partition) => placesIn(of, partition.case))
      .filter((place) => after === undefined || isLaterPlace(place, after))
      .sort((a, b) => (isLaterPlace(a, b) ? 1 : -1));
    const page = behind.slice(0, limit);
    const last = page.at(-1);
    return Promise.resolve({
      items: page.map(({ caseId }) => caseId),
      ...(behind.length > limit && last && { cursor: cursorAt(last) }),
    });
  },
});
