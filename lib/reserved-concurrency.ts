/** What the functions of a stage reserve together, and what an account must have for it. */
import { reservedByIt } from './constructs/platform/default-group.ts';
import type { NodeFunction } from './constructs/shared/node-function.ts';
import type { Stage } from './stage.ts';

/** Lambda refuses a reservation that leaves an account fewer than these for functions that reserve nothing. */
const keptUnreserved = 100;

export const reservedIn = ({ network }: Stage, functions: readonly NodeFunction[]): number =>
  functions.reduce((sum, { reserved }) => sum + (reserved ?? 0), network === 'isolated' ? reservedByIt : 0);

export const accountQuotaFor = (reserved: number): number => reserved + keptUnreserved;
