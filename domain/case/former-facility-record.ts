/** A State facility where the person was before they moved to another one, the discharge still to come. */
import * as z from 'zod';
import { organisationIdSchema, personSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { numbered } from './part-number.ts';

export const formerFacilitySchema = z.strictObject({
  ...numbered,
  facility: organisationIdSchema,
  to: organisationIdSchema,
  /** When the person moved, and when that was entered. */
  movedAt: storedInstant,
  at: storedInstant,
  by: personSchema,
  /** Whether the person came to a forensic unit there. */
  forensicUnit: z.boolean(),
  /** The number that the referral of that time gets among the former ones, once another is sent in its place. */
  wrote: z.int().positive(),
});
