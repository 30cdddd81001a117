/**
 * The relay as AWS calls it, with the records of the table's stream and by its schedule, on every kind of entry that
 * journeys write; and the key of persons, which one machine has in a file. The SDK clients note and send nothing.
 */
import { eachMachine } from '../../../domain/shared/state-machines.ts';
import type { DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { outboxToItem } from '../../../adapters/dynamodb/items-of-write.ts';
import { canaryItem } from '../../../adapters/dynamodb/canaries.ts';
import { canaryKey } from '../../../adapters/dynamodb/keys.ts';
import { readStreamCanary, readStreamRecord } from '../../../adapters/dynamodb/stream.ts';
import { createKmsPersonKeys } from '../../../adapters/kms/person-keys.ts';
import { createPlayedMailboxes } from '../../../local/played-mailboxes.ts';
import { createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { createSnsCanaryPublisher } from '../../../adapters/sns/canary-publisher.ts';
import { createSnsNoticePublisher } from '../../../adapters/sns/notice-publisher.ts';
import { createStepFunctionsWorkflow } from '../../../adapters/stepfunctions/workflow.ts';
import { canaryAt } from '../../../domain/notices/canary.ts';
import type { Log } from '../../../domain/ports/ports.ts';
import { createSendCanary } from '../../../lambdas/schedules/send-canary/send-canary.ts';
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
  const topics = {
    client: recordedTopics(({ input }) => {
      recording.note(...neededOnTopics(input));
      return {};
    }).client,
    topicArnPrefix: arn('sns', 'warm-handoff-prod-notices-'),
  };
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
    canaries: shadowed,
    canaryPublisher: createSnsCanaryPublisher(topics),
    readCanary: readStreamCanary,
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
    notices: createSnsNoticePublisher(topics),
  });
};

const eventOf = (item: object): DynamoDBStreamEvent => {
  const NewImage: unknown = marshall(item, { removeUndefinedValues: true });
  const record = { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: '1' } };
  return z.custom<DynamoDBStreamEvent>().parse({ Records: [record] });
};

/** Entries that take another turn each: their kind, of a journey or a search, first or later. */
const turnOf = ({ entry }: Relayed): string =>
  [entry.kind, 'search' in entry && entry.search, 'epoch' in entry && entry.epoch].join();
const someOfEach = 3;

/** The canary of an hour, from its order to the topic. */
const playCanary = async (recording: Recording): Promise<void> => {
  const store = createMemoryStore();
  const canary = canaryAt('2026-03-02T14:15:00.000Z');
  const clock = createSettableClock(canary.at);
  const send = createSendCanary({ canaries: shadowedStore(recording, store), clock });
  await asFunction('send-canary', send);
  const item = canaryItem.toItem(canaryKey(canary), canary);
  await asFunction('outbox-relay', () => handlerOn(recording, store)(eventOf(item)));
};

export const playRelay = async (recording: Recording, relayed: readonly Relayed[]): Promise<void> => {
  const turns = Object.values(Object.groupBy(relayed, turnOf)).flatMap(
    (same) => same?.slice(-someOfEach) ?? [],
  );
  for (const { store, entry } of turns) {
    const handler = handlerOn(recording, store);
    const { batchItemFailures } = await asFunction('outbox-relay', () =>
      handler(eventOf(outboxToItem([entry]))),
    );
    if (batchItemFailures.length > 0) throw new Error(`The relay failed on ${entry.kind}.`);
  }
  const sweep = z.custom<ScheduledEvent>().parse({ source: 'aws.events' });
  const [first] = relayed;
  if (first) await asFunction('outbox-relay', () => handlerOn(recording, first.store)(sweep));
  await playCanary(recording);
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
