/** Composition root of the outbox relay. */
import { readStreamAccess, readStreamCanary, readStreamRecord } from '../../../adapters/dynamodb/stream.ts';
import { canaryPorts } from '../../../adapters/aws/canary-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { relayPorts } from '../../../adapters/aws/relay-ports.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOutboxRelay } from './outbox-relay.ts';

export const handler = silently(
  createOutboxRelay({
    ...tablePorts('outbox-relay'),
    ...relayPorts(),
    ...canaryPorts(),
    readRecord: readStreamRecord,
    readCanary: readStreamCanary,
    readAccess: readStreamAccess,
  }),
);
