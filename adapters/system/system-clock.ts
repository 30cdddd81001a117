/** The wall clock of the machine: the only owner of `Date.now`. */
import { instantFromMs } from '../../domain/shared/instant.ts';
import type { Clock } from '../../domain/ports/ports.ts';

export const systemClock: Clock = { now: () => instantFromMs(Date.now()) };
