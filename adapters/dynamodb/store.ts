/** All stores on one table, for composition roots. keys.ts says what is in the table and how it is found. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../domain/ports/ports.ts';
import { createAccessLog, createAuditGrants } from './access-log.ts';
import { answerBusy } from './busy.ts';
import { createChainHeads } from './chain-heads.ts';
import { createCaseStore } from './case-store.ts';
import { createOutbox } from './outbox.ts';
import { createRegistry } from './registry.ts';
import { createRegistryProposals } from './registry-proposals.ts';

export interface DynamoDbStoreDeps {
  client: DynamoDBClient;
  tableName: string;
}

export const createDynamoDbStore = ({ client, tableName }: DynamoDbStoreDeps): Store => {
  answerBusy(client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const table = { documents, tableName };
  return {
    ...createCaseStore(table),
    ...createOutbox(table),
    ...createRegistry(table),
    ...createRegistryProposals(table),
    ...createAccessLog(table),
    ...createAuditGrants(table),
    ...createChainHeads(table),
  };
};
