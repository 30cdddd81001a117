import { describe, expect, it } from '@jest/globals';
import { tableDefinition, ttlAttribute } from '../../adapters/dynamodb/table.ts';
import { resourcesOf, synthesized, theOnly } from './synthesized.ts';

const prod = synthesized('prod').data;
const dev = synthesized('dev').data;
const table = theOnly(prod, 'AWS::DynamoDB::GlobalTable');

describe('the case table', () => {
  it('has the keys, index and clean-up attribute that the adapters use', () => {
    expect(table.Properties).toMatchObject(tableDefinition);
    expect(table.Properties['TimeToLiveSpecification']).toEqual({
      AttributeName: ttlAttribute,
      Enabled: true,
    });
  });

  it('can be restored to any second, is encrypted with our key and feeds a stream', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      Replicas: [
        {
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: {
            KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^RecordKey/), 'Arn'] },
          },
        },
      ],
    });
  });

  it('cannot be deleted in prod, nor can its keys', () => {
    expect(table.Properties).toMatchObject({ Replicas: [{ DeletionProtectionEnabled: true }] });
    const kept = [
      table,
      ...resourcesOf(prod, 'AWS::KMS::Key'),
      ...resourcesOf(prod, 'AWS::Backup::BackupVault'),
    ];
    expect(kept).toHaveLength(7);
    for (const { DeletionPolicy } of kept) expect(DeletionPolicy).toBe('Retain');
  });

  it('goes with its stack in dev', () => {
    const disposable = theOnly(dev, 'AWS::DynamoDB::GlobalTable');
    expect(disposable.DeletionPolicy).toBe('Delete');
    expect(disposable.Properties).toMatchObject({ Replicas: [{ DeletionProtectionEnabled: false }] });
  });
});

describe('the backups', () => {
  const rules = theOnly(prod, 'AWS::Backup::BackupPlan').Properties;

  it('are a copy a day for five weeks and one a month for six years, in a vault of our key', () => {
    expect(rules).toMatchObject({
      BackupPlan: {
        BackupPlanRule: [
          { RuleName: 'daily', Lifecycle: { DeleteAfterDays: 35 } },
          { RuleName: 'monthly', Lifecycle: { DeleteAfterDays: 2192 } },
        ],
      },
    });
    expect(theOnly(prod, 'AWS::Backup::BackupVault').Properties).toMatchObject({
      EncryptionKeyArn: { 'Fn::GetAtt': [expect.stringMatching(/^BackupsKey/), 'Arn'] },
      LockConfiguration: { MinRetentionDays: 35 },
    });
  });

  it('are of the case table and nothing else', () => {
    expect(theOnly(prod, 'AWS::Backup::BackupSelection').Properties).toMatchObject({
      BackupSelection: { Resources: [{ 'Fn::GetAtt': [table.id, 'Arn'] }] },
    });
  });

  it('are not made in dev, where a vault with copies in it could not be removed', () => {
    expect(resourcesOf(dev, 'AWS::Backup::BackupVault')).toEqual([]);
  });
});

describe('the keys', () => {
  const keys = resourcesOf(prod, 'AWS::KMS::Key');

  it('rotate every year, save those whose hashes and signatures must stay the same', () => {
    const rotating = keys.filter(({ Properties }) => Properties['EnableKeyRotation'] === true);
    expect(rotating.map(({ id }) => id.slice(0, -8))).toEqual(['LogKey', 'RecordKey', 'BackupsKey']);
  });

  it('hash persons with a key that can do nothing else', () => {
    prod.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
  });

  it('lend the log key to the log groups of this stage only', () => {
    const logKey = keys.find(({ id }) => id.startsWith('LogKey'));
    expect(JSON.stringify(logKey?.Properties)).toContain(':log-group:/aws/*/warm-handoff-prod-*');
  });
});
