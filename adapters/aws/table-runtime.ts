/** What every function that reads or writes the table runs on: one client, one store, the clock and the log. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AccessLog, AuditGrants, CaseStore, Clock, Log, Store } from '../../domain/ports/ports.ts';
import { createDynamoDbStore } from '../dynamodb/store.ts';
import { readEnvironment } from '../environment.ts';
import { createLog } from '../powertools/log.ts';
import { systemClock } from '../system/system-clock.ts';

export interface TableRuntime {
  store: Store;
  /** What reaching a case takes. */
  onCase: { cases: CaseStore; clock: Clock; grants: AuditGrants };
  /** What the frame of an API function runs on. */
  frame: { log: Log; clock: Clock; accesses: AccessLog };
  clock: Clock;
  log: Log;
}

export const tableRuntime = (serviceName: string): TableRuntime => {
  const { TABLE_NAME: tableName } = readEnvironment('TABLE_NAME');
  const store = createDynamoDbStore({ client: new DynamoDBClient({}), tableName });
  const log = createLog({ serviceName });
  const onCase = { cases: store, clock: systemClock, grants: store };
  return { store, clock: systemClock, log, onCase, frame: { log, clock: systemClock, accesses: store } };
};
