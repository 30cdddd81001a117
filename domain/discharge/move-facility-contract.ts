/** A move to another State facility before the discharge, as the facility or the county reports it. */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { facilityIds } from '../shared/facilities.ts';
import { instantSchema } from '../shared/instant.ts';

export const moveFacilityBodySchema = z
  .strictObject({
    facility: z.enum(facilityIds),
    movedAt: instantSchema,
    /** True where the person came to a forensic unit of a facility that is none itself. */
    forensicUnit: z.boolean().default(false),
    /** The discharge as the new facility expects it; left out, the plan stays as it is. */
    plannedFor: instantSchema.optional(),
    plannedOn: localDateSchema.optional(),
  })
  .refine(({ plannedFor, plannedOn }) => plannedFor === undefined || plannedOn === undefined, {
    path: ['plannedOn'],
    error: 'Give plannedFor (date and time) or plannedOn (date), not both.',
  });
export type MoveFacilityBody = z.infer<typeof moveFacilityBodySchema>;
