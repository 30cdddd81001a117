/**
 * Person keys on one machine: the HMAC-SHA-256 that KMS computes on AWS (adapters/kms), with a key that the caller
 * read from a file. The same key gives the same person keys in both.
 */
import { createHmac } from 'node:crypto';
import type { PersonKeys } from '../../domain/ports/ports.ts';

export const createMemoryPersonKeys = (key: Uint8Array): PersonKeys => ({
  keyOf: (identity) => Promise.resolve(createHmac('sha256', key).update(identity, 'utf8').digest('hex')),
});
