/**
 * Statements in a bucket that is locked in compliance mode (lib/constructs/data/statement-bucket.ts). An object is put on
 * condition that none stands under its name, which the bucket's policy asks of everybody; nothing is ever deleted.
 */
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { ConcurrentWrite, type Statements } from '../../domain/ports/ports.ts';
import { fileOf, isStatementFile, statementIn, textOf } from '../statement-files/statement-file.ts';

export interface StatementBucketDeps {
  client: Pick<S3Client, 'send'>;
  bucket: string;
}

/** The name of the last: some hundreds come in a year, a thousand to a page. */
const lastFile = async ({ client, bucket }: StatementBucketDeps): Promise<string | undefined> => {
  let last: string | undefined;
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, ...(token !== undefined && { ContinuationToken: token }) }),
    );
    last = page.Contents?.flatMap(({ Key = '' }) => (isStatementFile(Key) ? Key : [])).at(-1) ?? last;
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return last;
};

/** Its name stands already, or another run puts it at this moment. */
const isTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);

export const createStatementBucket = (deps: StatementBucketDeps): Statements => ({
  async latest() {
    const Key = await lastFile(deps);
    if (Key === undefined) return undefined;
    const { Body } = await deps.client.send(new GetObjectCommand({ Bucket: deps.bucket, Key }));
    return statementIn((await Body?.transformToString()) ?? '');
  },
  async put(signed) {
    try {
      await deps.client.send(
        new PutObjectCommand({
          Bucket: deps.bucket,
          Key: fileOf(signed.statement.seq),
          Body: textOf(signed),
          ContentType: 'application/json',
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      throw isTaken(error) ? new ConcurrentWrite('Somebody else stated first.') : error;
    }
  },
});
