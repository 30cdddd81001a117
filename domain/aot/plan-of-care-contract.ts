/** PUT /cases/{caseId}/plan-of-care: categories of service, and who was consulted before a material change. */
import * as z from 'zod';
import { line } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { serviceCategories } from '../case/plan-of-care-record.ts';

const nameSchema = line(120);

export const planOfCareBodySchema = z.strictObject({
  /** Categories kept as part of the court-ordered plan; empty without an order. */
  courtPlan: z.array(z.enum(serviceCategories)).max(serviceCategories.length),
  /** Services beside it, such as primary care. */
  other: z.array(nameSchema).max(50),
  consulted: z
    .strictObject({
      physician: z.strictObject({ who: nameSchema, at: instantSchema }),
      county: z.strictObject({
        who: nameSchema,
        office: z.enum(['directorOfCommunityServices', 'aotCoordinator']),
        at: instantSchema,
      }),
    })
    .optional(),
});
export type PlanOfCareBody = z.infer<typeof planOfCareBodySchema>;
