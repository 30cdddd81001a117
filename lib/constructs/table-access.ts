/**
 * What a function may do on the case table, as policy statements: readers query and get, writers also take part in
 * transactions (which DynamoDB checks as the single actions they are made of). Nobody may scan. The key may be used
 * through DynamoDB only, so that a role cannot decrypt anything by itself.
 */
import { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

export interface CaseTable {
  table: TableV2;
  key: IKey;
}

export const indexName = 'GSI1';
const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writing = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];

/** Use of a key on behalf of a service of the same region, and not otherwise. */
export const keyThrough = (service: 'dynamodb' | 'sns', key: IKey, actions: string[]): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } },
  });

export const readTable = ({ table, key }: CaseTable): PolicyStatement[] => [
  new PolicyStatement({
    actions: reading,
    resources: [table.tableArn, `${table.tableArn}/index/${indexName}`],
  }),
  keyThrough('dynamodb', key, ['kms:Decrypt']),
];

export const readAndWriteTable = ({ table, key }: CaseTable): PolicyStatement[] => [
  ...readTable({ table, key }),
  new PolicyStatement({ actions: writing, resources: [table.tableArn] }),
  keyThrough('dynamodb', key, ['kms:Encrypt', 'kms:GenerateDataKey']),
];

export const streamArnOf = ({ table }: CaseTable): string => {
  if (!table.tableStreamArn)
    throw new Error('The case table has no stream, so nothing can feed the outbox relay.');
  return table.tableStreamArn;
};

/** What the event source mapping asks of the role of the function that it feeds. */
export const readStream = (cases: CaseTable): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [streamArnOf(cases)],
  });
