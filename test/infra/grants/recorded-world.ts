/** Worlds whose functions are recorded: handlers and tasks run in their own name on a shadowed store. */
import { functionOf } from '../../../domain/shared/function-names.ts';
import * as z from 'zod';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { operations, routes } from '../../../domain/api/routes.ts';
import type { CaseWrite } from '../../../domain/case/case-draft.ts';
import type { OutboxEntry } from '../../../domain/shared/outbox.ts';
import type { WorldOptions, World } from '../../../local/journeys/world.ts';
import type { Store } from '../../adapters/stores-under-test.ts';
import { asFunction, type Recording } from './recorder.ts';
import { shadowedStore } from './shadow.ts';

/** Everything that was written to an outbox, kept when it is relayed, with the facts that it speaks of. */
export interface Relayed {
  store: Store;
  entry: OutboxEntry;
}

const remembering = (memory: Store, relayed: Relayed[]): Store => ({
  ...memory,
  save: async (write: CaseWrite, ...rest) => {
    await memory.save(write, ...rest);
    relayed.push(...write.outbox.map((entry) => ({ store: memory, entry })));
  },
});

/** Options of a world that runs on a fresh recorded store. */
export const recordedOptions = (
  recording: Recording,
  relayed: Relayed[] = [],
): WorldOptions & { store: Store } => ({
  store: shadowedStore(recording, remembering(createMemoryStore(), relayed)),
  disturb: () => (name, _payload, run) => asFunction(name, run),
});

let requests = 0;
const headersIn = z.object({ headers: z.record(z.string(), z.unknown()) });

/** As a request that may come twice, unless it reads. */
const keyed = (event: unknown, reads: boolean): unknown => {
  if (reads || typeof event !== 'object') return event;
  requests += 1;
  const { headers } = headersIn.parse(event);
  return { ...event, headers: { ...headers, 'idempotency-key': `request-${requests}` } };
};

/** Every request runs in the name of its function. */
export const recordRequests = (world: World): World => {
  const api = { ...world.runtime.api };
  for (const operation of operations) {
    const { method } = routes[operation];
    const fn = functionOf(operation);
    api[operation] = new Proxy(api[operation], {
      apply: (handler, self: unknown, [event, ...rest]: unknown[]): unknown =>
        asFunction(fn, (): unknown =>
          Reflect.apply(handler, self, [keyed(event, method === 'GET'), ...rest]),
        ),
    });
  }
  world.runtime.api = api;
  return world;
};
