/**
 * Where the daily statements of the audit are kept, outside of the table, and the key that signs them. The bucket is locked
 * in compliance mode: what is in it is changed or removed before its time by nobody, the account itself included. So it
 * stays when its stack goes, in every stage. A name is given once: who puts must say that nothing may stand under it. What is
 * asked of it is logged in a second bucket, which S3 must encrypt with its own key to write there.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage, type IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** CDK's own class says `undefined` where its interface says "absent". */
class RequestLog extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}

export class StatementBucket extends Construct {
  readonly bucket: Bucket;
  /** What was asked of it, and by whom. */
  readonly requests: Bucket;
  /** Its private half never leaves KMS; with the public half anybody verifies. */
  readonly signingKey: Key;
  /** Encrypts what is in the bucket. Statements hold hashes; who verifies the audit by them reads its logs as well. */
  readonly key: IKey;

  constructor(scope: Construct, stage: Stage, key: IKey) {
    super(scope, 'Statements');
    this.key = key;
    const requests = new RequestLog(this, 'Requests', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(stage.logRetentionDays) }],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(stage.statementRetentionDays)),
      serverAccessLogsBucket: requests,
    });
    this.requests = requests;
    this.#onlyAdded();
    // KMS rotates no asymmetric key, and with another public key the statements so far would need the old one too.
    this.signingKey = new Key(this, 'SigningKey', {
      alias: nameIn(stage, 'statement-signatures'),
      description: `Signs the daily statements of Warm Handoff (${stage.name}).`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: removalPolicyOf(stage),
    });
  }

  /** Also for who may do everything: a mark of deletion or a second version would hide a statement, though not remove it. */
  #onlyAdded(): void {
    const deny = (actions: string[], conditions?: Record<string, unknown>): PolicyStatement =>
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [this.bucket.arnForObjects('*')],
        ...(conditions && { conditions }),
      });
    this.bucket.addToResourcePolicy(deny(['s3:DeleteObject', 's3:DeleteObjectVersion']));
    this.bucket.addToResourcePolicy(deny(['s3:PutObject'], { Null: { 's3:if-none-match': 'true' } }));
  }
}
