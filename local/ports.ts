/** The ports of one machine, by the names under which functions ask for them: the store is every part of the table. */
import type { AotProtocolFor } from '../domain/policy/county-aot-protocol.ts';
import { onePersonSuffices, type RegistryPolicyOn } from '../domain/policy/registry-policy.ts';
import { memoryStatementPorts } from '../adapters/memory/statements.ts';
import { createSnsSubscriptions, type SnsSubscriptionsDeps } from '../adapters/sns/subscriptions.ts';
import type { Ports, Store } from '../domain/ports/ports.ts';
import { createLocalSubscriptions } from './sns/subscriptions.ts';
import { localAotProtocols } from './aot-protocols.ts';

export const localTopicArnPrefix = 'arn:aws:sns:us-east-1:000000000000:';

export type StatementPorts = Pick<Ports, 'statements' | 'statementSigner'>;
const subscriptionsOf = (client: SnsSubscriptionsDeps['client']): Ports['subscriptions'] =>
  createSnsSubscriptions({ client, topicArnPrefix: localTopicArnPrefix });

export type LocalPorts = Pick<Ports, 'clock' | 'identifiers' | 'personKeys' | 'policyFor' | 'log'> & {
  store: Store;
  /** Where statements are kept; in memory, where nothing is kept. */
  stating?: StatementPorts | undefined;
  /** Other protocols than those on file. */
  aotProtocolFor?: AotProtocolFor | undefined;
  /** Another than that one person suffices. */
  registryPolicyOn?: RegistryPolicyOn | undefined;
  /** Subscriptions of SNS that are played; of its own, where nobody looks at them. */
  topics?: SnsSubscriptionsDeps['client'] | undefined;
};

export const portsOf = ({
  store,
  stating = memoryStatementPorts(),
  clock,
  identifiers,
  personKeys,
  policyFor,
  aotProtocolFor = localAotProtocols,
  registryPolicyOn = onePersonSuffices,
  log,
  topics = createLocalSubscriptions(clock).client,
}: LocalPorts): Ports => ({
  cases: store,
  grants: store,
  accesses: store,
  registry: store,
  registryChanges: store,
  proposals: store,
  outbox: store,
  canaries: store,
  heads: store,
  mailboxes: store,
  subscriptions: subscriptionsOf(topics),
  scheduledLists: store,
  ...stating,
  clock,
  identifiers,
  personKeys,
  policyFor,
  aotProtocolFor,
  registryPolicyOn,
  log,
});
