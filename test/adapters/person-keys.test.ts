/** Person keys: the same HMAC from KMS and from a local key. */
import { expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createKmsPersonKeys } from '../../adapters/kms/person-keys.ts';
import { createMemoryPersonKeys } from '../../adapters/local-keys/person-keys.ts';
import { recordedKeys } from './recorded-client.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const keyId = 'alias/person-keys';

it('asks KMS for the MAC of an identity and gives it in hexadecimal', async () => {
  const { client, sent } = recordedKeys(() => ({ Mac: Uint8Array.from([0, 1, 254, 255]) }));
  expect(await createKmsPersonKeys({ client, keyId }).keyOf('cin:ZQ90417X')).toBe('0001feff');
  expect(sent).toEqual([
    {
      command: 'GenerateMacCommand',
      input: { KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from('cin:ZQ90417X') },
    },
  ]);
});

it('throws when KMS gives no MAC', async () => {
  const { client } = recordedKeys();
  await expect(createKmsPersonKeys({ client, keyId }).keyOf('cin:ZQ90417X')).rejects.toThrow(/no MAC/);
});

it('computes locally what KMS would compute with the same key', async () => {
  const { client } = recordedKeys(({ input }) => ({
    Mac: createHmac('sha256', key)
      .update((input as { Message: Uint8Array }).Message)
      .digest(),
  }));
  const identity = 'cin:ZQ90417X ünïcode';
  const local = await createMemoryPersonKeys(key).keyOf(identity);
  expect(local).toBe(await createKmsPersonKeys({ client, keyId }).keyOf(identity));
  expect(local).toMatch(/^[0-9a-f]{64}$/);
});

it('gives another key for another person, and under another secret', async () => {
  const keys = createMemoryPersonKeys(key);
  const known = await keys.keyOf('cin:ZQ90417X');
  expect(await keys.keyOf('cin:ZQ90417X')).toBe(known);
  expect(await keys.keyOf('cin:ZQ90418X')).not.toBe(known);
  expect(await createMemoryPersonKeys(Buffer.from('another')).keyOf('cin:ZQ90417X')).not.toBe(known);
});
