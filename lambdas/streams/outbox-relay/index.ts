/** Composition root of the outbox relay. */
import { readStreamRecord } from '../../../adapters/dynamodb/stream.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { relayRuntime } from '../../../adapters/aws/relay-runtime.ts';
import { silently } from '../../middleware/silent-fault.ts';
import { createOutboxRelay } from './outbox-relay.ts';

const { store, clock, log } = tableRuntime('outbox-relay');

export const handler = silently(
  createOutboxRelay({
    ...relayRuntime(),
    cases: store,
    outbox: store,
    clock,
    log,
    readEntry: readStreamRecord,
  }),
);
