/**
 * Copies of the case table that outlive the table: one a day for 35 days, one a month for six years, in a vault with a
 * key of its own from which nobody takes a copy away early. Point-in-time recovery repairs mistakes to the second but
 * dies with its table; this does not. A stage that `cdk destroy` may remove has none: a vault with copies in it could
 * not be removed.
 */
import { Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';
import { EncryptionKey } from '../shared/encryption-key.ts';
import { keyThrough, type CaseTable } from '../shared/table-access.ts';

const dailyKept = Duration.days(35);
const monthlyKept = Duration.days(2_192);

export class CaseBackups extends Construct {
  readonly vaultName: string;

  constructor(scope: Construct, stage: Stage, cases: CaseTable) {
    super(scope, 'Backups');
    this.vaultName = nameIn(stage, 'backups');
    const key = new EncryptionKey(this, 'Key', { stage, use: 'backups' });
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: this.vaultName,
      encryptionKey: key,
      blockRecoveryPointDeletion: true,
      lockConfiguration: { minRetention: dailyKept },
      removalPolicy: removalPolicyOf(stage),
    });
    const plan = new BackupPlan(this, 'Plan', { backupPlanName: nameIn(stage, 'cases'), backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        scheduleExpression: Schedule.cron({ minute: '0', hour: '8' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter: dailyKept,
      }),
    );
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'monthly',
        scheduleExpression: Schedule.cron({ minute: '0', hour: '9', day: '1' }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        moveToColdStorageAfter: Duration.days(90),
        deleteAfter: monthlyKept,
      }),
    );
    plan.addSelection('Cases', {
      resources: [BackupResource.fromArn(cases.table.tableArn)],
      role: this.#role(cases, key).withoutPolicyUpdates(),
      disableDefaultBackupPolicy: true,
    });
  }

  /** What AWS Backup does in this account's name. It documents no source condition for the role that it takes on. */
  #role({ table, key }: CaseTable, vaultKey: EncryptionKey): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [
        new ManagedPolicy(this, 'Policy', {
          statements: [
            new PolicyStatement({
              actions: [
                'dynamodb:StartAwsBackupJob',
                'dynamodb:DescribeTable',
                'dynamodb:ListTagsOfResource',
              ],
              resources: [table.tableArn],
            }),
            keyThrough('dynamodb', key, ['kms:Decrypt', 'kms:DescribeKey']),
            keyThrough('backup', vaultKey, ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey']),
          ],
        }),
      ],
    });
  }
}
