/** Case references from a cryptographic random source: the only owner of randomness. */
import { randomBytes } from 'node:crypto';
import { caseIdFrom } from '../../domain/shared/identifiers.ts';
import type { Identifiers } from '../../domain/ports/ports.ts';

/** As many bytes as `caseIdFrom` reads. */
const bytesOfAReference = 12;

export const createIdentifiers = (random: (size: number) => Uint8Array = randomBytes): Identifiers => ({
  newCaseId: () => caseIdFrom(random(bytesOfAReference)),
});
