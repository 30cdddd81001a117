/** A fact that came after the first decision, as those who have to do with the person report it. */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { instantSchema } from '../shared/instant.ts';
import { admissionPlaces, residenceFacts } from './answer-codes.ts';
import { campusResidences, laterIndicatorsSchema } from './later-indicators.ts';

export const laterFactBodySchema = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('admission'), at: instantSchema, place: z.enum(admissionPlaces) }),
  z.strictObject({ fact: z.literal('admissionEnded'), at: instantSchema }),
  z.strictObject({
    fact: z.literal(residenceFacts[0]),
    on: localDateSchema,
    /** State-operated residence on psychiatric center grounds: TLR, TPP, SOCR, RCCA. */
    residence: z.enum(campusResidences),
  }),
  z.strictObject({ fact: z.literal(residenceFacts[1]), on: localDateSchema }),
  z.strictObject({
    fact: z.literal('indicator'),
    /** The day on which it became known. */
    on: localDateSchema,
    /** What is given here replaces what was said of it before. */
    indicators: laterIndicatorsSchema.refine((indicators) => Object.keys(indicators).length > 0, {
      error: 'Give at least one indicator.',
    }),
  }),
]);
export type LaterFactBody = z.infer<typeof laterFactBodySchema>;
