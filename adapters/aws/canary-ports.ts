/** Canaries in the table: what the schedule puts and the relay takes. */
import type { Ports } from '../../domain/ports/ports.ts';
import { createCanaries } from '../dynamodb/canaries.ts';
import { tableOfStage } from './table-ports.ts';

export const canaryPorts = (): Pick<Ports, 'canaries'> => ({ canaries: createCanaries(tableOfStage()) });
