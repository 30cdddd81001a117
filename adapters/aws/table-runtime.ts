/** What every function that reads or writes the table runs on: one client, one store, the clock and the log. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CaseStore, Clock, Log, Outbox, Registry } from '../../domain/shared/ports.ts';
import { createDynamoDbStore } from '../dynamodb/store.ts';
import { readEnvironment } from '../environment.ts';
import { createLog } from '../powertools/log.ts';
import { systemClock } from '../system/system-clock.ts';

export interface TableRuntime {
  store: CaseStore & Outbox & Registry;
  clock: Clock;
  log: Log;
}

export const tableRuntime = (serviceName: string): TableRuntime => {
  const { TABLE_NAME: tableName } = readEnvironment('TABLE_NAME');
  return {
    store: createDynamoDbStore({ client: new DynamoDBClient({}), tableName }),
    clock: systemClock,
    log: createLog({ serviceName }),
  };
};
