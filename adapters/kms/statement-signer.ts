/** Signatures of statements by a private key that never leaves KMS: ECDSA with P-256 and SHA-256. */
import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { StatementSigner } from '../../domain/ports/ports.ts';

export interface KmsStatementSignerDeps {
  client: Pick<KMSClient, 'send'>;
  keyId: string;
}

export const createKmsStatementSigner = ({ client, keyId }: KmsStatementSignerDeps): StatementSigner => ({
  async sign(hash) {
    const { Signature } = await client.send(
      new SignCommand({
        KeyId: keyId,
        SigningAlgorithm: 'ECDSA_SHA_256',
        MessageType: 'RAW',
        Message: Buffer.from(hash),
      }),
    );
    if (!Signature) throw new Error('KMS returned no signature.');
    return Buffer.from(Signature).toString('base64');
  },
});
