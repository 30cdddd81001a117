/** The daily statements outside of the table: nobody removes, replaces or hides one, and one function may sign. */
import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { resourcesOf, statementsOf, synthesized, textOf } from './synthesized.ts';

const bucketsOf = (stage: 'dev' | 'prod') => {
  const all = resourcesOf(synthesized(stage).data, 'AWS::S3::Bucket');
  const named = (id: string) => all.find((bucket) => bucket.id.startsWith(id))!;
  return { all, bucket: named('StatementsBucket'), requests: named('StatementsRequests') };
};
const { workflow, data, platform } = synthesized('prod');

describe.each([
  ['dev', 1],
  ['prod', 2_557],
] as const)('statements in %s', (stage, Days) => {
  const { all, bucket, requests } = bucketsOf(stage);

  it('are kept by a lock that nobody lifts, and by the bucket when its stack goes', () => {
    expect(bucket.Properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days } },
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(all.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain', 'Retain']);
  });

  it('are logged in a bucket that is encrypted too, and takes nothing but that log', () => {
    expect(bucket.Properties['LoggingConfiguration']).toEqual({
      DestinationBucketName: { Ref: requests.id },
    });
    expect(requests.Properties['BucketEncryption']).toEqual({
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    });
    const policy = resourcesOf(synthesized(stage).data, 'AWS::S3::BucketPolicy').find(({ id }) =>
      id.startsWith('StatementsRequests'),
    );
    const allowed = z
      .object({ PolicyDocument: z.object({ Statement: z.array(z.record(z.string(), z.unknown())) }) })
      .parse(policy?.Properties)
      .PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      { Action: 's3:PutObject', Principal: { Service: 'logging.s3.amazonaws.com' } },
    ]);
  });
});

describe('a statement', () => {
  const policy = resourcesOf(data, 'AWS::S3::BucketPolicy').find(({ id }) =>
    id.startsWith('StatementsBucketPolicy'),
  )!;

  it('is put under a new name only, and hidden by nobody', () => {
    const denied = statementsOf(policy).filter(({ Effect }) => Effect === 'Deny');
    expect(denied.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [['s3:*'], { Bool: { 'aws:SecureTransport': 'false' } }],
      [['s3:DeleteObject', 's3:DeleteObjectVersion'], undefined],
      [['s3:PutObject'], { Null: { 's3:if-none-match': 'true' } }],
    ]);
  });

  it('is signed by one function, with a key that can do nothing else', () => {
    data.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
    const signing = Object.values(synthesized('prod'))
      .flatMap((template) => resourcesOf(template, 'AWS::IAM::ManagedPolicy'))
      .filter((one) => statementsOf(one).some(({ Action }) => Action.includes('kms:Sign')));
    expect(signing.map(({ id }) => id.slice(0, -8))).toEqual(['StatementSealDailyStatementPolicy']);
  });

  it('passes through endpoints that lead to this bucket and this key', () => {
    const through = resourcesOf(platform, 'AWS::EC2::VPCEndpoint').flatMap((endpoint) =>
      z
        .object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }) })
        .parse(endpoint.Properties)
        .PolicyDocument.Statement.map((one) =>
          z.object({ Action: z.unknown(), Resource: z.unknown() }).parse(one),
        ),
    );
    const to = (action: string) =>
      through
        .filter(({ Action }) => [Action].flat().includes(action))
        .map(({ Resource }) => textOf(Resource));
    expect(to('s3:PutObject')).toEqual([expect.stringMatching(/StatementsBucket.*\/\*$/)]);
    expect(to('s3:ListBucket')).toEqual([expect.stringMatching(/StatementsBucket[^/]*$/)]);
    expect(to('kms:Sign')).toEqual([expect.stringContaining('StatementsSigningKey')]);
  });

  it('is made with the bucket and the key in its environment', () => {
    workflow.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'warm-handoff-prod-seal-daily-statement',
      Environment: { Variables: { STATEMENT_BUCKET: Match.anyValue(), STATEMENT_KEY_ID: Match.anyValue() } },
    });
  });
});
