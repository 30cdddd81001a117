/** What IAM is asked when a command is sent: a transaction needs several permissions, and a key is used along the way. */
import * as z from 'zod';

export interface Needed {
  action: string;
  /** Of the table, `table` or `index`; of a key, what it is for; else an ARN. */
  resource: string;
  context: Readonly<Record<string, readonly string[]>>;
}

const attribute = z.object({ S: z.string() });
const keySchema = z.object({ PK: attribute });
const partitionOf = (key: unknown): string => keySchema.parse(key).PK.S;
const keyed = z.object({ Key: z.unknown().optional(), Item: z.unknown().optional() });
const partitionIn = (input: unknown): string => {
  const { Key, Item } = keyed.parse(input);
  return partitionOf(Key ?? Item);
};

const querySchema = z.object({
  IndexName: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()),
});
const batchSchema = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(z.unknown()) })),
});
const transactionSchema = z.object({ TransactItems: z.array(z.record(z.string(), z.unknown())) });
const ofTransaction: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/**
 * AWS does not say whether an action in a transaction is asked for with its own item or with those of all its kind: it
 * is asked for here with all of its kind, and must be allowed for each alone by that.
 */
const onTable = (action: string, leadingKeys: readonly string[]): Needed => ({
  action: `dynamodb:${action}`,
  resource: 'table',
  context: { 'dynamodb:LeadingKeys': leadingKeys },
});

const ofQuery = (input: unknown): Needed => {
  const { IndexName, ExpressionAttributeValues: values } = querySchema.parse(input);
  // Whether a query of an index has leading keys is not documented; no policy here asks for them.
  if (IndexName !== undefined) return { action: 'dynamodb:Query', resource: 'index', context: {} };
  return onTable('Query', [attribute.parse(values[':pk']).S]);
};

const ofItems = (input: unknown): Needed[] => {
  const keys = new Map<string, string[]>();
  for (const item of transactionSchema.parse(input).TransactItems)
    for (const [kind, request] of Object.entries(item)) {
      const action = ofTransaction[kind] ?? kind;
      keys.set(action, [...(keys.get(action) ?? []), partitionIn(request)]);
    }
  return [...keys].map(([action, partitions]) => onTable(action, partitions));
};

const itemsNeeded = (command: string, input: unknown): Needed[] => {
  const name = command.replace(/Command$/, '');
  switch (name) {
    case 'Query':
      return [ofQuery(input)];
    case 'TransactWriteItems':
      return ofItems(input);
    case 'BatchGetItem': {
      const [request] = Object.values(batchSchema.parse(input).RequestItems);
      return [onTable(name, (request?.Keys ?? []).map(partitionOf))];
    }
    default:
      return [onTable(name, [partitionIn(input)])];
  }
};

const keyFor = (use: string, context: Needed['context'], actions: readonly string[]): Needed[] =>
  actions.map((action) => ({ action: `kms:${action}`, resource: `key of ${use}`, context }));

const through = (service: string) => ({ 'kms:ViaService': [`${service}.us-east-1.amazonaws.com`] });
const isRead = ({ action }: Needed): boolean => /:(Query|GetItem|BatchGetItem)$/.test(action);

/** DynamoDB uses the record key in the name of whoever asks. */
export const neededOnTable = (command: string, input: unknown): Needed[] => {
  const needed = itemsNeeded(command, input);
  const actions = needed.every(isRead) ? ['Decrypt'] : ['Decrypt', 'Encrypt', 'GenerateDataKey'];
  return [...needed, ...keyFor('records', through('dynamodb'), actions)];
};

const machineInput = z.object({ stateMachineArn: z.string() });
const executionInput = z.object({ executionArn: z.string() });
const topicInput = z.object({ TopicArn: z.string() });

/** A token does not say of which machine it is, so both are asked about. */
export const neededOnMachines = (command: string, input: unknown, machines: readonly string[]): Needed[] => {
  const action = `states:${command.replace(/Command$/, '')}`;
  if (action === 'states:StopExecution')
    return [{ action, resource: executionInput.parse(input).executionArn, context: {} }];
  if (action === 'states:ListExecutions')
    return [{ action, resource: machineInput.parse(input).stateMachineArn, context: {} }];
  const concerned =
    action === 'states:StartExecution' ? [machineInput.parse(input).stateMachineArn] : machines;
  return concerned.flatMap((resource) => [
    { action, resource, context: {} },
    ...keyFor('workflow', { 'kms:EncryptionContext:aws:states:stateMachineArn': [resource] }, [
      'Decrypt',
      'GenerateDataKey',
    ]),
  ]);
};

export const neededOnTopics = (input: unknown): Needed[] => [
  { action: 'sns:Publish', resource: topicInput.parse(input).TopicArn, context: {} },
  ...keyFor('notices', through('sns'), ['Decrypt', 'GenerateDataKey']),
];

const topicOfSubscription = /^sns:(Subscribe|ConfirmSubscription|ListSubscriptionsByTopic)$/;

/** Of what is done to a subscription SNS knows no resource. */
export const neededOnSubscriptions = (command: string, input: unknown): Needed => {
  const action = `sns:${command.replace(/Command$/, '')}`;
  return {
    action,
    resource: topicOfSubscription.test(action) ? topicInput.parse(input).TopicArn : 'anything',
    context: {},
  };
};

export const neededOnPersons: readonly Needed[] = keyFor('persons', {}, ['GenerateMac']);

/** An object is encrypted and read in the name of whoever asks; what stands under a condition says so. */
export const neededOnStatements = (command: string): Needed[] => {
  const needed = (action: string, resource: string, context: Needed['context'] = {}): Needed => ({
    action,
    resource,
    context,
  });
  switch (command) {
    case 'ListObjectsV2Command':
      return [needed('s3:ListBucket', 'statement bucket')];
    case 'GetObjectCommand':
      return [needed('s3:GetObject', 'a statement'), ...keyFor('statements', through('s3'), ['Decrypt'])];
    case 'PutObjectCommand':
      return [
        needed('s3:PutObject', 'a statement', { 's3:if-none-match': ['*'] }),
        ...keyFor('statements', through('s3'), ['GenerateDataKey', 'Decrypt']),
      ];
    default:
      throw new RangeError(`Nobody sends ${command} to a bucket.`);
  }
};
const signInput = z.object({ SigningAlgorithm: z.string(), MessageType: z.string() });
export const neededOnSignatures = (input: unknown): Needed[] => {
  const { SigningAlgorithm, MessageType } = signInput.parse(input);
  return keyFor(
    'signatures',
    { 'kms:SigningAlgorithm': [SigningAlgorithm], 'kms:MessageType': [MessageType] },
    ['Sign'],
  );
};

/** What Lambda itself does in the name of every function, and of the one that a stream feeds. */
export const byLambda: readonly Needed[] = [
  ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
    action,
    resource: 'own log',
    context: {},
  })),
  ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'].map((action) => ({
    action,
    resource: 'anything',
    context: {},
  })),
  ...[
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ].map((action) => ({ action, resource: 'anything', context: {} })),
  { action: 'sqs:SendMessage', resource: 'own dead letter queue', context: {} },
  ...keyFor('queues', through('sqs'), ['Decrypt', 'GenerateDataKey']),
];
/** What Lambda does in the name of the function that a queue feeds. */
export const byQueuePoller: readonly Needed[] = [
  ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((action) => ({
    action,
    resource: 'mailbox of the canary',
    context: {},
  })),
  ...keyFor('notices', through('sqs'), ['Decrypt']),
];
export const byStreamPoller: readonly Needed[] = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
].map((action) => ({ action, resource: 'stream', context: {} }));
