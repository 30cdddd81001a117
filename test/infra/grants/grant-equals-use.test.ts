/**
 * Grant equals use. What functions ask of AWS while journeys are played is held against the policies that are deployed:
 * every call is allowed, and every statement, action, partition and resource of a policy is needed by some call.
 */
import { functionOf } from '../../../domain/shared/function-names.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { operations } from '../../../domain/api/routes.ts';
import { account, region, resolveTemplates } from '../resolved.ts';
import { projectRoot, synthesized } from '../synthesized.ts';
import { playDirectCalls } from './direct-calls.ts';
import { type Granted, grantedIn } from './granted.ts';
import { mutantsOf } from './mutants.ts';
import { byLambda, byQueuePoller, byStreamPoller, type Needed } from './needed.ts';
import { playJourneys, playScenes } from './played.ts';
import { ask, type Question, type Statement } from './policy.ts';
import { Recording } from './recorder.ts';
import type { Relayed } from './recorded-world.ts';
import { playDailyStatement } from './statement-calls.ts';
import { playPersonKey, playRelay } from './relay-calls.ts';

const granted = grantedIn(resolveTemplates(synthesized('prod')));
const recording = new Recording();
const functions = granted.map((one) => [one.fn, one] as const);

/** The one function that is not in the network. */
const outside = 'verify-token';

/** What a function asks for itself, and what Lambda asks in its name. */
const neededBy = (fn: string): Needed[] => [
  ...recording.of(fn),
  ...byLambda.filter(({ action }) => fn !== outside || !action.startsWith('ec2:')),
  ...(fn === 'outbox-relay' ? byStreamPoller : []),
  ...(fn === 'canary-arrived' ? byQueuePoller : []),
];

const onLogs = (action: string): Needed[] =>
  ['ACCESS#WH-7K3M-9QXA-22PD', 'LOG#REGISTRY'].map((partition) => ({
    action: `dynamodb:${action}`,
    resource: 'table',
    context: { 'dynamodb:LeadingKeys': [partition] },
  }));
const byCode = (fn: string): Needed['context'] => ({
  'lambda:SourceFunctionArn': [`arn:aws:lambda:${region}:${account}:function:warm-handoff-prod-${fn}`],
});
const writes = ({ statements }: Granted): boolean =>
  statements.some(
    ({ Effect, Action }) =>
      Effect === 'Allow' && Action.some((action) => /:(Put|Update|Delete)Item$/.test(action)),
  );

/** What must be denied in so many words, whatever else is allowed. */
const forbiddenTo = (one: Granted): Needed[] => [
  ...byLambda
    .filter(({ action }) => one.fn !== outside && action.startsWith('ec2:'))
    .map((needed) => ({ ...needed, context: byCode(one.fn) })),
  ...(writes(one) ? [...onLogs('UpdateItem'), ...onLogs('DeleteItem')] : []),
];

const refused = (statements: readonly Statement[], questions: readonly Question[]): Question[] =>
  questions.filter((question) => ask(statements, question) !== 'allowed');
const holds = (statements: readonly Statement[], one: Granted): boolean =>
  neededBy(one.fn).every((needed) => ask(statements, one.questionOf(needed)) === 'allowed') &&
  forbiddenTo(one).every((needed) => ask(statements, one.questionOf(needed)) === 'denied in so many words');
/** What could be taken away and nobody would miss. */
const unmissed = (one: Granted, statements = one.statements): string[] =>
  mutantsOf(statements)
    .filter((mutant) => holds(mutant.statements, one))
    .map(({ without }) => without);

beforeAll(async () => {
  const relayed: Relayed[] = [];
  await playJourneys({ recording, relayed });
  await playScenes({ recording, relayed });
  await playDirectCalls(recording);
  await playRelay(recording, relayed);
  await playPersonKey(recording);
  await playDailyStatement(recording);
}, 300_000);

describe('the recording', () => {
  const withoutTable = [
    'canary-arrived',
    'check-eligibility',
    'get-open-api',
    'shape-access-token',
    'verify-token',
  ];

  it('has something of every function, except of those that have no table', () => {
    const silent = granted.map(({ fn }) => fn).filter((fn) => !recording.functions().includes(fn));
    expect(silent.sort()).toEqual(withoutTable);
    expect(granted.map(({ fn }) => fn)).toEqual(expect.arrayContaining(operations.map(functionOf)));
  });

  it('has the clients that only one function each is composed with', () => {
    const roots = readdirSync(join(projectRoot, 'lambdas'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('index.ts'),
    );
    const composedWith = (runtime: string): string[] =>
      roots.filter((file) =>
        readFileSync(join(projectRoot, 'lambdas', file), 'utf8').includes(`${runtime}.ts`),
      );
    expect(composedWith('relay-ports')).toEqual([join('streams', 'outbox-relay', 'index.ts')]);
    expect(composedWith('mailbox-ports')).toEqual([
      join('api', 'confirm-mailbox', 'index.ts'),
      join('api', 'get-mailbox-readiness', 'index.ts'),
      join('schedules', 'tend-mailboxes', 'index.ts'),
    ]);
    expect(composedWith('statement-ports')).toEqual([join('schedules', 'seal-daily-statement', 'index.ts')]);
    expect(composedWith('person-ports')).toEqual([
      join('api', 'correct-fact', 'index.ts'),
      join('api', 'move-facility', 'index.ts'),
      join('api', 'resubmit-referral', 'index.ts'),
      join('api', 'submit-referral', 'index.ts'),
    ]);
  });
});

describe('what a function asks of AWS', () => {
  it.each(functions)('%s may ask', (fn, one) => {
    expect(refused(one.statements, neededBy(fn).map(one.questionOf))).toEqual([]);
  });
});

describe('what a function is granted', () => {
  it.each(functions)('%s needs', (_fn, one) => {
    expect(unmissed(one)).toEqual([]);
  });

  it.each(functions)('%s could do no more without this test seeing it', (_fn, one) => {
    const more: Statement = {
      Effect: 'Allow',
      Action: ['dynamodb:PutItem'],
      Resource: ['*'],
      Condition: {},
    };
    expect(unmissed(one, [...one.statements, more])).not.toEqual([]);
  });

  it('counts hundreds of narrower policies, each of which stops somebody', () => {
    expect(granted.flatMap(({ statements }) => mutantsOf(statements)).length).toBeGreaterThan(500);
  });
});

describe('whatever is granted', () => {
  it.each(functions)('%s may not change what is in a log, nor touch the network', (_fn, one) => {
    for (const needed of forbiddenTo(one))
      expect(ask(one.statements, one.questionOf(needed))).toBe('denied in so many words');
    for (const action of ['UpdateItem', 'DeleteItem'])
      for (const needed of onLogs(action))
        expect(ask(one.statements, one.questionOf(needed))).not.toBe('allowed');
  });

  it.each(functions)('%s may not scan, nor ask without saying for which partition', (_fn, one) => {
    for (const action of ['Scan', 'Query', 'GetItem', 'BatchGetItem', 'PutItem', 'BatchWriteItem'])
      expect(
        ask(one.statements, one.questionOf({ action: `dynamodb:${action}`, resource: 'table', context: {} })),
      ).toBe('denied');
  });
});
