/**
 * A record whose names are data (a county's own fields): it says how many it may hold, to whoever parses and to whoever
 * reads the contract.
 */
import * as z from 'zod';
import { line } from './free-text.ts';

export const recordOf = <Name extends z.ZodString, Value extends z.ZodType>(
  name: Name,
  value: Value,
  most: number,
) =>
  z
    .record(name, value)
    .refine((members) => Object.keys(members).length <= most, `Give ${most} fields at most.`)
    .meta({ maxProperties: most });
/** Its names are somebody's own words. */
export const boundedRecord = <Value extends z.ZodType>(longestName: number, value: Value, most: number) =>
  recordOf(line(longestName), value, most);

/** So many organisations a case counts for by name. */
export const mostNames = 40;
/** Under which name a record counts for somebody: their own, or the one that all share who come when it is full. */
export const nameAmong = (counts: Readonly<Record<string, unknown>>, name: string): string =>
  Object.hasOwn(counts, name) || Object.keys(counts).length < mostNames - 1 ? name : 'others';
