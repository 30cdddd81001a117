/** The whole system in memory on a virtual clock, and a counter that takes requests as raw as a client can make them. */
import { functionOf } from '../../domain/shared/function-names.ts';
import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { createMemoryLog, type LogEntry } from '../../adapters/memory/ports.ts';
import type { Operation } from '../../domain/api/routes.ts';
import { registryPolicyOn } from '../../domain/policy/registry-policy.ts';
import { apiEvent } from '../../local/gateway/api-event.ts';
import { matchRoute } from '../../local/gateway/route-match.ts';
import { gatewayListener } from '../../local/gateway/server.ts';
import { createTokenIssuer } from '../../local/gateway/tokens.ts';
import { World } from '../../local/journeys/world.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { signingKeyPem } from '../lambdas/authorizers/forger.ts';
import { claimsOf, type Who } from './people.ts';
import { type AnyStore, type Watch, watch } from './watched-store.ts';

export interface Ask {
  who: Who;
  method: string;
  path: string;
  text?: string;
  headers: Readonly<Record<string, string>>;
  /** Claims in place of those of `who`; null for none. */
  claims?: unknown;
  base64?: boolean;
  /** Sent to the HTTP gateway with this Authorization header, instead of straight to the handler. */
  authorization?: string;
}

export interface Sent {
  /** Undefined where no route has this method and path. */
  operation: Operation | undefined;
  status: number;
  text: string;
  headers: Readonly<Record<string, unknown>>;
}

/** The origin whose pages may read the answers. */
export const fuzzedPortal = 'https://portal.example';

const tokens = createTokenIssuer(signingKeyPem, () => Date.UTC(2026, 2, 2, 12));
export const bearer = async (who: Who): Promise<string> => {
  const { sub, role, org } = claimsOf(who);
  return `Bearer ${await tokens.issue({ sub, role, org })}`;
};

/** Breaks a store on purpose, once it is armed: the scenes before must be played as ever. */
export type StoreFault = (store: AnyStore, isArmed: () => boolean) => AnyStore;

export class FuzzDesk {
  readonly world: World;
  readonly watch: Watch;
  readonly #log: { entries: readonly LogEntry[] };
  readonly #arm: () => void;

  private constructor(world: World, watched: Watch, log: { entries: readonly LogEntry[] }, arm: () => void) {
    this.world = world;
    this.watch = watched;
    this.#log = log;
    this.#arm = arm;
  }

  static async open(fault: StoreFault = (store) => store): Promise<FuzzDesk> {
    let armed = false;
    const truth = createMemoryStore();
    const watched = watch(
      truth,
      fault(truth, () => armed),
    );
    const log = createMemoryLog();
    const world = await World.create({ store: watched.store, log, registryPolicyOn });
    return new FuzzDesk(world, watched, log, () => {
      armed = true;
    });
  }

  arm(): void {
    this.#arm();
  }

  /** What is stored, read past a planted fault. */
  get truth(): AnyStore {
    return this.watch.truth;
  }

  get store(): AnyStore {
    return this.watch.store;
  }

  /** Error codes that were logged since the desk was opened. */
  errors(): readonly LogEntry[] {
    return this.#log.entries.filter(({ level }) => level === 'error');
  }

  async send(ask: Ask): Promise<Sent> {
    const url = new URL(ask.path, 'http://127.0.0.1');
    const match = matchRoute(ask.method, url.pathname);
    const sent =
      match && ask.authorization === undefined ? await this.#toHandler(ask) : await this.#toGateway(ask);
    await this.world.runtime.settle();
    return { ...sent, operation: match?.operation };
  }

  async #toHandler({ who, method, path, text = '', headers, claims, base64 = false }: Ask) {
    const url = new URL(path, 'http://127.0.0.1');
    const match = matchRoute(method, url.pathname)!;
    const { runtime } = this.world;
    const body = base64 ? Buffer.from(text).toString('base64') : text;
    const event = apiEvent({ method, url, headers, body }, match, claimsOf(who), runtime.clock.nowMs());
    if (claims !== undefined) event.requestContext.authorizer = claims;
    event.isBase64Encoded = base64;
    const result = await runtime.api[match.operation](event, lambdaContext(functionOf(match.operation)));
    return { status: result.statusCode, text: result.body, headers: result.headers ?? {} };
  }

  async #toGateway(ask: Ask): Promise<Omit<Sent, 'operation'>> {
    const authorization = ask.authorization ?? (await bearer(ask.who));
    const { runtime } = this.world;
    const listen = gatewayListener({
      runtime,
      tokens,
      movable: false,
      hasCaughtUp: () => true,
      portalOrigin: fuzzedPortal,
      clockMoved: () => undefined,
    });
    const chunks = ask.text === undefined || ask.text === '' ? [] : [Buffer.from(ask.text)];
    const request = Object.assign(Readable.from(chunks), {
      method: ask.method,
      url: ask.path,
      headers: { host: '127.0.0.1', ...ask.headers, authorization },
    });
    return new Promise((resolve) => {
      let status = 0;
      let headers: Record<string, unknown> = {};
      const response = {
        writeHead: (code: number, given: Record<string, unknown>) => {
          status = code;
          headers = given;
        },
        end: (text: string) => resolve({ status, headers, text }),
      };
      // A socket’s worth of either is not needed: the gateway reads and answers through these members.
      listen(
        request as unknown as IncomingMessage,
        response as unknown as ServerResponse & { req: IncomingMessage },
      );
    });
  }
}
