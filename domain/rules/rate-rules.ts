/** Which HH+ rate belongs to a county on a day of service. The amounts are data (rates.ts); billing decides what is due. */
import { counties } from '../shared/counties.ts';
import { orderActive } from './order-active.ts';
import { condition, defineRule } from './define-rule.ts';
import type { CaseFacts } from './facts.ts';
import { rateFor, type RateRegion } from './rates.ts';

const regionOf = ({ county }: CaseFacts): RateRegion | null =>
  counties.find(({ id }) => id === county)?.rateRegion ?? null;

const rateRule = (region: RateRegion, id: string, clause: string) =>
  defineRule({
    id,
    title: `The ${region} HH+ rate by day of service`,
    clauses: [clause, 'BILL-3', 'BILL-6'],
    validFrom: '2014-01-01',
    // Whether residence or fiscal responsibility drives the rate is not said: fiscal responsibility where it is given.
    policyChoice: true,
    uses: ['county', 'aotStatus', 'aotOrderFrom', 'aotOrderUntil', 'on'],
    conditions: (facts) => {
      const known = regionOf(facts);
      const kind = orderActive(facts) === true ? 'healthHomePlusAot' : 'healthHomePlus';
      const rate = rateFor({ kind, region }, facts.on);
      return [
        condition(
          known === null ? null : known === region,
          `The county is ${region}.`,
          `The county is not ${region}.`,
          'the county',
        ),
        condition(
          rate.known,
          `${rate.known ? `${rate.code === null ? 'A code still to be assigned' : `Code ${rate.code}`} pays ${(rate.cents / 100).toFixed(2)} dollars a month` : ''}.`,
          'There was no HH+ rate on this day.',
          'the day of service',
        ),
      ];
    },
  });

export const rateRules = [
  rateRule('downstate', 'HHP-RATE-01', 'BILL-4'),
  rateRule('upstate', 'HHP-RATE-02', 'BILL-5'),
];
