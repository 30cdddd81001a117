/**
 * A memory store that answers, beside the real DynamoDB adapters that ask: each call of a function goes to the adapters
 * first, on an SDK client that notes what it would send and sends nothing, and then to memory, which has the facts. So
 * the commands are those of the code that is deployed, and whole journeys take a second.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { partyItem, registryStateItem } from '../../../adapters/dynamodb/items.ts';
import { partyKey, registryStateKey } from '../../../adapters/dynamodb/keys.ts';
import { createDynamoDbStore } from '../../../adapters/dynamodb/store.ts';
import { emptyRegistry } from '../../../domain/registry/registry-change.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import type { Store } from '../../adapters/stores-under-test.ts';
import { neededOnTable } from './needed.ts';
import { asNobody, type Recording, runningFunction } from './recorder.ts';

const local = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const asksFor = z.object({
  Key: z.object({ PK: z.object({ S: z.string() }) }).optional(),
  ExpressionAttributeValues: z
    .record(z.string(), z.object({ S: z.string() }).optional().catch(undefined))
    .optional(),
});

/** What a further command depends on: the registry's state, and that a list of cases is not empty. */
const answerTo = async (command: string, input: unknown, store: Store): Promise<object> => {
  const { Key, ExpressionAttributeValues: values } = asksFor.parse(input);
  if (command === 'GetItemCommand' && Key?.PK.S === registryStateKey.PK)
    return {
      Item: registryStateItem.toItem(registryStateKey, {
        ...emptyRegistry,
        revision: await store.revision(),
        generations: {},
      }),
    };
  if (!values?.[':list']?.S.startsWith('CASES#')) return {};
  const party = { caseId: 'WH-0000-0000-0000', role: 'spoa', org: 'suffolk' } as const;
  const openedAt = '2026-03-02T14:00:00.000Z';
  const key = partyKey(party.caseId, party);
  const item = partyItem.toItem(key, { ...party, openedAt }, { GSI1PK: 'any', GSI1SK: 'any' });
  return { Items: [item] };
};

const notingClient = (recording: Recording, memory: Store): DynamoDBClient => {
  const client = new DynamoDBClient(local);
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        recording.note(...neededOnTable(commandName, input));
        const output = { $metadata: {}, ...(await answerTo(commandName, input, memory)) };
        return { output, response: {} };
      },
    { step: 'serialize', priority: 'low', name: 'noteAndAnswer' },
  );
  return client;
};

/** `memory` may hold facts already. */
export const shadowedStore = (recording: Recording, memory: Store = createMemoryStore()): Store => {
  const shadow = createDynamoDbStore({ client: notingClient(recording, memory), tableName: 'cases' });
  return new Proxy(memory, {
    get: (target, name) => {
      const answer: unknown = Reflect.get(target, name);
      const asked: unknown = Reflect.get(shadow, name);
      if (typeof answer !== 'function' || typeof asked !== 'function') return answer;
      return async (...args: unknown[]): Promise<unknown> => {
        // The relay of one machine begins with this, woken by whoever wrote; it is no function of AWS.
        if (name === 'pending' && runningFunction() !== 'outbox-relay') asNobody();
        if (runningFunction() !== '') await Reflect.apply(asked, shadow, args);
        return Reflect.apply(answer, target, args);
      };
    },
  });
};
