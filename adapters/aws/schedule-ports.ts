/** What the schedule of work has beside every function on the table: the lists that it goes through. */
import type { Ports } from '../../domain/ports/ports.ts';
import { createScheduledLists } from '../dynamodb/scheduled-lists.ts';
import { tableOfStage } from './table-ports.ts';

export const schedulePorts = (): Pick<Ports, 'scheduledLists'> => ({
  scheduledLists: createScheduledLists(tableOfStage()),
});
