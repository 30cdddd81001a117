/** CNYPC releases to New York City (guidance, CNYPC discharges only): by itself, since screening reads it of all rules of a journey. */
import { condition, defineRule, ifKnown } from './define-rule.ts';

export const forensicRouteRule = defineRule({
  id: 'HHP-FT-01',
  title: 'CNYPC to New York City: the forensic transitional team first',
  clauses: ['SPC-10'],
  validFrom: '2016-12-01',
  uses: ['facility', 'lgu'],
  conditions: ({ facility, lgu }) => [
    condition(
      ifKnown(facility, (known) => known === 'cnypc'),
      'The person is released from CNYPC.',
      'The referral goes to the county.',
      'the facility',
    ),
    condition(
      ifKnown(lgu, (known) => known === 'nyc'),
      'A CNYPC release to New York City goes to the OMH forensic transitional team first.',
      'The referral goes to the county.',
      'the county',
    ),
  ],
});
