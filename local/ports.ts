/** The ports of one machine, by the names under which functions ask for them: the store is every part of the table. */
import type { AotProtocolFor } from '../domain/policy/county-aot-protocol.ts';
import type { Ports, Store } from '../domain/ports/ports.ts';
import { localAotProtocols } from './aot-protocols.ts';

export type LocalPorts = Pick<Ports, 'clock' | 'identifiers' | 'personKeys' | 'policyFor' | 'log'> & {
  store: Store;
  /** Other protocols than those on file. */
  aotProtocolFor?: AotProtocolFor | undefined;
};

export const portsOf = ({
  store,
  clock,
  identifiers,
  personKeys,
  policyFor,
  aotProtocolFor = localAotProtocols,
  log,
}: LocalPorts): Ports => ({
  cases: store,
  grants: store,
  accesses: store,
  registry: store,
  outbox: store,
  clock,
  identifiers,
  personKeys,
  policyFor,
  aotProtocolFor,
  log,
});
