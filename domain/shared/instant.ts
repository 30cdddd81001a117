/**
 * Instants and elapsed time.
 *
 * An `Instant` is a point on the UTC time line written as ISO 8601 with milliseconds and `Z`
 * (`2026-03-06T22:00:00.000Z`): one fixed width, so that the text order is the time order and keys can hold it.
 * Elapsed-time clocks (48 hours) are arithmetic on instants and know no zone; calendar rules are in calendar.ts.
 */
import * as z from 'zod';

export type Instant = string;

const millisecondsOf = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
export type ElapsedUnit = keyof typeof millisecondsOf;

/** Reads any ISO 8601 date-time that carries an offset and returns it in UTC. Throws RangeError on anything else. */
export const toInstant = (text: string): Instant => new Date(text).toISOString();

export const instantFromMs = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const epochMs = (at: Instant): number => Date.parse(at);

const earliest = '1900-01-01T00:00:00.000Z';
const latest = '2200-01-01T00:00:00.000Z';

/** A date-time with an explicit offset; a local time without one is refused, since it names two instants a year. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: 'Give a date and time with its offset, for example 2026-03-06T17:00:00-05:00.',
  })
  // A fraction of a second may have any number of digits.
  .max(40, 'Give a date and time of at most 40 characters.')
  .transform(toInstant)
  // Beyond four digits a year is written with a sign, and the text order would no longer be the time order.
  .refine((at) => earliest <= at && at < latest, 'Give a date between 1900 and 2200.')
  // What comes out of the transformation is a text to the API document too.
  .meta({ type: 'string', format: 'date-time' });

export const addElapsed = (at: Instant, count: number, unit: ElapsedUnit): Instant =>
  instantFromMs(epochMs(at) + count * millisecondsOf[unit]);

/** Of one or more. */
export const latestOf = (instants: readonly Instant[]): Instant =>
  instantFromMs(Math.max(...instants.map(epochMs)));

/** Whole seconds from one instant to another. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.floor((epochMs(to) - epochMs(from)) / 1_000);

/** The instant half-way between two instants. */
export const midpoint = (from: Instant, to: Instant): Instant =>
  instantFromMs((epochMs(from) + epochMs(to)) / 2);

/** The longest timeout that Step Functions accepts, about three years. */
const longestTimeoutSeconds = 99_999_999;

/**
 * Whole seconds from `now` to `at`, rounded up, within what Step Functions accepts. A wait that is cut short escalates,
 * finds that no rung has passed, and waits for the rest.
 */
export const timeoutSeconds = (now: Instant, at: Instant): number =>
  Math.min(longestTimeoutSeconds, Math.max(1, Math.ceil((epochMs(at) - epochMs(now)) / 1_000)));
