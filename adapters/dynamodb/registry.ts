/** The registry in DynamoDB: one partition of at most a few hundred agencies, read whole. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Registry } from '../../domain/shared/ports.ts';
import type { CaseTable } from './case-table.ts';
import { getItem, partitionItems } from './case-table.ts';
import { agencyItem } from './items.ts';
import { agencyKey, agencyPartition } from './keys.ts';

export const createRegistry = (table: CaseTable): Registry => ({
  async agency(id) {
    const item = await getItem(table, agencyKey(id));
    return item === undefined ? undefined : agencyItem.fromItem(item);
  },
  async agencies() {
    const found = await partitionItems(table, agencyPartition);
    return found.map(agencyItem.fromItem);
  },
  async putAgency(agency) {
    await table.documents.send(
      new PutCommand({ TableName: table.tableName, Item: agencyItem.toItem(agencyKey(agency.id), agency) }),
    );
  },
});
