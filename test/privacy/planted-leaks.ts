/**
 * Leaks as somebody might make them by accident, each at one port or handler and into one place. They are kept as mutants:
 * when the search misses one of them, its silence about the product means nothing.
 */
import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { CaseWrite } from '../../domain/case/case-write.ts';
import { type Canary, onePerField } from './canaries.ts';
import { type Encoding, encodings } from './encodings.ts';
import { formatOf } from './access-log.ts';
import { type SinkName, sinkNames } from './sinks.ts';
import type { Plants, TaintOptions } from './tainted-desk.ts';

/** What is done to the system so that `text` gets out. */
export type Plant = (text: string) => Partial<TaintOptions> & { openApiExample?: string; stored?: string };

const onAnswer = (answer: NonNullable<Plants['answer']>): Partial<TaintOptions> => ({ plants: { answer } });
/** Says something whenever a handler answers. */
const aloud = (say: () => void): Partial<TaintOptions> =>
  onAnswer((result) => {
    say();
    return result;
  });
const onSave = (change: (write: CaseWrite) => Partial<CaseWrite>): Partial<TaintOptions> => ({
  plants: {
    store: (inner) => ({
      ...inner,
      save: (write, idempotency) => inner.save({ ...write, ...change(write) }, idempotency),
    }),
  },
});
const onPublish = (
  change: (input: PublishCommandInput) => Partial<PublishCommandInput>,
): Partial<TaintOptions> => ({
  plants: { publish: (input) => ({ ...input, ...change(input) }) },
});
const failing =
  (error: Error): NonNullable<Plants['task']> =>
  () =>
    Promise.reject(error);

/** One plant for every place that a text can get to. */
export const plants: Readonly<Record<SinkName, Plant>> = {
  'log line': (text) => aloud(() => console.info(JSON.stringify({ level: 'INFO', message: text }))),
  'standard output': (text) => aloud(() => console.log(`Read ${text}`)),
  'standard error': (text) => ({ plants: { task: failing(Object.assign(new Error('x'), { item: text })) } }),
  metric: (text) => aloud(() => console.log(JSON.stringify({ _aws: {}, [text]: 1 }))),
  'execution name': (text) => ({
    plants: { start: (request) => ({ ...request, name: `${request.name ?? ''}-${text}` }) },
  }),
  'execution input': (text) => ({
    plants: { start: (request) => ({ ...request, input: JSON.stringify({ caseId: 'x', note: text }) }) },
  }),
  'execution output': (text) => ({
    plants: { describe: (description) => ({ ...description, output: JSON.stringify({ answer: text }) }) },
  }),
  'execution history': (text) => ({ plants: { task: failing(new Error(`Cannot parse ${text}`)) } }),
  'table key': (text) => onSave(({ case: record }) => ({ case: { ...record, personKey: text } })),
  'index key': (text) => onSave(({ case: record }) => ({ case: { ...record, openedAt: text } })),
  'idempotency record': (text) => ({
    plants: {
      store: (inner) => ({
        ...inner,
        save: (write, record) => inner.save(write, record && { ...record, id: text }),
      }),
    },
  }),
  'audit event': (text) =>
    onSave(({ events }) => ({ events: events.map((event) => ({ ...event, details: { note: text } })) })),
  'access entry': (text) => ({
    plants: {
      store: (inner) => ({
        ...inner,
        appendAccess: (access) => inner.appendAccess({ ...access, requestId: text }),
      }),
    },
  }),
  'work item': (text) =>
    onSave(({ workItems }) => ({ workItems: workItems.map((item) => ({ ...item, obligationId: text })) })),
  'outbox entry': (text) =>
    onSave(({ outbox }) => ({
      outbox: outbox.map((entry) => (entry.kind === 'publishNotice' ? { ...entry, noticeId: text } : entry)),
    })),
  'notice record': (text) =>
    onSave(({ notices }) => ({ notices: notices.map((notice) => ({ ...notice, dueAt: text })) })),
  'SNS topic': (text) => onPublish(({ TopicArn = '' }) => ({ TopicArn: `${TopicArn}-${text}` })),
  'SNS subject': (text) => onPublish(({ Subject = '' }) => ({ Subject: `${Subject}: ${text}` })),
  'SNS body': (text) =>
    onPublish(({ Message = '{}' }) => ({
      Message: JSON.stringify({ ...Object(JSON.parse(Message)), email: text }),
    })),
  'SNS attribute': (text) =>
    onPublish(({ MessageAttributes }) => ({
      MessageAttributes: { ...MessageAttributes, who: { DataType: 'String', StringValue: text } },
    })),
  'dead letter': (text) => ({
    plants: {
      task: failing(new Error('x')),
      deadLetter: (letter) => ({ ...letter, ErrorMessage: text }),
    },
  }),
  URL: (text) =>
    onAnswer((result) => ({ ...result, headers: { ...result.headers, location: `/cases?name=${text}` } })),
  'response header': (text) =>
    onAnswer((result) => ({ ...result, headers: { ...result.headers, 'x-patient': text } })),
  'error body': (text) =>
    onAnswer((result) =>
      result.statusCode < 400 ? result : { ...result, body: JSON.stringify({ detail: `Not so: ${text}` }) },
    ),
  list: (text) =>
    onAnswer((result) =>
      result.statusCode < 400 ? { ...result, body: JSON.stringify({ items: [{ about: text }] }) } : result,
    ),
  'access log': (text) => ({
    accessLogFormat: formatOf(['$context.identity.userAgent']),
    worsen: (event) => ({ ...event, headers: { ...event.headers, 'user-agent': text } }),
  }),
  'daily statement': (text) => ({
    plants: {
      store: (inner) => ({
        ...inner,
        registryHead: async () => {
          const found = await inner.registryHead();
          return found?.head && { ...found, head: { ...found.head, of: text } };
        },
      }),
    },
  }),
  'OpenAPI document': (text) => ({ openApiExample: text }),
  'portal storage': (text) => ({ stored: text }),
};

export interface Mutant {
  sink: SinkName;
  encoding: Encoding;
  canary: Canary;
  plant: Plant;
  text: string;
}

/** What Step Functions accepts in a name, and what the fields take that the plants are put in: another text would be refused, and leak nothing. */
const forms: Readonly<Partial<Record<SinkName, RegExp>>> = {
  'execution name': /^[\w-]{1,60}$/,
  'table key': /^.{0,64}$/,
  'index key': /^.{0,24}$/,
  'idempotency record': /^.{0,64}$/,
  'outbox entry': /^.{0,32}$/,
  'notice record': /^.{0,24}$/,
};

const mutant = (sink: SinkName, encoding: Encoding, canary: Canary): Mutant => ({
  sink,
  encoding,
  canary,
  plant: plants[sink],
  text: encodings[encoding](canary.value),
});

const encodingNames = Object.keys(encodings) as Encoding[];
const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
};

/** Three encodings into every sink, in turn, so that every encoding comes into several; each about another field. */
export const mutants: readonly Mutant[] = sinkNames.flatMap((sink, at) => {
  const tried = Array.from({ length: encodingNames.length }, (_, turn) =>
    mutant(sink, pick(encodingNames, at * 3 + turn), pick(onePerField, at * 7 + turn)),
  );
  return tried.filter(({ text }) => forms[sink]?.test(text) ?? true).slice(0, 3);
});
