/** The table, its copies and the keys. The packs look at `AWS::DynamoDB::Table` only; ours is a global table. */
import {
  at,
  type Deployment,
  listAt,
  resourcesOf,
  ruleOnEach,
  textOf,
  type Resource,
  type TemplateRule,
} from './deployment.ts';
import { conditionKeys, isAllow, isConditional, isForEverybody, statementsOf } from './policy-document.ts';

const isOwnKey = (key: unknown): boolean => key !== undefined && !textOf(key).includes('alias/aws/');

function* problemsOfReplica(replica: unknown, kept: boolean): Generator<string> {
  if (!isOwnKey(at(replica, 'SSESpecification', 'KMSMasterKeyId')))
    yield 'a replica is not encrypted with a key of ours';
  if (at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true)
    yield 'a replica cannot be restored to a point in time';
  if (kept && at(replica, 'DeletionProtectionEnabled') !== true) yield 'a replica can be deleted';
}

function* problemsOfTable({ properties, deletionPolicy }: Resource, kept: boolean): Generator<string> {
  if (at(properties, 'SSESpecification', 'SSEType') !== 'KMS') yield 'it is not encrypted by KMS';
  if (at(properties, 'StreamSpecification', 'StreamViewType') !== 'NEW_IMAGE')
    yield 'its stream does not feed the relay';
  if (kept && deletionPolicy !== 'Retain') yield 'it goes with its stack';
  const replicas = listAt(properties, 'Replicas');
  if (replicas.length === 0) yield 'it has no replica';
  for (const replica of replicas) yield* problemsOfReplica(replica, kept);
}

/** AWS rotates no key of these kinds. */
const fixedKeys = ['HMAC_256', 'ECC_NIST_P256'];
const cannotRotate = ({ properties }: Resource): boolean => fixedKeys.includes(textOf(properties['KeySpec']));

function* problemsOfKey(key: Resource): Generator<string> {
  if (!cannotRotate(key) && key.properties['EnableKeyRotation'] !== true) yield 'it does not rotate';
  for (const statement of statementsOf(key.properties['KeyPolicy']).filter(isAllow)) {
    const { Action, Principal } = statement;
    if (isForEverybody(statement)) yield 'everybody may use it';
    const root = (Principal['AWS'] ?? []).every((name) => name.endsWith(':root'));
    if (Action.includes('kms:*') && !(root && Object.keys(Principal).join() === 'AWS'))
      yield 'somebody besides the account itself may do everything with it';
    if (Principal['Service'] && !isConditional(statement))
      yield `${Principal['Service'].join()} may use it for any account`;
  }
}

const everyAccess = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

function* problemsOfBucket(
  { id, properties, deletionPolicy }: Resource,
  deployment: Deployment,
): Generator<string> {
  if (everyAccess.some((access) => at(properties, 'PublicAccessBlockConfiguration', access) !== true))
    yield 'the public may be let in';
  if (at(properties, 'VersioningConfiguration', 'Status') !== 'Enabled') yield 'what is replaced is gone';
  if (deletionPolicy !== 'Retain') yield 'it goes with its stack';
  const takesLogs = resourcesOf(deployment, 'AWS::S3::Bucket').some((bucket) =>
    textOf(at(bucket.properties, 'LoggingConfiguration', 'DestinationBucketName')).includes(`<${id}>`),
  );
  if (takesLogs) return;
  const lock = at(properties, 'ObjectLockConfiguration', 'Rule', 'DefaultRetention');
  if (properties['ObjectLockEnabled'] !== true || at(lock, 'Mode') !== 'COMPLIANCE' || !at(lock, 'Days'))
    yield 'somebody can remove what is in it';
  const denied = resourcesOf(deployment, 'AWS::S3::BucketPolicy')
    .filter((policy) => textOf(policy.properties['Bucket']) === `<${id}>`)
    .flatMap((policy) => statementsOf(policy.properties['PolicyDocument']))
    .filter((statement) => statement.Effect === 'Deny')
    .flatMap(({ Action }) => Action);
  if (!['s3:DeleteObject', 's3:PutObject'].every((action) => denied.includes(action)))
    yield 'what is in it can be hidden';
}

export const dataRules: readonly TemplateRule[] = [
  ruleOnEach(
    'WH-TABLE-01',
    'The table is encrypted with our key in every replica, can be restored to any second, feeds the relay, and where records are kept it cannot be deleted.',
    ['AWS::DynamoDB::GlobalTable'],
    (table, { kept }) => problemsOfTable(table, kept),
  ),
  ruleOnEach(
    'WH-TABLE-02',
    'There is no table of the older kind, whose settings nobody here looks at.',
    ['AWS::DynamoDB::Table'],
    () => ['it is not a global table'],
  ),
  ruleOnEach(
    'WH-BACKUP-01',
    'Where records are kept, every table is copied into a vault with a key of ours.',
    ['AWS::DynamoDB::GlobalTable'],
    ({ id }, deployment) => {
      if (!deployment.kept) return [];
      const copied = resourcesOf(deployment, 'AWS::Backup::BackupSelection').some(({ properties }) =>
        textOf(at(properties, 'BackupSelection', 'Resources')).includes(`<${id}.Arn>`),
      );
      const vaults = resourcesOf(deployment, 'AWS::Backup::BackupVault');
      const locked = vaults.every(({ properties }) => isOwnKey(properties['EncryptionKeyArn']));
      return copied && vaults.length > 0 && locked ? [] : ['it is not copied into such a vault'];
    },
  ),
  ruleOnEach(
    'WH-BUCKET-01',
    'A bucket is closed to the public, keeps every version and stays when its stack goes; unless it takes the log of another, nobody can remove or hide what is in it.',
    ['AWS::S3::Bucket'],
    problemsOfBucket,
  ),
  ruleOnEach(
    'WH-KEY-01',
    'Only the account itself may do everything with a key, a service only under a condition, and what can rotate does.',
    ['AWS::KMS::Key'],
    (key) => problemsOfKey(key),
  ),
  ruleOnEach(
    'WH-KEY-02',
    'A key is used by an AWS service for this account or its own resources only.',
    ['AWS::KMS::Key'],
    ({ properties }) =>
      statementsOf(properties['KeyPolicy'])
        .filter((statement) => isAllow(statement) && statement.Principal['Service'])
        .filter(
          (statement) =>
            !conditionKeys(statement).some((key) =>
              /^aws:Source(Account|Arn)$|^kms:EncryptionContext:/.test(key),
            ),
        )
        .map(({ Principal }) => `${textOf(Principal['Service'])} is not bound to this account`),
  ),
];
