/** The store of one machine: the embedded DynamoDB, a DynamoDB endpoint that the user names, or memory with a warning. */
import { createTable } from '../adapters/dynamodb/create-table.ts';
import { createDynamoDbStore } from '../adapters/dynamodb/store.ts';
import { createMemoryStore } from '../adapters/memory/store.ts';
import type { Store } from '../domain/ports/ports.ts';
import { clientAt, noEngineBecause, startEmbeddedDynamoDb } from './embedded-dynamodb.ts';

export interface OpenStore {
  store: Store;
  kind: string;
  /** False for memory: what is written is forgotten at exit. */
  keeps: boolean;
  /** Resolves when the engine ended by itself; then the server must end too. */
  lost: Promise<void>;
  close(): Promise<void>;
}

export const localTableName = 'warm-handoff';
const never = new Promise<void>(() => undefined);

export const openStore = async (options: {
  dbPath?: string;
  endpoint?: string | undefined;
}): Promise<OpenStore> => {
  if (options.endpoint !== undefined) {
    const client = clientAt(options.endpoint);
    await createTable(client, localTableName);
    return {
      store: createDynamoDbStore({ client, tableName: localTableName }),
      kind: 'the DynamoDB that DYNAMODB_ENDPOINT names',
      keeps: true,
      lost: never,
      close: () => {
        client.destroy();
        return Promise.resolve();
      },
    };
  }
  const reason = noEngineBecause();
  if (reason !== undefined)
    return {
      store: createMemoryStore(),
      kind: `memory, since ${reason}: every case is FORGOTTEN at exit`,
      keeps: false,
      lost: never,
      close: () => Promise.resolve(),
    };
  const engine = await startEmbeddedDynamoDb(options.dbPath === undefined ? {} : { dbPath: options.dbPath });
  await createTable(engine.client, localTableName);
  return {
    store: createDynamoDbStore({ client: engine.client, tableName: localTableName }),
    keeps: options.dbPath !== undefined,
    kind:
      options.dbPath === undefined
        ? 'the embedded DynamoDB in memory'
        : `the embedded DynamoDB in ${options.dbPath}`,
    lost: engine.ended,
    close: () => engine.stop(),
  };
};
