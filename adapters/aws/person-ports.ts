/** What submitting, moving or correcting a referral may reach alone: the key that hashes who a person is, and fresh case references. */
import { KMSClient } from '@aws-sdk/client-kms';
import type { Ports } from '../../domain/ports/ports.ts';
import { readEnvironment } from '../environment.ts';
import { createKmsPersonKeys } from '../kms/person-keys.ts';
import { createIdentifiers } from '../system/identifiers.ts';

export const personPorts = (): Pick<Ports, 'personKeys' | 'identifiers'> => ({
  personKeys: createKmsPersonKeys({
    client: new KMSClient({}),
    keyId: readEnvironment('PERSON_KEY_ID').PERSON_KEY_ID,
  }),
  identifiers: createIdentifiers(),
});
