/** The daily statement as AWS runs it: chains are read from a recorded store, and statements go to a bucket that has one. */
import { createKmsStatementSigner } from '../../../adapters/kms/statement-signer.ts';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { createStatementBucket } from '../../../adapters/s3/statement-bucket.ts';
import { textOf } from '../../../adapters/statement-files/statement-file.ts';
import { makeStatement } from '../../../domain/access/statement.ts';
import { chainStart } from '../../../domain/shared/audit-event.ts';
import { createSealDailyStatement } from '../../../lambdas/schedules/seal-daily-statement/seal-daily-statement.ts';
import { recordedBucket, recordedKeys } from '../../adapters/recorded-client.ts';
import { anAccess, sealWaiting } from '../../fixtures/access-log.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { neededOnSignatures, neededOnStatements } from './needed.ts';
import { asFunction, type Recording } from './recorder.ts';
import { shadowedStore } from './shadow.ts';

const stated = textOf({
  statement: makeStatement(
    { seq: 1, part: 1, madeAt: openedAt, since: undefined, previousHash: chainStart },
    [],
    true,
  ),
  signature: 'c2ln',
});

export const playDailyStatement = async (recording: Recording): Promise<void> => {
  const memory = createMemoryStore();
  await memory.appendAccess(anAccess());
  await sealWaiting(memory, aCaseId);
  // An hour after the last, and then within it.
  const clock = createSettableClock('2026-05-01T11:00:00.000Z');
  let puts = 0;
  const bucket = recordedBucket(({ command }) => {
    recording.note(...neededOnStatements(command));
    if (command === 'PutObjectCommand') {
      puts += 1;
      clock.set(openedAt);
    }
    if (command === 'ListObjectsV2Command') return { Contents: [{ Key: '00000001.json' }] };
    return { Body: { transformToString: () => Promise.resolve(stated) } };
  });
  const keys = recordedKeys(({ input }) => {
    recording.note(...neededOnSignatures(input));
    return { Signature: new Uint8Array(70) };
  });
  const run = createSealDailyStatement({
    heads: shadowedStore(recording, memory),
    statements: createStatementBucket({ client: bucket.client, bucket: 'any' }),
    statementSigner: createKmsStatementSigner({ client: keys.client, keyId: 'any' }),
    clock,
    log: createMemoryLog(),
  });
  await asFunction('seal-daily-statement', run);
  if (puts !== 1) throw new Error('One statement was owed.');
};
