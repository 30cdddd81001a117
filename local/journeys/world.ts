/**
 * A world for one journey: the whole system in memory on a virtual clock, and people who act through the API only, by
 * the same handlers and contracts as everybody else. What a person sees is asked of the API too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyResult } from 'aws-lambda';
import * as z from 'zod';
import { createMemoryPersonKeys } from '../../adapters/local-keys/person-keys.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import { registryKinds, registrySchemas } from '../../domain/registry/kinds.ts';
import type { Role } from '../../domain/shared/actor.ts';
import type { PolicyFor } from '../../domain/shared/county-protocol.ts';
import { policyFor as ofCounties } from '../../domain/shared/county-protocol.ts';
import { caseIdFrom } from '../../domain/shared/identifiers.ts';
import { epochMs, toInstant } from '../../domain/shared/instant.ts';
import type { Log, Registry, Store } from '../../domain/shared/ports.ts';
import type { WorkItemKind } from '../../domain/shared/work-item.ts';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { apiEvent } from '../gateway/api-event.ts';
import { matchRoute } from '../gateway/route-match.ts';
import { lambdaContext } from '../lambda-context.ts';
import type { AroundTask, Runtime, RuntimeOptions } from '../runtime.ts';
import { createScheduledRuntime } from '../schedules.ts';

const root = join(import.meta.dirname, '..', '..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const sampleSchema = z.looseObject({ facility: z.string(), referral: z.record(z.string(), z.unknown()) });
const readSample = (name: string) => sampleSchema.parse(readJson(`samples/referrals/${name}.json`));

const parsedSamples = new Map<RegistryKind, RegistryEntry[]>();
/** Parsed once: tests make hundreds of worlds. */
const samplesOf = (kind: RegistryKind): RegistryEntry[] => {
  const known = parsedSamples.get(kind);
  if (known) return known;
  const samples = z.array(z.unknown()).parse(readJson(`samples/registry/${kind}.json`));
  const entries = samples.map((sample) => registrySchemas[kind].parse(sample));
  parsedSamples.set(kind, entries);
  return entries;
};

const seedKind = async (registry: Registry, kind: RegistryKind): Promise<void> => {
  const known = await registry.entries(kind);
  if (known.length > 0) return;
  await registry.replaceEntries(kind, samplesOf(kind), await registry.revision());
};

/** The samples of each kind that has no entry yet: what an administrator imported stays over restarts. */
export const seedRegistry = async (registry: Registry): Promise<void> => {
  for (const kind of registryKinds) await seedKind(registry, kind);
};

const silentLog: Log = { info: () => undefined, error: () => undefined, count: () => undefined };

/** Monday 2 March 2026, 09:00 in New York. */
const journeyStart = '2026-03-02T14:00:00.000Z';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Record<string, unknown>;
}

export interface WorldOptions {
  store?: Store;
  observe?: RuntimeOptions['observe'];
  /** Stands around tasks and may reach the runtime that runs them. */
  disturb?: (runtime: () => Runtime) => AroundTask;
  /** Lets this much time pass after every request: retries of the state machine wait a second. */
  pauseMs?: number;
  log?: Log;
  /** Another Monday morning than the usual one, and other policy data. */
  startAt?: string;
  policyFor?: PolicyFor;
}

const bodySchema = z.record(z.string(), z.unknown());
const answerOf = ({ statusCode, body, headers }: APIGatewayProxyResult): Answer => ({
  status: statusCode,
  body: bodySchema.parse(JSON.parse(body)),
  headers: headers ?? {},
});

const itemsSchema = z.object({
  items: z.array(z.looseObject({ workItemId: z.string(), kind: z.string(), caseId: z.string() })),
});

export class World {
  readonly runtime: Runtime;
  readonly store: Store;

  readonly #pauseMs: number;

  private constructor(runtime: Runtime, store: Store, pauseMs: number) {
    this.runtime = runtime;
    this.store = store;
    this.#pauseMs = pauseMs;
  }

  static async create({
    store = createMemoryStore(),
    log = silentLog,
    pauseMs = 0,
    startAt = journeyStart,
    policyFor = ofCounties,
    disturb,
    ...hooks
  }: WorldOptions = {}): Promise<World> {
    await seedRegistry(store);
    let cases = 0;
    const runtime: Runtime = createScheduledRuntime({
      aroundTask: disturb?.(() => runtime),
      ...hooks,
      store,
      log,
      clock: createVirtualClock(epochMs(toInstant(startAt))),
      identifiers: {
        newCaseId: () => {
          cases += 1;
          return caseIdFrom(Uint8Array.from({ length: 12 }, (_, index) => cases * (index + 1)));
        },
      },
      personKeys: createMemoryPersonKeys(new Uint8Array(32)),
      policyFor,
      portalUrl: 'https://portal.example',
    });
    return new World(runtime, store, pauseMs);
  }

  sample(name: string) {
    return readSample(name);
  }

  /** Lets pass what passes after every request. */
  async pause(): Promise<void> {
    if (this.#pauseMs > 0) await this.runtime.advanceTo(this.runtime.clock.nowMs() + this.#pauseMs);
  }

  /** Moves time to an instant, through everything that falls due on the way. */
  async at(instant: string): Promise<void> {
    await this.runtime.advanceTo(epochMs(toInstant(instant)));
  }

  async request(
    who: { role: Role; org: string; sub?: string },
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const url = new URL(path, 'http://127.0.0.1');
    const match = matchRoute(method, url.pathname);
    if (!match) throw new RangeError(`No route ${method} ${url.pathname}.`);
    const claims = { sub: who.sub ?? `${who.role}-${who.org}`, role: who.role, org: who.org };
    const http = {
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? '' : JSON.stringify(body),
    };
    const event = apiEvent(http, match, claims, this.runtime.clock.nowMs());
    const result = await this.runtime.api[match.operation](event, lambdaContext(match.route.function));
    await this.runtime.settle();
    await this.pause();
    return answerOf(result);
  }

  /** The person's request must be taken; anything else ends the journey with what was answered. */
  async must(...request: Parameters<World['request']>): Promise<Answer> {
    const answer = await this.request(...request);
    if (answer.status >= 300)
      throw new Error(
        `${request[1]} ${request[2]} was answered ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
    return answer;
  }

  person(role: Role, org: string): Player {
    return new Player(this, { role, org });
  }
}

/** One person of one organisation. */
export class Player {
  readonly #world: World;
  readonly who: { role: Role; org: string };

  constructor(world: World, who: { role: Role; org: string }) {
    this.#world = world;
    this.who = who;
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.#world.must(this.who, 'POST', path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.#world.must(this.who, 'PUT', path, body);
  }

  get(path: string): Promise<Answer> {
    return this.#world.must(this.who, 'GET', path);
  }

  /** Submits a sample and returns the case reference. */
  async refer(
    sample: string,
    change: (referral: Record<string, unknown>) => Record<string, unknown> = (same) => same,
  ): Promise<string> {
    const { referral } = readSample(sample);
    const { body } = await this.post('/referrals', change(referral));
    return z.string().parse(body['caseId']);
  }

  /** The open work item of a kind in this person's inbox. */
  async workItem(kind: WorkItemKind): Promise<string> {
    const { items } = itemsSchema.parse((await this.get('/work-items?limit=100')).body);
    const item = items.find((candidate) => candidate.kind === kind);
    if (!item)
      throw new Error(
        `${this.who.org} has no open ${kind}: ${items.map((open) => open.kind).join(', ') || 'nothing'}.`,
      );
    return item.workItemId;
  }

  /** Completes the open work item of a kind. */
  async complete(kind: WorkItemKind, answer: Record<string, unknown>): Promise<Answer> {
    const workItemId = await this.workItem(kind);
    return this.post(`/work-items/${workItemId}/completion`, { kind, ...answer });
  }
}
