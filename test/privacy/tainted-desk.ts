/**
 * The whole system with canaries in every body that comes in and a tap at every way out. Whoever asks, a journey or a
 * fuzzer, asks through the handlers, so all of them are tainted and heard alike. A plant makes a leak between the product
 * and a tap.
 */
import type { PublishCommandInput } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { createLog } from '../../adapters/powertools/log.ts';
import { registryKinds } from '../../domain/registry/kinds.ts';
import { type Operation, operations, type Route, routes } from '../../domain/api/routes.ts';
import type { StepFunctionsEngine } from '../../local/stepfunctions/engine-api.ts';
import { Desk } from '../lambdas/api/desk.ts';
import { accessLogLine } from './access-log.ts';
import { canaries } from './canaries.ts';
import { findIn, textsIn } from './search.ts';
import { Sinks } from './sinks.ts';
import { taintedBody } from './taint.ts';
import {
  type AnyStore,
  type Keeping,
  takeExecutions,
  tapNotices,
  tappedStatements,
  tappedStore,
} from './taps.ts';

type Start = Parameters<StepFunctionsEngine['startExecution']>[0];

/** Where a leak can be made; each stands between the product and the tap. */
export interface Plants extends Keeping {
  store?: (inner: AnyStore) => AnyStore;
  answer?: (result: APIGatewayProxyResult, event: APIGatewayProxyEvent) => APIGatewayProxyResult;
  publish?: (input: PublishCommandInput) => PublishCommandInput;
  start?: (request: Start) => Start;
  task?: (run: () => Promise<unknown>) => Promise<unknown>;
}

export interface TaintOptions {
  accessLogFormat: string;
  plants?: Plants;
  /** Changes a request further, after the canaries are in. */
  worsen?: (event: APIGatewayProxyEvent) => APIGatewayProxyEvent;
  /** The URLs that are asked for come from the system itself, and are searched too. */
  trustUrls?: boolean;
}

/** Answers that show a person to whoever may see them; every other answer is a sink. */
const showThePerson: ReadonlySet<Operation> = new Set([
  'getCase',
  'getReferral',
  'checkEligibility',
  'listCases',
  'getSearchPacket',
  'listSearchSteps',
  // How a fact stood, to those whom disclosure.test.ts says.
  'listCorrections',
  // Notes of contacts, and the details of events, to those whom disclosure.test.ts says.
  'listContacts',
  'listSecondReferrals',
  'listSignificantEvents',
  // The explanation, in words of whoever opened the case, to those who answer for the person.
  'listEmergencyAccess',
  'answerEmergencyAccess',
  'recordSearchStep',
  'listRegistryEntries',
  'getRegistryEntry',
  'putRegistryEntry',
  'deleteRegistryEntry',
  // Entries as they were proposed and as they were, to who keeps them.
  'listRegistryProposals',
  'answerRegistryProposal',
  'listRegistryChanges',
  'getMailboxReadiness',
  'getAssignmentOptions',
]);

const parsed = (body: string | null): unknown => {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
};

export class TaintedDesk {
  readonly desk: Desk;
  readonly sinks: Sinks;
  /** Values that stood in a body that was taken. */
  readonly #entered = new Set<string>();
  readonly #options: TaintOptions;

  private constructor(desk: Desk, sinks: Sinks, options: TaintOptions) {
    this.desk = desk;
    this.sinks = sinks;
    this.#options = options;
  }

  static async open(options: TaintOptions, sinks = new Sinks()): Promise<TaintedDesk> {
    const { plants = {} } = options;
    const tapped = tappedStore(createMemoryStore(), sinks);
    const desk = await Desk.open({
      store: plants.store?.(tapped) ?? tapped,
      log: createLog({ serviceName: 'tainted' }),
      stating: tappedStatements(sinks),
      disturb: () => async (_task, _payload, run) => {
        try {
          return await (plants.task?.(run) ?? run());
        } catch (error) {
          // Lambda prints what a function throws, with everything that it carries.
          sinks.take('standard error', error);
          throw error;
        }
      },
    });
    const tainted = new TaintedDesk(desk, sinks, options);
    tainted.#tap(plants);
    return tainted;
  }

  #tap(plants: Plants): void {
    const { runtime } = this.desk.world;
    tapNotices(runtime, this.sinks, plants.publish ?? ((input) => input));
    const start = runtime.engine.startExecution.bind(runtime.engine);
    runtime.engine.startExecution = (request) => start(plants.start?.(request) ?? request);
    const handlers = Object.fromEntries(
      operations.map((operation) => [operation, this.#tappedHandler(operation, plants)]),
    );
    // The middleware of a handler is not asked for by anybody who calls it.
    runtime.api = handlers as unknown as typeof runtime.api;
  }

  #tappedHandler(operation: Operation, { answer }: Plants) {
    const handler = this.desk.world.runtime.api[operation];
    return async (event: APIGatewayProxyEvent, context: Parameters<typeof handler>[1]) => {
      const sent = this.#tainted(operation, event);
      const result = await handler(structuredClone(sent), context);
      const answered = answer?.(result, sent) ?? result;
      this.#hear(operation, sent, answered);
      return answered;
    };
  }

  #tainted(operation: Operation, event: APIGatewayProxyEvent): APIGatewayProxyEvent {
    const body = parsed(event.body);
    const kind = operation === 'putRegistryEntry' ? event.pathParameters?.['kind'] : undefined;
    const tainted =
      body === undefined ? event : { ...event, body: JSON.stringify(taintedBody(operation, kind, body)) };
    return this.#options.worsen?.(tainted) ?? tainted;
  }

  #hear(operation: Operation, event: APIGatewayProxyEvent, result: APIGatewayProxyResult): void {
    const { sinks } = this;
    const { statusCode, headers = {}, body } = result;
    sinks.take('access log', accessLogLine(this.#options.accessLogFormat, event, result));
    sinks.take('response header', headers);
    sinks.take('URL', headers['location']);
    if (this.#options.trustUrls) sinks.take('URL', event.path, event.queryStringParameters);
    if (statusCode >= 400) sinks.take('error body', body, parsed(body));
    else this.#hearAnswer(operation, event.body, body);
  }

  #hearAnswer(operation: Operation, sent: string | null, body: string): void {
    for (const text of textsIn(parsed(sent))) this.#entered.add(text);
    const answer = parsed(body);
    const cursor = typeof answer === 'object' && answer !== null && 'cursor' in answer && answer.cursor;
    this.sinks.take('URL', cursor);
    const route: Route = routes[operation];
    if (!showThePerson.has(operation) && route.roles.length > 0) this.sinks.take('list', body, answer);
  }

  /** Reads what the parts of AWS keep by themselves. */
  takeExecutions(): void {
    takeExecutions(this.desk.world.runtime, this.sinks, this.#options.plants ?? {});
  }

  /** Fields whose canary was in a request that was taken. */
  entered(): Set<string> {
    return new Set(canaries.filter(({ value }) => this.#entered.has(value)).map(({ path }) => path));
  }

  /** What the table keeps under `data`, by kind of item. */
  async #items(): Promise<[string, object][]> {
    const { store, caseIds } = this.desk;
    const items: [string, object][] = [];
    for (const caseId of caseIds) {
      const snapshot = await store.load(caseId);
      if (snapshot) items.push(['case', snapshot.case]);
      // Those that were voided are past.
      const contacts = await this.desk.store.pageOf(caseId, 'contacts', { limit: 1_000 });
      items.push(...contacts.items.map((item): [string, object] => ['contact', item]));
      items.push(...(await store.searchSteps(caseId)).map((item): [string, object] => ['search step', item]));
    }
    for (const kind of registryKinds)
      items.push(
        ...(await store.entries(kind)).map((item): [string, object] => [`registry entry of ${kind}`, item]),
      );
    const { items: changes } = await store.registryChanges({ limit: 10_000 });
    for (const { kind, ...change } of changes) items.push([`registry change of ${kind}`, change]);
    return items;
  }

  /** Fields whose canary is in the table: without them a test of what is not elsewhere would prove nothing. */
  async stored(): Promise<Set<string>> {
    const texts = new Set(textsIn((await this.#items()).map(([, item]) => item)));
    return new Set(canaries.filter(({ value }) => texts.has(value)).map(({ path }) => path));
  }

  /** Where in the table canaries are: `case.referral`. */
  async places(): Promise<Set<string>> {
    const members = (await this.#items()).flatMap(([kind, item]) =>
      Object.entries(item).map(([name, member]) => [`${kind}.${name}`, textsIn(member)] as const),
    );
    return new Set(
      members.flatMap(([place, texts]) => (texts.some((text) => findIn(text).length > 0) ? [place] : [])),
    );
  }
}
