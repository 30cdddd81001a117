/** What every function that reads or writes cases is given: the stores each under its name, the clock and the log. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ports } from '../../domain/ports/ports.ts';
import { createAccessLog, createAuditGrants } from '../dynamodb/access-log.ts';
import type { CaseTable } from '../dynamodb/case-table.ts';
import { createCaseStore } from '../dynamodb/case-store.ts';
import { openTable } from '../dynamodb/open-table.ts';
import { createRegistry } from '../dynamodb/registry.ts';
import { readEnvironment } from '../environment.ts';
import { basePorts } from './base-ports.ts';

type TablePorts = Pick<Ports, 'cases' | 'grants' | 'accesses' | 'registry' | 'clock' | 'log'>;

export const tableOfStage = (): CaseTable => {
  const { TABLE_NAME: tableName } = readEnvironment('TABLE_NAME');
  return openTable({ client: new DynamoDBClient({}), tableName });
};

export const tablePorts = (serviceName: string): TablePorts => {
  const table = tableOfStage();
  return {
    ...basePorts(serviceName),
    cases: createCaseStore(table),
    grants: createAuditGrants(table),
    accesses: createAccessLog(table),
    registry: createRegistry(table),
  };
};
