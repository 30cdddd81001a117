/** What every function is given: the clock and a log in its name. */
import type { Ports } from '../../domain/ports/ports.ts';
import { readOwner } from '../environment.ts';
import { createLog } from '../powertools/log.ts';
import { systemClock } from '../system/system-clock.ts';

export const basePorts = (serviceName: string): Pick<Ports, 'clock' | 'log'> => ({
  clock: systemClock,
  log: createLog({ serviceName, countedFor: readOwner(serviceName) }),
});
