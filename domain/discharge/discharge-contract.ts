/** What a planner reports about the discharge: the plan and its changes, the discharge itself and its correction. */
import * as z from 'zod';
import { dischargeCorrections, planCancellations } from '../case/answer-codes.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { instantSchema } from '../shared/instant.ts';

export const dischargePlanBodySchema = z.discriminatedUnion('status', [
  z
    .strictObject({
      status: z.literal('planned'),
      plannedFor: instantSchema.optional(),
      plannedOn: localDateSchema.optional(),
    })
    .refine((plan) => (plan.plannedFor === undefined) !== (plan.plannedOn === undefined), {
      path: ['plannedFor'],
      error: 'Give plannedFor (date and time) or plannedOn (date).',
    }),
  z.strictObject({
    status: z.literal('cancelled'),
    reason: z.enum(planCancellations),
  }),
  z.strictObject({ status: z.literal('readmitted'), readmittedAt: instantSchema }),
]);
export type DischargePlanBody = z.infer<typeof dischargePlanBodySchema>;

export const dischargeBodySchema = z
  .strictObject({
    dischargedAt: instantSchema.optional(),
    /** Only the date is known: the clock then runs from 00:00 of that day (strict) and says so. */
    dischargedOn: localDateSchema.optional(),
    /** Required when a discharge is already on record: what was wrong with it. */
    correctionReason: z.enum(dischargeCorrections).optional(),
  })
  .refine((body) => (body.dischargedAt === undefined) !== (body.dischargedOn === undefined), {
    path: ['dischargedAt'],
    error: 'Give dischargedAt (date and time) or dischargedOn (date).',
  });
export type DischargeBody = z.infer<typeof dischargeBodySchema>;
