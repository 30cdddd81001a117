/**
 * What was reported of the way of a person, each fact with who reported it and when, and with what stood before it: so that a
 * fact that was entered in error can be taken out, and what stood before stands again. What counts now stands in the case
 * itself. A part of the case (case-parts.ts); what was given with the referral has none until it is voided.
 */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { storedId, storedInstant } from '../shared/stored-text.ts';
import { numbered } from './part-number.ts';
import { strandsSchema } from './strands.ts';
import { voidedSchema } from './voided.ts';

const reported = {
  ...numbered,
  enteredAt: storedInstant,
  by: personSchema.optional(),
  voided: voidedSchema.optional(),
};

/** A plan as it stood; none without `plannedFor`. */
const planSchema = z.strictObject({
  plannedFor: storedInstant.optional(),
  dateOnly: z.boolean(),
  /** From when on the discharge was awaited; absent where nobody awaited it yet. */
  anchor: storedInstant.optional(),
});
export type PlanBefore = z.infer<typeof planSchema>;

/** The discharge that a readmission reversed. */
const reversedSchema = z.strictObject({
  at: storedInstant,
  dateOnly: z.boolean(),
  reportedBy: recipientSchema.optional(),
  confirmedAt: storedInstant.optional(),
});

export const journeyFactSchema = z.discriminatedUnion('fact', [
  z.strictObject({
    ...reported,
    fact: z.literal('discharge'),
    at: storedInstant,
    dateOnly: z.boolean(),
    /** The work that it has done. */
    did: storedId.optional(),
  }),
  z.strictObject({
    ...reported,
    fact: z.literal('dischargePlan'),
    /** Absent where the plan was cancelled. */
    plannedFor: storedInstant.optional(),
    dateOnly: z.boolean(),
    before: planSchema,
  }),
  z.strictObject({
    ...reported,
    fact: z.literal('readmission'),
    at: storedInstant,
    before: planSchema,
    from: strandsSchema.shape.discharge,
    reversed: reversedSchema.optional(),
    /** The work that it took back: of the contact, of Medicaid, and of the confirmation. */
    tookBack: z.array(storedId).max(3),
  }),
  z.strictObject({ ...reported, fact: z.literal('handOff'), at: storedInstant }),
]);
export const journeyFacts = journeyFactSchema.options.map(({ shape }) => shape.fact.value);
export type JourneyFact = z.infer<typeof journeyFactSchema>;
export type JourneyFactOf<Fact extends JourneyFact['fact']> = Extract<JourneyFact, { fact: Fact }>;
