/**
 * PUT /cases/{caseId}/aot-order: a court order with its renewals and its end, or an agreement without a court. They are
 * kinds of their own, because an Enhanced Service Package or a voluntary agreement is not a court order.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { givenCountySchema } from '../shared/county-names.ts';
import { line } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { agreementKinds, serviceCategories } from '../case/plan-of-care-record.ts';

const untilNotBeforeFrom = ({ from, until }: { from: string; until?: string | undefined }): boolean =>
  until === undefined || from <= until;
const untilError = { path: ['until'], error: 'Give a last day that is not before the first.' };

const courtOrderSchema = z
  .strictObject({
    kind: z.literal('courtOrder'),
    /** Given to change an order on record; left out for a new one. */
    orderId: z
      .string()
      .regex(/^O[1-9]\d{0,3}$/, 'Give the order id as the case shows it, for example O1.')
      .optional(),
    court: line(120),
    county: givenCountySchema,
    orderedOn: localDateSchema.optional(),
    from: localDateSchema,
    /** The last day of the order, inclusive. */
    until: localDateSchema,
    /** The order that this one renews. */
    renews: line(5).optional(),
    categories: z.array(z.enum(serviceCategories)).min(1).max(serviceCategories.length),
    /** The court ended the order before its last day. */
    ended: z
      .strictObject({ at: instantSchema, reason: z.enum(['vacated', 'dismissed', 'moved', 'other']) })
      .optional(),
  })
  .refine(untilNotBeforeFrom, untilError);

const agreementSchema = z
  .strictObject({
    kind: z.enum(agreementKinds),
    from: localDateSchema,
    until: localDateSchema.optional(),
  })
  .refine(untilNotBeforeFrom, untilError);

export const aotOrderBodySchema = z.discriminatedUnion('kind', [courtOrderSchema, agreementSchema]);
export type AotOrderBody = z.infer<typeof aotOrderBodySchema>;
export type CourtOrderBody = z.infer<typeof courtOrderSchema>;
export type AgreementBody = z.infer<typeof agreementSchema>;
