/** Taps at the ports: what goes through them on the way out of the process, in production's own terms. */
import { PublishCommand, type PublishCommandInput } from '@aws-sdk/client-sns';
import {
  firstGeneration,
  grantKey,
  proposalKey,
  registryChangeKey,
  registryKey,
} from '../../adapters/dynamodb/keys.ts';
import { type Item, logEntryItem } from '../../adapters/dynamodb/items.ts';
import { sealActionsOf, writeActionsOf, tokenPut } from '../../adapters/dynamodb/write-actions.ts';
import type { Store } from '../../domain/ports/ports.ts';
import { memoryStatementPorts } from '../../adapters/memory/statements.ts';
import type { StatementPorts } from '../../local/ports.ts';
import type { Runtime } from '../../local/runtime.ts';
import type { Sinks } from './sinks.ts';

export type AnyStore = Store;

const takeItem = (sinks: Sinks, { PK, SK, GSI1PK, GSI1SK }: Partial<Item>): void => {
  sinks.take('table key', PK, SK);
  sinks.take('index key', GSI1PK, GSI1SK);
};

/** Every write as the plan of its transaction: the memory store holds no keys, and DynamoDB nothing but this. */
export const tappedStore = (inner: AnyStore, sinks: Sinks): AnyStore => ({
  ...inner,
  async save(write, idempotency) {
    for (const { key, put } of writeActionsOf(write, idempotency)) takeItem(sinks, put ?? key);
    sinks.take('audit event', write.events);
    sinks.take('work item', write.workItems);
    sinks.take('outbox entry', write.outbox);
    sinks.take('notice record', write.notices);
    sinks.take('access entry', write.access);
    // The answer that a record keeps is table data like the case; everything about it is not.
    const { body, ...about } = idempotency ?? {};
    sinks.take('idempotency record', about);
    await inner.save(write, idempotency);
  },
  async saveWorkItem(item) {
    takeItem(sinks, tokenPut(item).item);
    sinks.take('work item', item);
    await inner.saveWorkItem(item);
  },
  async appendAccess(entry) {
    takeItem(sinks, logEntryItem(entry));
    sinks.take('access entry', entry);
    return inner.appendAccess(entry);
  },
  async sealAccesses(sealing) {
    for (const { key, put } of sealActionsOf(sealing)) takeItem(sinks, put ?? key);
    sinks.take('access entry', sealing.seal, sealing.head);
    await inner.sealAccesses(sealing);
  },
  async saveAuditGrant(write, idempotency) {
    takeItem(sinks, grantKey(write.grant));
    sinks.take('access entry', write);
    await inner.saveAuditGrant(write, idempotency);
  },
  async putEntry(kind, entry, seen, act) {
    takeItem(sinks, registryKey(kind, firstGeneration, entry.id));
    takeItem(sinks, registryChangeKey(seen + 1));
    await inner.putEntry(kind, entry, seen, act);
  },
  async saveProposal(proposal) {
    takeItem(sinks, proposalKey(proposal.proposalId));
    await inner.saveProposal(proposal);
  },
});

/** Statements lie outside of the table, and are read by whoever verifies it. */
export const tappedStatements = (sinks: Sinks): StatementPorts => {
  const { statements, statementSigner } = memoryStatementPorts();
  return {
    statementSigner,
    statements: {
      ...statements,
      put: async (signed) => {
        sinks.take('daily statement', signed);
        await statements.put(signed);
      },
    },
  };
};

/** What SNS is sent, in all its parts. */
export const tapNotices = (
  { inboxes }: Runtime,
  sinks: Sinks,
  planted: (input: PublishCommandInput) => PublishCommandInput,
): void => {
  const send = inboxes.client.send.bind(inboxes.client);
  const tapped = (command: unknown) => {
    if (!(command instanceof PublishCommand)) throw new RangeError('Only PublishCommand is sent to SNS.');
    const input = planted(command.input);
    const { TopicArn, Subject, Message, MessageAttributes, ...more } = input;
    sinks.take('SNS topic', TopicArn);
    sinks.take('SNS subject', Subject);
    sinks.take('SNS body', Message, more);
    sinks.take('SNS attribute', MessageAttributes);
    return send(new PublishCommand(input));
  };
  // The SDK types `send` by the command given; one function cannot be shown to be all of its overloads.
  inboxes.client.send = tapped as typeof inboxes.client.send;
};

type Description = ReturnType<Runtime['engine']['describeExecution']>;
/** What AWS keeps or makes of an execution; a plant changes it before it is searched. */
export interface Keeping {
  describe?: (description: Description) => Description;
  deadLetter?: (letter: object) => object;
}
const asItIs = <Value>(value: Value): Value => value;

/** What Step Functions keeps of every execution, and the event that EventBridge makes of one that ended badly. */
export const takeExecutions = (
  { engine, machineArns }: Runtime,
  sinks: Sinks,
  { describe = asItIs, deadLetter = asItIs }: Keeping,
): void => {
  for (const stateMachineArn of Object.values(machineArns))
    for (const { executionArn } of engine.listExecutions({ stateMachineArn }).executions) {
      const { name, input, output, ...described } = describe(engine.describeExecution({ executionArn }));
      sinks.take('execution name', name, executionArn);
      sinks.take('execution input', input);
      sinks.take('execution output', output);
      sinks.take('execution history', described, engine.getExecutionHistory({ executionArn }).events);
      if (described.status === 'RUNNING' || described.status === 'SUCCEEDED') continue;
      const detail = { name, input, output, ...described };
      sinks.take('dead letter', deadLetter({ source: 'aws.states', detail }));
    }
};
