/** What every function that reads or writes the table is given: one store under each of its names, the clock and the log. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ports } from '../../domain/ports/ports.ts';
import { createDynamoDbStore } from '../dynamodb/store.ts';
import { readEnvironment } from '../environment.ts';
import { basePorts } from './base-ports.ts';

type TablePorts = Pick<
  Ports,
  'cases' | 'grants' | 'accesses' | 'registry' | 'proposals' | 'outbox' | 'clock' | 'log'
>;

export const tablePorts = (serviceName: string): TablePorts => {
  const { TABLE_NAME: tableName } = readEnvironment('TABLE_NAME');
  const store = createDynamoDbStore({ client: new DynamoDBClient({}), tableName });
  return {
    ...basePorts(serviceName),
    cases: store,
    grants: store,
    accesses: store,
    registry: store,
    proposals: store,
    outbox: store,
  };
};
