/**
 * From how many days before or after now on a time that is reported is unusual, and must be confirmed: validated, dated data
 * that an administrator may change; the newest entry in force decides. A year that is wrong by one lies at least 330 days off
 * for whoever enters within the month, so what happens from day to day is asked for well below that.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { createInForceOn } from './in-force.ts';

const days = z.int().positive().max(40_000);
/** Of what has happened: nothing of it lies ahead. */
const past = z.strictObject({ back: days.optional() });
const both = z.strictObject({ back: days.optional(), ahead: days });

const unusualTimesSchema = z.strictObject({
  validFrom: localDateSchema,
  source: z.string(),
  assumption: z.boolean(),
  spans: z.strictObject({
    /** What was done or happened with the person: a contact, a discharge, an event, a step. */
    event: past,
    /** What was signed or settled beforehand. */
    paper: past,
    /** What the rules look back on. */
    lookBack: past,
    /** What the rules look back on, and may be about to happen: a release, a step down. */
    transition: both,
    /** What a life has: a birth, an admission, an earlier stay. */
    history: past,
    /** A discharge that is to come. */
    plan: both,
    /** What is to be done, and may be overdue for long. */
    due: both,
    /** An order or an agreement as the county records it. */
    order: both,
    /** A time for which something stands. */
    period: both,
    /** An absence in which somebody covers. */
    cover: both,
  }),
});
export type UnusualTimes = z.infer<typeof unusualTimesSchema>;
export type Span = keyof UnusualTimes['spans'];

export const unusualTimesOn = createInForceOn(
  z
    .array(unusualTimesSchema)
    .min(1)
    .parse([
      {
        validFrom: '2014-01-01',
        source: 'No source: far more than anybody who works with a person is late, and less than a year.',
        assumption: true,
        spans: {
          event: { back: 90 },
          paper: { back: 300 },
          lookBack: { back: 1_826 },
          transition: { back: 1_826, ahead: 180 },
          history: {},
          plan: { back: 90, ahead: 180 },
          due: { ahead: 300 },
          order: { back: 300, ahead: 731 },
          period: { back: 731, ahead: 3_653 },
          cover: { back: 90, ahead: 300 },
        },
      },
    ]),
);
