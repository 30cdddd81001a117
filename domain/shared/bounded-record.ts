/**
 * A record whose names are data (a county's own fields): it says how many it may hold, to whoever parses and to whoever
 * reads the contract.
 */
import * as z from 'zod';
import { line } from './free-text.ts';

export const boundedRecord = <Value extends z.ZodType>(longestName: number, value: Value, most: number) =>
  z
    .record(line(longestName), value)
    .refine((members) => Object.keys(members).length <= most, `Give ${most} fields at most.`)
    .meta({ maxProperties: most });
