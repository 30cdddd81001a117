/** A table as the stores take it, on a client that says when the table is busy. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { answerBusy } from './busy.ts';
import type { CaseTable } from './case-table.ts';

export interface TableDeps {
  client: DynamoDBClient;
  tableName: string;
}

export const openTable = ({ client, tableName }: TableDeps): CaseTable => {
  answerBusy(client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { documents, tableName };
};
