/**
 * What a function may do on the case table, as policy statements: which action on which partitions, and nothing else.
 * DynamoDB checks a transaction as the single actions that it is made of. Nobody may scan. The key may be used through
 * DynamoDB only, so that a role cannot decrypt anything by itself.
 *
 * The access log of a case is a partition of its own, `ACCESS#caseId`. Every function that answers on a case appends to
 * it, readers too, and nobody changes or removes what is in it, nor in the log of the registry: that is denied in so many
 * words, so that no later grant can allow it. A put can still replace an entry; the adapter's condition and the hash chain stand against that.
 *
 * Whatever the partitions are, `Null` must be false: a request without leading keys would satisfy `ForAllValues`.
 */
import { Stack } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { indexName } from '../../../adapters/dynamodb/table.ts';

export interface CaseTable {
  table: TableV2;
  key: IKey;
}

/** As adapters/dynamodb/keys.ts builds partitions; test/infra/grants shows that functions use these and no others. */
export type Partition =
  | 'CASE#*'
  | 'CANARY#*'
  | 'PERSON#*'
  | 'IDEMPOTENCY#*'
  | 'REGISTRY*'
  | 'LOG#REGISTRY'
  | 'PROPOSALS'
  | 'CASELOADS'
  | 'MAILBOXES'
  | 'ACCESS#*'
  | 'GRANTS#*';

const readActions = ['GetItem', 'BatchGetItem', 'Query'] as const;
const writeActions = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] as const;
const tableActions = [...readActions, ...writeActions];
type TableAction = (typeof tableActions)[number];

/** The partitions on which each action is allowed; `lists` are queries of the index. */
export type TableReach = Partial<Record<TableAction, readonly Partition[]>> & { lists?: true };

/** The sum of several reaches. */
export const together = (...reaches: readonly TableReach[]): TableReach => ({
  ...Object.fromEntries(
    tableActions
      .map((action) => [action, [...new Set(reaches.flatMap((reach) => reach[action] ?? []))]] as const)
      .filter(([, partitions]) => partitions.length > 0),
  ),
  ...(reaches.some(({ lists }) => lists) && { lists: true }),
});

/** Use of a key on behalf of a service of the same region, and not otherwise. */
export const keyThrough = (
  service: 'dynamodb' | 'sns' | 'sqs' | 'backup' | 's3',
  key: IKey,
  actions: string[],
): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } },
  });

const leadingKeys = 'dynamodb:LeadingKeys';
const onPartitions = (partitions: readonly Partition[]) => ({
  'ForAllValues:StringLike': { [leadingKeys]: [...partitions] },
  Null: { [leadingKeys]: 'false' },
});

/** Actions on the same partitions share a statement. */
const allow = (table: TableV2, reach: TableReach): PolicyStatement[] => {
  const byPartitions = new Map<string, { actions: string[]; partitions: readonly Partition[] }>();
  for (const action of tableActions) {
    const partitions = [...(reach[action] ?? [])].sort();
    if (partitions.length === 0) continue;
    const known = byPartitions.get(partitions.join()) ?? { actions: [], partitions };
    known.actions.push(`dynamodb:${action}`);
    byPartitions.set(partitions.join(), known);
  }
  return [...byPartitions.values()].map(
    ({ actions, partitions }) =>
      new PolicyStatement({ actions, resources: [table.tableArn], conditions: onPartitions(partitions) }),
  );
};

/** Also where nothing allows it. One item of a log in a request is enough to be denied, hence any value. */
const neverChangeLogs = ({ tableArn }: TableV2): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [tableArn],
    conditions: { 'ForAnyValue:StringLike': { [leadingKeys]: ['ACCESS#*', 'LOG#REGISTRY'] } },
  });

export const reachTable = ({ table, key }: CaseTable, reach: TableReach): PolicyStatement[] => {
  const writes = writeActions.some((action) => reach[action]);
  return [
    ...allow(table, reach),
    ...(reach.lists
      ? [
          new PolicyStatement({
            actions: ['dynamodb:Query'],
            resources: [`${table.tableArn}/index/${indexName}`],
          }),
        ]
      : []),
    ...(writes ? [neverChangeLogs(table)] : []),
    keyThrough('dynamodb', key, ['kms:Decrypt', ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])]),
  ];
};

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
