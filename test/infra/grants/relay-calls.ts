/**
 * The relay as AWS calls it, with the records of the table's stream and by its schedule, on every kind of entry that
 * journeys write; and the key of persons, which one machine has in a file. The SDK clients note and send nothing.
 */
import { eachMachine } from '../../../domain/shared/state-machines.ts';
import type { DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { outboxToItem } from '../../../adapters/dynamodb/items-of-write.ts';
import { readStreamRecord } from '../../../adapters/dynamodb/stream.ts';
import { createKmsPersonKeys } from '../../../adapters/kms/person-keys.ts';
import { createPlayedMailboxes } from '../../../local/played-mailboxes.ts';
import { createSettableClock } from '../../../adapters/memory/ports.ts';
import { createSnsNoticePublisher } from '../../../adapters/sns/notice-publisher.ts';
import { createStepFunctionsWorkflow } from '../../../adapters/stepfunctions/workflow.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import type { Log } from '../../../domain/ports/ports.ts';
import { createOutboxRelay } from '../../../lambdas/streams/outbox-relay/outbox-relay.ts';
import { recordedKeys, recordedStepFunctions, recordedTopics } from '../../adapters/recorded-client.ts';
import { account, region } from '../resolved.ts';
import { neededOnMachines, neededOnPersons, neededOnTopics } from './needed.ts';
import type { Relayed } from './recorded-world.ts';
import { asFunction, type Recording } from './recorder.ts';
import { shadowedStore } from './shadow.ts';

const log: Log = { info: () => undefined, error: () => undefined, count: () => undefined };
const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
const machine = (name: string): string => arn('states', `stateMachine:warm-handoff-prod-${name}`);
export const topicArnPrefix = arn('sns', 'warm-handoff-prod-notices-');
export const machineArns = eachMachine(machine);

const handlerOn = (recording: Recording, store: Relayed['store']) => {
  const shadowed = shadowedStore(recording, store);
  return createOutboxRelay({
    // The journey has published its notices; here they leave once more.
    cases: {
      ...shadowed,
      notice: async (noticeId) => {
        const notice = await shadowed.notice(noticeId);
        return notice && { ...notice, publishedAt: undefined, delivery: undefined };
      },
    },
    outbox: shadowed,
    readAccess: () => undefined,
    mailboxes: {
      mailboxesOf: async (recipient) => {
        await shadowed.mailboxesOf(recipient);
        return createPlayedMailboxes().mailboxesOf(recipient);
      },
    },
    clock: createSettableClock('2026-03-02T14:00:00.000Z'),
    log,
    portalUrl: 'https://portal.example',
    readRecord: readStreamRecord,
    workflow: createStepFunctionsWorkflow({
      client: recordedStepFunctions(({ command, input }) => {
        recording.note(...neededOnMachines(command, input, Object.values(machineArns)));
        return {};
      }).client,
      arns: machineArns,
    }),
    notices: createSnsNoticePublisher({
      client: recordedTopics(({ input }) => {
        recording.note(...neededOnTopics(input));
        return {};
      }).client,
      topicArnPrefix,
    }),
  });
};

const eventOf = (entry: OutboxEntry): DynamoDBStreamEvent => {
  const NewImage: unknown = marshall(outboxToItem([entry]), {
    removeUndefinedValues: true,
  });
  const record = { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: '1' } };
  return z.custom<DynamoDBStreamEvent>().parse({ Records: [record] });
};

/** Entries that take another turn each: their kind, of a journey or a search, first or later. */
const turnOf = ({ entry }: Relayed): string =>
  [entry.kind, 'search' in entry && entry.search, 'epoch' in entry && entry.epoch].join();
const someOfEach = 3;

export const playRelay = async (recording: Recording, relayed: readonly Relayed[]): Promise<void> => {
  const turns = Object.values(Object.groupBy(relayed, turnOf)).flatMap(
    (same) => same?.slice(-someOfEach) ?? [],
  );
  for (const { store, entry } of turns) {
    const handler = handlerOn(recording, store);
    const { batchItemFailures } = await asFunction('outbox-relay', () => handler(eventOf(entry)));
    if (batchItemFailures.length > 0) throw new Error(`The relay failed on ${entry.kind}.`);
  }
  const sweep = z.custom<ScheduledEvent>().parse({ source: 'aws.events' });
  const [first] = relayed;
  if (first) await asFunction('outbox-relay', () => handlerOn(recording, first.store)(sweep));
};

export const playPersonKey = async (recording: Recording): Promise<void> => {
  const { client } = recordedKeys(() => {
    recording.note(...neededOnPersons);
    return { Mac: new Uint8Array(32) };
  });
  const keys = createKmsPersonKeys({ client, keyId: 'any' });
  for (const name of ['submit-referral', 'resubmit-referral', 'move-facility', 'correct-fact'])
    await asFunction(name, () => keys.keyOf('somebody'));
};
