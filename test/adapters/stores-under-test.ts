/** Runs one suite against every store that claims to behave as the ports say: memory, and DynamoDB on a real engine. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createTable } from '../../adapters/dynamodb/create-table.ts';
import { createDynamoDbStore } from '../../adapters/dynamodb/store.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import type { Store } from '../../domain/ports/ports.ts';
import { type Engine, noEngineBecause, startEngine } from './embedded-dynamodb.ts';

export type { Store };

/** A fresh table, and the store on it. */
export const emptyTable = async ({ client }: Engine) => {
  const tableName = `test-${randomUUID()}`;
  await createTable(client, tableName);
  return { tableName, store: createDynamoDbStore({ client, tableName }) };
};

/** Gives the suite a started engine; says why when there is none. */
export const describeOnEngine = (title: string, suite: (engine: () => Engine) => void): void => {
  if (noEngineBecause !== undefined) {
    console.warn(`Skipped '${title}': ${noEngineBecause}.`);
    describe.skip(title, () => {
      it(`needs a DynamoDB engine: ${noEngineBecause}`, () => undefined);
    });
    return;
  }
  describe(title, () => {
    let engine: Engine | undefined;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => {
      engine?.stop();
    });
    suite(() => {
      if (!engine) throw new Error('The engine is started before the first test.');
      return engine;
    });
  });
};

/** `openStore` gives an empty store. */
export const describeStores = (suite: (openStore: () => Promise<Store>) => void): void => {
  describe('in memory', () => {
    suite(() => Promise.resolve(createMemoryStore()));
  });
  describeOnEngine('on DynamoDB', (engine) => {
    suite(async () => (await emptyTable(engine())).store);
  });
};
