/** A length of time as policy data writes it: elapsed, or counted in business days of New York. */
import * as z from 'zod';
import { addBusinessDays } from './calendar.ts';
import { addElapsed, type Instant } from './instant.ts';

export const durationSchema = z.strictObject({
  count: z.int().positive().max(1_000),
  unit: z.enum(['minutes', 'hours', 'days', 'businessDays']),
});
export type Duration = z.infer<typeof durationSchema>;

/** `times` lengths after `from`: business days are counted in one run, so that a weekend is not rounded twice. */
export const addDuration = (from: Instant, { count, unit }: Duration, times = 1): Instant =>
  unit === 'businessDays' ? addBusinessDays(from, count * times) : addElapsed(from, count * times, unit);
