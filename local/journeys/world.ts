/**
 * A world for one journey: the whole system in memory on a virtual clock, and people who act through the API only, by
 * the same handlers and contracts as everybody else. What a person sees is asked of the API too.
 */
import { functionOf } from '../../domain/shared/function-names.ts';
import type { APIGatewayProxyResult } from 'aws-lambda';
import * as z from 'zod';
import { createMemoryPersonKeys } from '../../adapters/local-keys/person-keys.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import type { AotProtocolFor } from '../../domain/policy/county-aot-protocol.ts';
import type { RegistryPolicyOn } from '../../domain/policy/registry-policy.ts';
import type { Role } from '../../domain/shared/roles.ts';
import { type PolicyFor, policyFor as ofCounties } from '../../domain/policy/county-protocol.ts';
import { caseIdFrom } from '../../domain/shared/identifiers.ts';
import { epochMs, toInstant } from '../../domain/shared/instant.ts';
import type { Log, Store } from '../../domain/ports/ports.ts';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { apiEvent } from '../gateway/api-event.ts';
import { matchRoute } from '../gateway/route-match.ts';
import { lambdaContext } from '../lambda-context.ts';
import type { ReceivedNotice } from '../notice-inboxes.ts';
import type { AroundTask, Runtime, RuntimeOptions } from '../runtime.ts';
import type { StatementPorts } from '../ports.ts';
import { readSample, seedRegistry } from '../samples.ts';
import { type Answer, Player } from './player.ts';
import { createScheduledRuntime } from '../schedules.ts';

const silentLog: Log = { info: () => undefined, error: () => undefined, count: () => undefined };

/** The same numbers at every play, all over 0 to 1: multiples of the golden ratio. The first retry is at once. */
const spread = (index: number): number => (index * 0.618_033_988_75) % 1;

/** Monday 2 March 2026, 09:00 in New York. */
const journeyStart = '2026-03-02T14:00:00.000Z';

export interface WorldOptions {
  store?: Store;
  observe?: RuntimeOptions['observe'];
  /** Stands around tasks and may reach the runtime that runs them. */
  disturb?: (runtime: () => Runtime) => AroundTask;
  /** Lets this much time pass after every request: retries of the state machine wait a second. */
  pauseMs?: number;
  /** Switches the machine off after every request, whatever waits on it, and on again. */
  restarts?: boolean;
  log?: Log;
  /** Another Monday morning than the usual one, and other policy data. */
  startAt?: string;
  policyFor?: PolicyFor;
  aotProtocolFor?: AotProtocolFor;
  registryPolicyOn?: RegistryPolicyOn;
  stating?: StatementPorts;
}

const bodySchema = z.record(z.string(), z.unknown());
const answerOf = ({ statusCode, body, headers }: APIGatewayProxyResult): Answer => ({
  status: statusCode,
  body: bodySchema.parse(JSON.parse(body)),
  headers: headers ?? {},
});

export class World {
  readonly store: Store;

  readonly #boot: (nowMs: number) => Runtime;
  readonly #options: Pick<WorldOptions, 'pauseMs' | 'restarts'>;
  #runtime: Runtime;
  /** What machines received that were switched off since. */
  #received: readonly ReceivedNotice[] = [];

  private constructor(
    store: World['store'],
    boot: (nowMs: number) => Runtime,
    startMs: number,
    options: Pick<WorldOptions, 'pauseMs' | 'restarts'>,
  ) {
    this.store = store;
    this.#boot = boot;
    this.#options = options;
    this.#runtime = boot(startMs);
  }

  static async create({
    store = createMemoryStore(),
    log = silentLog,
    pauseMs = 0,
    restarts = false,
    startAt = journeyStart,
    policyFor = ofCounties,
    disturb,
    ...hooks
  }: WorldOptions = {}): Promise<World> {
    await seedRegistry(store, toInstant(startAt));
    let cases = 0;
    let jitters = 0;
    const boot = (nowMs: number): Runtime => {
      const runtime: Runtime = createScheduledRuntime({
        aroundTask: disturb?.(() => runtime),
        ...hooks,
        store,
        log,
        clock: createVirtualClock(nowMs),
        random: () => spread(jitters++),
        keepsNotices: Infinity,
        identifiers: {
          newCaseId: () => {
            cases += 1;
            // A letter takes five bits: behind the thirty-second case they would begin anew.
            const round = Math.floor(cases / 32);
            return caseIdFrom(Uint8Array.from({ length: 12 }, (_, index) => cases * (index + 1) + round));
          },
        },
        personKeys: createMemoryPersonKeys(new Uint8Array(32)),
        policyFor,
        portalUrl: 'https://portal.example',
      });
      return runtime;
    };
    return new World(store, boot, epochMs(toInstant(startAt)), { pauseMs, restarts });
  }

  /** The machine that is switched on now. */
  get runtime(): Runtime {
    return this.#runtime;
  }

  /** Every notice that left the system, in order. */
  received(): readonly ReceivedNotice[] {
    return [...this.#received, ...this.#runtime.inboxes.received()];
  }

  async #restart(): Promise<void> {
    this.#received = this.received();
    this.#runtime = this.#boot(this.#runtime.clock.nowMs());
    await this.#runtime.resumeAll();
    await this.#runtime.settle();
  }

  sample(name: string) {
    return readSample(name);
  }

  /** Lets pass what passes after every request. */
  async pause(): Promise<void> {
    const { pauseMs = 0 } = this.#options;
    if (pauseMs > 0) await this.runtime.advanceTo(this.runtime.clock.nowMs() + pauseMs);
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
    const result = await this.runtime.api[match.operation](event, lambdaContext(functionOf(match.operation)));
    await this.runtime.settle();
    await this.pause();
    if (this.#options.restarts) await this.#restart();
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
    return new Player({ role, org }, (...request) => this.must({ role, org }, ...request));
  }
}
