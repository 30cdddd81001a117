/**
 * How much one organisation may add to one case in a day of New York (policy choice): far more than anybody does who works
 * with a person, and little enough that no account can bury a case. Which requests count is said in domain/api/counted.ts.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';

export const dailyQuotaSchema = z.strictObject({
  quotaId: z.string(),
  validFrom: localDateSchema,
  source: z.string(),
  assumption: z.boolean(),
  additions: z.int().positive().max(1_000),
});
export type DailyQuota = z.infer<typeof dailyQuotaSchema>;

const dailyQuotas: readonly [DailyQuota, ...DailyQuota[]] = [
  dailyQuotaSchema.parse({
    quotaId: 'daily-quota-2026',
    validFrom: '2019-11-01',
    source: 'No source: four times the entries of the busiest day of a search that was played.',
    assumption: true,
    additions: 60,
  }),
];

/** The quota in force on a day; before the first, the first. */
export const dailyQuotaOn = (
  on: LocalDate,
  quotas: readonly [DailyQuota, ...DailyQuota[]] = dailyQuotas,
): DailyQuota => quotas.findLast(({ validFrom }) => validFrom <= on) ?? quotas[0];
