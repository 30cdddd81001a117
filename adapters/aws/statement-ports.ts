/** What the daily statement alone may reach: the heads of chains, the bucket of statements, and the key that signs them. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Ports } from '../../domain/ports/ports.ts';
import { answerBusy } from '../dynamodb/busy.ts';
import { createChainHeads } from '../dynamodb/chain-heads.ts';
import { readEnvironment } from '../environment.ts';
import { createKmsStatementSigner } from '../kms/statement-signer.ts';
import { createStatementBucket } from '../s3/statement-bucket.ts';
import { basePorts } from './base-ports.ts';

type StatementPorts = Pick<Ports, 'heads' | 'statements' | 'statementSigner' | 'clock' | 'log'>;

export const statementPorts = (serviceName: string): StatementPorts => {
  const environment = readEnvironment('TABLE_NAME', 'STATEMENT_BUCKET', 'STATEMENT_KEY_ID');
  const client = new DynamoDBClient({});
  answerBusy(client);
  return {
    ...basePorts(serviceName),
    heads: createChainHeads({
      documents: DynamoDBDocumentClient.from(client),
      tableName: environment.TABLE_NAME,
    }),
    statements: createStatementBucket({ client: new S3Client({}), bucket: environment.STATEMENT_BUCKET }),
    statementSigner: createKmsStatementSigner({
      client: new KMSClient({}),
      keyId: environment.STATEMENT_KEY_ID,
    }),
  };
};
