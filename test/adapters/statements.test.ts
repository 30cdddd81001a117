/** Where statements are kept (memory, a folder, a bucket), and how they are signed: alike in each. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { createPrivateKey, sign } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createChainHeads } from '../../adapters/dynamodb/chain-heads.ts';
import { createKmsStatementSigner } from '../../adapters/kms/statement-signer.ts';
import {
  createLocalStatementSigner,
  createSignatureCheck,
  isStatementKey,
  makeStatementKey,
  publicStatementKey,
} from '../../adapters/local-keys/statement-keys.ts';
import { createMemoryStatements } from '../../adapters/memory/statements.ts';
import { createStatementBucket } from '../../adapters/s3/statement-bucket.ts';
import { textOf } from '../../adapters/statement-files/statement-file.ts';
import { createStatementFolder, readStatements } from '../../adapters/statement-files/statement-folder.ts';
import { makeStatement, type SignedStatement } from '../../domain/access/statement.ts';
import type { Statements } from '../../domain/ports/ports.ts';
import { chainStart } from '../../domain/shared/audit-event.ts';
import { openedAt } from '../fixtures/case-fixture.ts';
import { recordedBucket, recordedKeys, type Sent } from './recorded-client.ts';

const root = mkdtempSync(join(tmpdir(), 'warm-handoff-statements-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const signed = (seq: number, madeAt = openedAt): SignedStatement => ({
  statement: makeStatement({ seq, part: 1, madeAt, since: undefined, previousHash: chainStart }, [], true),
  signature: 'c2lnbmF0dXJl',
});

/** A bucket as S3 is: names in order, a thousand to a page (two, here), and a put on condition. */
const aBucket = () => {
  const objects = new Map<string, string>();
  const refused = (name: string) =>
    new S3ServiceException({ name, message: name, $fault: 'client', $metadata: {} });
  const answer = ({ command, input }: Sent): object => {
    const { Key = '', Body = '', IfNoneMatch, ContinuationToken = '' } = input as Record<string, string>;
    if (command === 'GetObjectCommand')
      return { Body: { transformToString: () => Promise.resolve(objects.get(Key)) } };
    if (command === 'ListObjectsV2Command') {
      const left = [...objects.keys()].toSorted().filter((name) => name > ContinuationToken);
      const page = left.slice(0, 2);
      return {
        Contents: page.map((name) => ({ Key: name })),
        ...(left.length > 2 && { NextContinuationToken: page[1] }),
      };
    }
    if (IfNoneMatch === '*' && objects.has(Key)) throw refused('PreconditionFailed');
    if (IfNoneMatch !== '*') throw refused('AccessDenied');
    objects.set(Key, Body);
    return {};
  };
  return { objects, refused, ...recordedBucket(answer) };
};

const stores: Readonly<Record<string, () => Statements>> = {
  'in memory': createMemoryStatements,
  'in a folder': () => createStatementFolder(join(mkdtempSync(join(root, 'folder-')), 'statements')),
  'in a bucket': () => createStatementBucket({ client: aBucket().client, bucket: 'statements' }),
};

describe.each(Object.entries(stores))('statements %s', (_where, open) => {
  it('give the last, however many there are', async () => {
    const statements = open();
    expect(await statements.latest()).toBeUndefined();
    for (const seq of [1, 2, 3, 4, 5]) {
      await statements.put(signed(seq));
      expect(await statements.latest()).toEqual(signed(seq));
    }
  });

  it('take a number once, and keep what stands there', async () => {
    const statements = open();
    await statements.put(signed(1));
    const again = statements.put(signed(1, '2026-03-03T14:00:00.000Z'));
    await expect(again).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect(await statements.latest()).toEqual(signed(1));
  });
});

describe('a folder of statements', () => {
  it('leaves nothing beside its files, and names what is none', async () => {
    const folder = join(root, 'read');
    const statements = createStatementFolder(folder);
    for (const seq of [1, 2]) await statements.put(signed(seq));
    await statements.put(signed(2)).catch(() => undefined);
    expect(readdirSync(folder).toSorted()).toEqual(['00000001.json', '00000002.json']);
    writeFileSync(join(folder, '00000003.json'), textOf(signed(2)));
    writeFileSync(join(folder, '00000004.json'), '{');
    writeFileSync(join(folder, 'public-key.pem'), 'any');
    expect(readStatements(folder)).toEqual({
      statements: [signed(1), signed(2)],
      unreadable: ['00000003.json', '00000004.json'],
    });
    expect(readStatements(join(root, 'nowhere'))).toEqual({ statements: [], unreadable: [] });
  });

  it('throws what the disk says', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    await expect(createStatementFolder(file).put(signed(1))).rejects.toMatchObject({ name: 'Error' });
  });
});

describe('a bucket of statements', () => {
  it('is asked to put on condition that nothing stands there', async () => {
    const { client, sent } = aBucket();
    await createStatementBucket({ client, bucket: 'statements' }).put(signed(12));
    expect(sent).toEqual([
      {
        command: 'PutObjectCommand',
        input: {
          Bucket: 'statements',
          Key: '00000012.json',
          Body: textOf(signed(12)),
          ContentType: 'application/json',
          IfNoneMatch: '*',
        },
      },
    ]);
  });

  it.each([
    ['ConditionalRequestConflict', 'ConcurrentWrite'],
    ['AccessDenied', 'AccessDenied'],
  ])('that answers %s ends in %s', async (name, thrown) => {
    const { client } = recordedBucket(() => {
      throw aBucket().refused(name);
    });
    const put = createStatementBucket({ client, bucket: 'statements' }).put(signed(1));
    await expect(put).rejects.toMatchObject({ name: thrown });
  });
});

describe('a signature', () => {
  const privateKey = makeStatementKey();
  const isSigned = createSignatureCheck(publicStatementKey(privateKey));
  const { statement } = signed(1);

  it('of one machine is verified by the public key alone, and by no other', async () => {
    const signature = await createLocalStatementSigner(privateKey).sign(statement.hash);
    expect(isSigned({ statement, signature })).toBe(true);
    expect(isSigned({ statement: signed(2).statement, signature })).toBe(false);
    expect(createSignatureCheck(publicStatementKey(makeStatementKey()))({ statement, signature })).toBe(
      false,
    );
  });

  it('is asked of KMS as what is verified, and must come', async () => {
    const { client, sent } = recordedKeys(({ input }) => ({
      Signature: sign('sha256', (input as { Message: Uint8Array }).Message, createPrivateKey(privateKey)),
    }));
    const signature = await createKmsStatementSigner({ client, keyId: 'key' }).sign(statement.hash);
    expect(isSigned({ statement, signature })).toBe(true);
    expect(sent[0]?.input).toMatchObject({
      KeyId: 'key',
      SigningAlgorithm: 'ECDSA_SHA_256',
      MessageType: 'RAW',
      Message: Buffer.from(statement.hash),
    });
    const silent = createKmsStatementSigner({ client: recordedKeys().client, keyId: 'key' });
    await expect(silent.sign(statement.hash)).rejects.toThrow(/no signature/);
  });

  it('is made with a key of this kind only', () => {
    expect(isStatementKey(privateKey)).toBe(true);
    for (const other of ['', publicStatementKey(privateKey)]) expect(isStatementKey(other)).toBe(false);
  });
});

describe('a chain that cannot be read', () => {
  it('is named without head, log or case, and the next page begins where it stands', async () => {
    const item = (GSI1SK: string) => ({
      PK: `ACCESS#${GSI1SK}`,
      SK: 'HEAD',
      GSI1PK: 'HEADS#2',
      GSI1SK,
      data: {},
    });
    const answers = [{ Items: [] }, { Items: [] }, { Items: [item('a'), item('b')] }];
    const documents = { send: () => Promise.resolve(answers.shift()) };
    const heads = createChainHeads({ documents: documents as never, tableName: 'cases' });
    expect(await heads.accessHeads({ limit: 2 })).toEqual({
      items: [{ of: 'a' }, { of: 'b' }],
      cursor: JSON.stringify({ GSI1PK: 'HEADS#2', GSI1SK: 'b' }),
    });
    answers.push({ Responses: { cases: [{ PK: 'CASE#WH-0000-0000-0001', data: {} }] } } as never);
    expect(await heads.eventHeads(['WH-0000-0000-0001'])).toEqual([{ of: 'WH-0000-0000-0001' }]);
    answers.push({ Item: { data: {} } } as never);
    expect(await heads.registryHead()).toEqual({ of: 'registry' });
  });
});
