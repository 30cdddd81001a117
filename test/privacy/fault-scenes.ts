/** Faults on our side whose messages quote a person, as a parser's or a library's may, at each part that can throw one. */
import { createPlayedMailboxes } from '../../local/played-mailboxes.ts';
import { createLog } from '../../adapters/powertools/log.ts';
import type { NoticePublisher, Workflow } from '../../domain/ports/ports.ts';
import { createExecutionEnded } from '../../lambdas/streams/execution-ended/execution-ended.ts';
import { silently } from '../../lambdas/middleware/silent-fault.ts';
import { createOutboxRelay } from '../../lambdas/streams/outbox-relay/outbox-relay.ts';
import { addElapsed } from '../../domain/shared/instant.ts';
import { planner } from '../lambdas/api/desk.ts';
import { refer } from '../lambdas/api/stages.ts';
import { canaries } from './canaries.ts';
import type { Sinks } from './sinks.ts';
import { TaintedDesk, type TaintOptions } from './tainted-desk.ts';

const talkative = (): Error => {
  const quoted = canaries.map(({ value }) => value);
  return Object.assign(
    new RangeError(`Cannot parse: ${quoted.join(', ')}\n    at ${quoted[0] ?? ''} (x:1:1)`),
    {
      item: quoted,
    },
  );
};
const fails = (): Promise<never> => Promise.reject(talkative());

/** Tasks that cannot store their token: the execution fails, and so does every one that takes its place. */
export const faultInTasks = async (options: TaintOptions, sinks: Sinks): Promise<TaintedDesk> => {
  const store: NonNullable<TaintOptions['plants']>['store'] = (inner) => ({ ...inner, saveWorkItem: fails });
  const tainted = await TaintedDesk.open({ ...options, plants: { store } }, sinks);
  await refer(tainted.desk, planner);
  await tainted.desk.world.at('2026-03-02T15:00:00-05:00');
  tainted.takeExecutions();
  return tainted;
};

/** A read that fails under a person’s request. */
export const faultInApi = async (options: TaintOptions, sinks: Sinks): Promise<number> => {
  const store: NonNullable<TaintOptions['plants']>['store'] = (inner) => ({ ...inner, load: fails });
  const { desk } = await TaintedDesk.open({ ...options, plants: { store } }, sinks);
  return (await desk.get(planner, '/cases/WH-0000-0000-0000')).status;
};

const idle: Workflow = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  fail: () => Promise.resolve(),
};

/** What Lambda writes about a batch of a stream that it gave up on: where it stood, and nothing of what it held. */
const streamLetter = (functionName: string, sequenceNumber: string) => ({
  requestContext: { functionArn: functionName, condition: 'RetryAttemptsExhausted' },
  DDBStreamBatchInfo: { shardId: 'shardId-1', startSequenceNumber: sequenceNumber, batchSize: 1 },
});

/** SNS refuses with words: the record fails, its position goes to the dead letters, and the sweep counts what is stuck. */
export const faultInRelay = async ({ desk, sinks }: TaintedDesk): Promise<void> => {
  const { store, world } = desk;
  const [caseId = ''] = desk.caseIds;
  const [notice] = await store.notices(caseId);
  const now = world.runtime.now();
  const entry = { kind: 'publishNotice', noticeId: notice?.noticeId ?? '', caseId, seq: 1, at: now } as const;
  const notices: NoticePublisher = { publish: fails };
  // What left already would not be sent again.
  const notLeft = notice && { ...notice, publishedAt: undefined, delivery: undefined };
  const relay = silently(
    createOutboxRelay({
      cases: { ...store, notice: () => Promise.resolve(notLeft) },
      outbox: { ...store, pending: (_limit, after) => Promise.resolve(after ? [] : [[entry]]) },
      workflow: idle,
      notices,
      mailboxes: createPlayedMailboxes(),
      canaries: store,
      canaryPublisher: { publishCanary: fails },
      readCanary: () => undefined,
      clock: { now: () => addElapsed(now, 1, 'hours') },
      portalUrl: 'https://portal.example',
      log: createLog({ serviceName: 'outbox-relay' }),
      readRecord: () => [entry],
      readAccess: () => undefined,
    }),
  );
  const { batchItemFailures } = await relay({ Records: [{ dynamodb: { SequenceNumber: '4711' } }] });
  for (const { itemIdentifier } of batchItemFailures)
    sinks.take('dead letter', streamLetter('outbox-relay', itemIdentifier));
  await relay({
    version: '0',
    account: '000000000000',
    region: 'us-east-1',
    detail: {},
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: now,
    id: '1',
    resources: [],
  });
};

/** The message of a failed asynchronous call: the event as it came, with the message of the error among its attributes. */
export const faultInExecutionEnded = async ({ desk, sinks }: TaintedDesk): Promise<void> => {
  const { store, world } = desk;
  const [caseId = ''] = desk.caseIds;
  const clock = { now: () => world.runtime.now() };
  const ended = silently(createExecutionEnded({ cases: { ...store, load: fails }, clock }));
  const event = { detail: { name: `${caseId}.1`, status: 'TIMED_OUT', startDate: 0 } };
  await ended(event).catch((error: unknown) => {
    sinks.take('dead letter', event, error);
    sinks.take('standard error', error);
  });
};
