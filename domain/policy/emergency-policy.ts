/**
 * For how long an emergency access opens a case, and how often a person may open it in a day by their own word alone:
 * validated, dated data that an administrator may change. 45 CFR 164.312(a)(2)(ii) asks for a procedure and names no time.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { createInForceOn } from './in-force.ts';

const emergencyPolicySchema = z.strictObject({
  validFrom: localDateSchema,
  source: z.string(),
  assumption: z.boolean(),
  openForHours: z.int().positive(),
  /** Within 24 hours; whoever needs more asks the county. */
  openingsADay: z.int().positive(),
});

export const emergencyPolicyOn = createInForceOn(
  z
    .array(emergencyPolicySchema)
    .min(1)
    .parse([
      {
        validFrom: '2016-12-01',
        source: 'An emergency is over, or the county knows of it, within two hours.',
        assumption: true,
        openForHours: 1,
        openingsADay: 2,
      },
    ]),
);
