/**
 * The case table and the keys that guard what it holds: the record key, the log key, and the HMAC key that turns a
 * Medicaid number into the person key of the open-referral lock; and, outside of it, the statements of its audit. First stack of all; nothing here knows a function.
 * The key schema must stay the one of adapters/dynamodb/table.ts, which the one-machine runtime creates
 * (test/infra/data-stack.test.ts compares them).
 */
import { Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  CfnGlobalTable,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { CaseBackups } from '../constructs/data/case-backups.ts';
import { StatementBucket } from '../constructs/data/statement-bucket.ts';
import { EncryptionKey } from '../constructs/shared/encryption-key.ts';
import { output } from '../constructs/shared/output.ts';
import { indexName, ttlAttribute } from '../../adapters/dynamodb/table.ts';
import type { CaseTable } from '../constructs/shared/table-access.ts';
import { nameIn, removalPolicyOf, type Stage } from '../stage.ts';

const stringKey = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * CDK sets a customer managed key only when it knows the region. Our templates know none, and the table has one replica,
 * the one in the stack's own region: the key goes there by name.
 */
const encryptWith = (key: Key, table: TableV2): void => {
  const resource = table.node.defaultChild;
  if (!(resource instanceof CfnGlobalTable))
    throw new Error('The case table is not the global table it was.');
  resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: key.keyArn });
};

export interface DataStackProps extends StackProps {
  stage: Stage;
}

export class DataStack extends Stack {
  readonly cases: CaseTable;
  readonly logKey: EncryptionKey;
  readonly personKey: Key;
  readonly statements: StatementBucket;
  /** A stage that may be removed has none. */
  readonly backups: CaseBackups | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    const removalPolicy = removalPolicyOf(stage);
    this.logKey = new EncryptionKey(this, 'LogKey', { stage, use: 'operations' });
    this.logKey.allowLogs(stage);
    // EventBridge and SNS send what they could not deliver into the dead letter queues, CloudWatch alarms into their topic.
    this.logKey.allowSender('events.amazonaws.com');
    this.logKey.allowSender('sns.amazonaws.com');
    this.logKey.allowSender('cloudwatch.amazonaws.com');
    // What it could not deliver, into the dead letter queue of notices.
    this.logKey.allowSender('sns.amazonaws.com');
    // An HMAC key cannot rotate by itself, and must not: another key would no longer find a person's open referral.
    this.personKey = new Key(this, 'PersonKey', {
      alias: nameIn(stage, 'persons'),
      description: `Keyed hash of what identifies a person, Warm Handoff (${stage.name}).`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy,
    });
    const key = new EncryptionKey(this, 'RecordKey', { stage, use: 'records' });
    const table = new TableV2(this, 'Cases', {
      partitionKey: stringKey('PK'),
      sortKey: stringKey('SK'),
      globalSecondaryIndexes: [
        {
          indexName,
          partitionKey: stringKey('GSI1PK'),
          sortKey: stringKey('GSI1SK'),
          projectionType: ProjectionType.ALL,
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // The relay needs what was written, never what was there before.
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: ttlAttribute,
      deletionProtection: !stage.removable,
      removalPolicy,
    });
    encryptWith(key, table);
    this.cases = { table, key };
    output(this, 'TableName', table.tableName);
    this.statements = new StatementBucket(this, stage, this.logKey);
    this.backups = stage.removable ? undefined : new CaseBackups(this, stage, this.cases);
  }
}
