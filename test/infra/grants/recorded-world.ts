/** Worlds whose functions are recorded: handlers and tasks run in their own name on a shadowed store. */
import { functionOf } from '../../../domain/shared/function-names.ts';
import * as z from 'zod';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { operations, routes } from '../../../domain/api/routes.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { type CaseWrite } from '../../../domain/case/case-write.ts';
import { registryPolicyOn } from '../../../domain/policy/registry-policy.ts';
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

/** One write of so many moves none to the past; so many of those are more than the writes of any journey move. */
const contactsAWrite = 50;
const writesOfContacts = 6;

/**
 * Gives a case that was just opened a long past at once: from then on whatever is written of it moves contacts to the
 * past, as with a case of many years.
 */
const growOld = async (memory: Store, { case: { caseId }, events }: CaseWrite): Promise<void> => {
  const [opened] = events;
  if (opened?.actor.kind !== 'person') throw new Error('Nobody opened the case.');
  const { actor, at } = opened;
  for (let written = 0; written < writesOfContacts; written += 1) {
    const snapshot = await memory.load(caseId);
    if (!snapshot) throw new Error('The case is gone.');
    const draft = new CaseDraft(snapshot, { now: at, actor });
    for (let count = 0; count < contactsAWrite; count += 1)
      draft.addContact({ at, method: 'phone', outcome: 'attempted', by: actor });
    draft.record('contactRecorded', { at, method: 'phone', outcome: 'attempted' });
    await memory.save(draft.write());
  }
};

const remembering = (memory: Store, relayed: Relayed[]): Store => ({
  ...memory,
  save: async (write: CaseWrite, ...rest) => {
    await memory.save(write, ...rest);
    if (write.before === undefined) await growOld(memory, write);
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
  registryPolicyOn,
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
