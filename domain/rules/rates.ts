/**
 * Monthly rates by date of service, as data. A figure that could not be read in a published table is absent: the answer
 * is then that it is not known, never a number. Amounts are in cents.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';

export type RateRegion = 'upstate' | 'downstate';
const rateKinds = ['healthHomePlus', 'healthHomePlusAot', 'careManagement'] as const;
export type RateKind = (typeof rateKinds)[number];

const rateSchema = z.strictObject({
  kind: z.enum(rateKinds),
  /** Absent where the State has yet to assign it. */
  code: z.string().optional(),
  validFrom: localDateSchema,
  validTo: localDateSchema.optional(),
  upstate: z.int().positive().optional(),
  downstate: z.int().positive().optional(),
  source: z.string(),
});
type Rate = z.infer<typeof rateSchema>;

const plus = { kind: 'healthHomePlus', code: '1853' };
const table2022 = 'DOH rate table, May 2022';
const table2024 = 'DOH rate table, August 2024';

const rates: readonly Rate[] = z.array(rateSchema).parse([
  {
    ...plus,
    validFrom: '2016-12-01',
    validTo: '2022-03-31',
    upstate: 75000,
    downstate: 80000,
    source: 'Guidance',
  },
  {
    ...plus,
    validFrom: '2022-04-01',
    validTo: '2023-03-31',
    upstate: 79050,
    downstate: 84320,
    source: table2022,
  },
  {
    ...plus,
    validFrom: '2023-04-01',
    validTo: '2024-03-31',
    upstate: 82212,
    downstate: 87693,
    source: table2024,
  },
  { ...plus, validFrom: '2024-04-01', upstate: 84547, downstate: 90183, source: table2024 },
  {
    kind: 'healthHomePlusAot',
    validFrom: '2024-04-01',
    upstate: 102012,
    downstate: 108693,
    source: `${table2024}; pending approval, its code to be assigned`,
  },
  {
    kind: 'careManagement',
    code: '1873',
    validFrom: '2020-07-01',
    validTo: '2022-03-31',
    upstate: 20000,
    downstate: 21300,
    source: table2022,
  },
  {
    kind: 'careManagement',
    code: '1873',
    validFrom: '2022-04-01',
    validTo: '2023-03-31',
    upstate: 20200,
    downstate: 21513,
    source: table2022,
  },
  { kind: 'careManagement', code: '1873', validFrom: '2023-04-01', source: `${table2024}, not readable` },
]);

type RateAnswer =
  { known: true; cents: number; code: string | null; source: string } | { known: false; reason: string };

const ofDay = (kind: RateKind, on: LocalDate): Rate | undefined =>
  rates.find(
    (rate) =>
      rate.kind === kind && rate.validFrom <= on && (rate.validTo === undefined || on <= rate.validTo),
  );

/** Under an AOT order the line of its own, from the day that it has one; before that the HH+ line. */
export const rateFor = (
  { kind, region }: { kind: RateKind; region: RateRegion },
  on: LocalDate,
): RateAnswer => {
  const rate = ofDay(kind, on) ?? (kind === 'healthHomePlusAot' ? ofDay('healthHomePlus', on) : undefined);
  if (!rate) return { known: false, reason: 'No rate of this kind is on record for this day.' };
  const cents = rate[region];
  return cents === undefined
    ? { known: false, reason: 'The published figure for this day could not be read.' }
    : { known: true, cents, code: rate.code ?? null, source: rate.source };
};
