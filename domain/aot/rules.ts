/** The rules of people under a court order, for the catalogue: the month, the missing person, the plan, the duties. */
import type { AotMonthFacts } from './aot-month.ts';
import {
  activeOrderRule,
  commencementRule,
  missingRule,
  removalRule,
  searchEndRule,
  stepKindRule,
} from './missing-rules.ts';
import { treatmentPlanRules } from '../rules/treatment-plan-rules.ts';
import { dutyRules } from '../rules/duty-rules.ts';
import type { Rule } from '../rules/rule.ts';

export type MonthFacts = Pick<
  AotMonthFacts,
  'active' | 'minimum' | 'made' | 'efforts' | 'effortsReportedToLgu'
>;

const validFrom = '2014-01-01';

export const aotMonthRules: readonly Rule<MonthFacts>[] = [
  {
    id: 'HHP-AOT-MONTH-01',
    title: 'Four face-to-face contacts in a month under an order, or the county’s number where it is higher',
    clauses: ['AOT-12'],
    validFrom,
    // A month in which the order was active on any day counts as a whole one: the guidance is silent on parts.
    policyChoice: true,
    check: ({ active, minimum, made }) => {
      const met = !active || made >= minimum;
      const count = `${made} of ${minimum} contacts were made`;
      return {
        outcome: met ? 'met' : 'notMet',
        reasons: [active ? `${count}.` : 'No order was active in the month.'],
        factsUsed: { active, minimum, made },
        missingEvidence: [],
      };
    },
  },
  {
    id: 'HHP-AOT-EFFORT-01',
    title: 'Short of the contacts of the month: every effort is on record and was reported to the LGU',
    clauses: ['AOT-4', 'AOT-4-CONT'],
    validFrom,
    policyChoice: false,
    check: ({ active, minimum, made, efforts, effortsReportedToLgu }) => {
      const isShort = active && made < minimum;
      const met = !isShort || (efforts > 0 && efforts === effortsReportedToLgu);
      return {
        outcome: met ? 'met' : 'notMet',
        reasons: [
          isShort
            ? `${effortsReportedToLgu} of ${efforts} efforts that failed were reported to the LGU.`
            : 'The contacts of the month were made, or none were owed.',
        ],
        factsUsed: { active, minimum, made, efforts, effortsReportedToLgu },
        missingEvidence: [],
      };
    },
  },
];

export const aotRules: readonly Rule<never>[] = [
  ...aotMonthRules,
  missingRule,
  activeOrderRule,
  stepKindRule,
  searchEndRule,
  commencementRule,
  removalRule,
  ...treatmentPlanRules,
  ...dutyRules,
];
