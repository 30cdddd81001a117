/**
 * A desk for tests of the API: the whole system in memory behind a store that counts writes, requests as raw as a client
 * can make them, and the two promises of every refusal: it is a problem that says what to do, and nothing was stored.
 */
import { functionOf } from '../../../domain/shared/function-names.ts';
import { expect } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { problemSchema } from '../../../domain/api/problem-contract.ts';
import type { Role } from '../../../domain/shared/roles.ts';
import type { Store } from '../../../domain/ports/ports.ts';
import { World, type WorldOptions } from '../../../local/journeys/world.ts';
import { apiEvent } from '../../../local/gateway/api-event.ts';
import { matchRoute } from '../../../local/gateway/route-match.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';

export interface Who {
  role: Role;
  org: string;
  sub?: string;
}

export const planner: Who = { role: 'planner', org: 'pilgrim-pc' };
export const otherPlanner: Who = { role: 'planner', org: 'creedmoor-pc' };
export const spoa: Who = { role: 'spoa', org: 'suffolk' };
export const otherSpoa: Who = { role: 'spoa', org: 'nassau' };
export const agency: Who = { role: 'cma', org: 'sample-cma-great-south-bay' };
export const otherAgency: Who = { role: 'cma', org: 'sample-cma-pine-barrens' };
export const healthHome: Who = { role: 'healthHome', org: 'sample-hh-long-island' };
export const otherHealthHome: Who = { role: 'healthHome', org: 'sample-hh-five-boroughs' };
export const stateOffice: Who = { role: 'state', org: 'omh' };
export const admin: Who = { role: 'admin', org: 'operations' };

/** Where the desk's clock stands, 2 March 2026 at 09:00 in New York, as people write it. */
export const now = '2026-03-02T09:00:00-05:00';
export const enrolled = 'pilgrim-enrolled-friday-evening';
const portalOrigin = 'https://portal.example';
/** A well-formed reference that no case has. */
export const unknownCaseId = 'WH-0000-0000-0000';

export interface Ask {
  who?: Who | undefined;
  /** What the authorizer found in place of `who`; null for nobody. */
  claims?: unknown;
  method: string;
  path: string;
  /** Sent as JSON, with its content type. */
  json?: unknown;
  /** Sent as it is. */
  text?: string;
  headers?: Record<string, string>;
  change?: (event: APIGatewayProxyEvent) => APIGatewayProxyEvent;
}

export interface Sent {
  status: number;
  text: string;
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

const bodySchema = z.record(z.string(), z.unknown());
const claimsOf = ({ role, org, sub = `${role}-${org}` }: Who) => ({ sub, role, org });

export type Problem = z.infer<typeof problemSchema>;

export const fieldsOf = ({ body }: Sent): string[] =>
  (problemSchema.parse(body).errors ?? []).map(({ field }) => field).sort();

/** A parser's own words say what came, in the language of types. */
const parsersWords = /Invalid (input|option|string|key)|, received |Too (small|big):|Unrecognized key/;
const stackOrSource = /\bat [^"]+:\d+|node_modules|\.[tj]s\b|Error:/;

/** The answer is a problem of this status, complete, guarded by headers, and tells nothing of the code behind it. */
export const expectProblem = (answer: Sent, status: number, code?: string): Problem => {
  expect({ status: answer.status, ...(code && { code: answer.body['code'] }) }).toEqual({
    status,
    ...(code && { code }),
  });
  const problem = problemSchema.parse(answer.body);
  expect(problem.status).toBe(status);
  expect(problem.type).toBe(`urn:warm-handoff:problem:${problem.code}`);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Access-Control-Allow-Origin': portalOrigin,
    Vary: 'Origin',
  });
  expect(answer.headers['Strict-Transport-Security']).toMatch(/^max-age=\d{6,}/);
  expect(answer.text).not.toMatch(stackOrSource);
  expect(answer.text).not.toMatch(parsersWords);
  return problem;
};

const isJson = (headers: Sent['headers'] = {}): boolean => String(headers['content-type']).includes('json');

type AnyStore = Store;

/** Counts every write and remembers whose cases there are. */
const watched = (inner: AnyStore) => {
  const caseIds = new Set<string>();
  let writes = 0;
  const counted = async (write: Promise<void>): Promise<void> => {
    await write;
    writes += 1;
  };
  const store: AnyStore = {
    ...inner,
    async save(write, idempotency) {
      await counted(inner.save(write, idempotency));
      caseIds.add(write.case.caseId);
    },
    saveWorkItem: (item) => counted(inner.saveWorkItem(item)),
    complete: (entries) => counted(inner.complete(entries)),
    markDelivery: (notice, delivery) => counted(inner.markDelivery(notice, delivery)),
  };
  return { store, caseIds, writes: () => writes };
};

export class Desk {
  readonly world: World;
  readonly #watch: ReturnType<typeof watched>;

  private constructor(world: World, watch: ReturnType<typeof watched>) {
    this.world = world;
    this.#watch = watch;
  }

  static async open({ store = createMemoryStore(), ...options }: WorldOptions = {}): Promise<Desk> {
    const watch = watched(store);
    return new Desk(await World.create({ ...options, store: watch.store }), watch);
  }

  get store(): AnyStore {
    return this.world.store;
  }

  get caseIds(): string[] {
    return [...this.#watch.caseIds];
  }

  /** Sends without waiting for what it sets off, as requests that come at the same moment are sent. */
  async sendOnly({ who, claims, method, path, json, text, headers = {}, change }: Ask): Promise<Sent> {
    const url = new URL(path, 'http://127.0.0.1');
    const match = matchRoute(method, url.pathname);
    if (!match) throw new RangeError(`No route ${method} ${url.pathname}.`);
    const { runtime } = this.world;
    const http = {
      method,
      url,
      headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: text ?? (json === undefined ? '' : JSON.stringify(json)),
    };
    const event = apiEvent(http, match, who && claimsOf(who), runtime.clock.nowMs(), portalOrigin);
    if (claims !== undefined) event.requestContext.authorizer = claims;
    const context = lambdaContext(functionOf(match.operation));
    const result = await runtime.api[match.operation](change?.(event) ?? event, context);
    return {
      status: result.statusCode,
      text: result.body,
      // Pages and tables are text alone.
      body: isJson(result.headers) ? bodySchema.parse(JSON.parse(result.body)) : {},
      headers: result.headers ?? {},
    };
  }

  async send(ask: Ask): Promise<Sent> {
    const answer = await this.sendOnly(ask);
    await this.world.runtime.settle();
    return answer;
  }

  get(who: Who, path: string, headers: Record<string, string> = {}): Promise<Sent> {
    return this.send({ who, method: 'GET', path, headers });
  }

  post(who: Who, path: string, json?: unknown, headers: Record<string, string> = {}): Promise<Sent> {
    return this.send({ who, method: 'POST', path, json, headers });
  }

  put(who: Who, path: string, json: unknown, headers: Record<string, string> = {}): Promise<Sent> {
    return this.send({ who, method: 'PUT', path, json, headers });
  }

  /** Everything that is stored, and everything that left. */
  async dump() {
    const { store, runtime } = this.world;
    return {
      writes: this.#watch.writes(),
      outbox: await store.pending(1_000),
      delivered: runtime.inboxes.received().length,
      cases: await Promise.all(
        this.caseIds.map(async (caseId) => ({
          ...(await store.load(caseId)),
          events: await store.events(caseId),
          notices: await store.notices(caseId),
        })),
      ),
    };
  }

  /** Sends what must be refused, and proves that it left no trace. */
  async refused(ask: Ask, status: number, code?: string): Promise<Sent> {
    const before = await this.dump();
    const answer = await this.send(ask);
    expectProblem(answer, status, code);
    expect(await this.dump()).toEqual(before);
    return answer;
  }

  async versionOf(caseId: string): Promise<number> {
    return (await this.store.load(caseId))?.case.version ?? 0;
  }
}
