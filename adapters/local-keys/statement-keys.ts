/**
 * Signatures of statements on one machine: the ECDSA that KMS computes on AWS (adapters/kms), with a private key that the
 * caller read from a file; and the check of either, for which the public key is enough.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { SignedStatement } from '../../domain/access/statement.ts';
import type { StatementSigner } from '../../domain/ports/ports.ts';

const digest = 'sha256';
const curve = 'prime256v1';

/** PKCS #8, as PEM. */
export const makeStatementKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: curve })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

export const isStatementKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve === curve;
  } catch {
    return false;
  }
};

export const publicStatementKey = (privateKeyPem: string): string =>
  createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();

export const createLocalStatementSigner = (privateKeyPem: string): StatementSigner => {
  const key = createPrivateKey(privateKeyPem);
  return { sign: (hash) => Promise.resolve(sign(digest, Buffer.from(hash), key).toString('base64')) };
};

/** Throws for what is no public key. */
export const createSignatureCheck = (publicKeyPem: string): ((signed: SignedStatement) => boolean) => {
  const key = createPublicKey(publicKeyPem);
  return ({ statement, signature }) =>
    verify(digest, Buffer.from(statement.hash), key, Buffer.from(signature, 'base64'));
};
