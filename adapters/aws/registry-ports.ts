/** What the functions that change the registry are given besides, or read its log: no other function carries that code. */
import type { Ports } from '../../domain/ports/ports.ts';
import { createRegistry } from '../dynamodb/registry.ts';
import { createRegistryChanges } from '../dynamodb/registry-changes.ts';
import { createRegistryProposals } from '../dynamodb/registry-proposals.ts';
import { basePorts } from './base-ports.ts';
import { tableOfStage } from './table-ports.ts';

type RegistryPorts = Pick<Ports, 'registry' | 'registryChanges' | 'proposals' | 'clock' | 'log'>;

export const registryPorts = (serviceName: string): RegistryPorts => {
  const table = tableOfStage();
  return {
    ...basePorts(serviceName),
    registry: createRegistry(table),
    registryChanges: createRegistryChanges(table),
    proposals: createRegistryProposals(table),
  };
};
