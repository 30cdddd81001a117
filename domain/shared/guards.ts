/** Refusals that several use cases share. */
import { addElapsed, type Instant } from './instant.ts';
import { Refused } from './refusal.ts';

/** Clocks of hospitals and servers differ a little: a fact this far ahead of our clock is taken as now. */
const skewMinutes = 5;

/** A fact is reported after it happened. Throws a `rule` refusal for an instant in the future. */
export const refuseFuture = (at: Instant, now: Instant, field: string, ruleId: string): void => {
  if (at <= addElapsed(now, skewMinutes, 'minutes')) return;
  throw new Refused({
    code: 'inTheFuture',
    ruleId,
    detail: 'This reports something that has not happened yet.',
    errors: [{ field, message: 'Give an instant that has passed.' }],
  });
};
