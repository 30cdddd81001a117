/**
 * Person keys by an HMAC key that never leaves KMS: whoever reads the table cannot test a guessed Medicaid CIN
 * against it without the right to call `kms:GenerateMac`, and every such call is in CloudTrail.
 */
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { PersonKeys } from '../../domain/ports/ports.ts';

export interface KmsPersonKeysDeps {
  client: Pick<KMSClient, 'send'>;
  keyId: string;
}

export const createKmsPersonKeys = ({ client, keyId }: KmsPersonKeysDeps): PersonKeys => ({
  async keyOf(identity) {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(identity, 'utf8'),
      }),
    );
    if (!Mac) throw new Error('KMS returned no MAC.');
    return Buffer.from(Mac).toString('hex');
  },
});
