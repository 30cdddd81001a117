/**
 * Who a Health Home may enrol at all, before HH+ is asked: the State plan's conditions, adulthood and serious mental
 * illness. Medicaid that is suspended for the stay is "unknown" here, not "no": it is activated on discharge (HHP-MED).
 */
import { adultRule } from './adult-rule.ts';
import { anyOf, condition, defineRule, ifKnown } from './define-rule.ts';

/**
 * Single qualifying conditions besides HIV and serious mental illness, with the day from which each counts. Assumption:
 * the number of the amendment says 2021; the day on which it took effect was not readable, so a safe later one stands.
 */
const sickleCellAmendment = { source: 'SPA 21-0026', countsFrom: '2022-01-01', assumption: true };

/** What is neither active nor absent can become active, and is asked for. */
const medicaidAnswers = new Map<string | null, boolean>([
  ['active', true],
  ['none', false],
  ['closed', false],
]);

const since = '2014-01-01';

/** No way in and no bar to a referral, which is how a person comes to be enrolled. */
export const enrolmentRule = defineRule({
  id: 'HHP-ENR-01',
  title: 'Enrolled in a Health Home that serves adults',
  clauses: ['DESC-1'],
  validFrom: since,
  uses: ['enrolledInHealthHome'],
  conditions: ({ enrolledInHealthHome }) => [
    condition(
      enrolledInHealthHome,
      'The person is enrolled in a Health Home.',
      'The person is not enrolled yet: HH+ begins when the Health Home has enrolled them.',
      'whether the person is enrolled in a Health Home',
    ),
  ],
});

export const baseEligibilityRules = [
  adultRule,
  defineRule({
    id: 'HHP-SMI-01',
    title: 'Serious mental illness',
    clauses: ['DESC-1', 'EP-0'],
    validFrom: since,
    uses: ['seriousMentalIllness'],
    conditions: ({ seriousMentalIllness }) => [
      condition(
        seriousMentalIllness,
        'The person has a serious mental illness.',
        'Health Home Plus is for serious mental illness, and the referral says that there is none.',
        'whether the person has a serious mental illness',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-BASE-01',
    title: 'Active Medicaid',
    clauses: ['BASE-1'],
    validFrom: since,
    uses: ['medicaidStatus'],
    conditions: ({ medicaidStatus }) => [
      condition(
        medicaidAnswers.get(medicaidStatus) ?? null,
        'Medicaid is active.',
        'There is no Medicaid coverage that could be activated; an application is needed first.',
        'that Medicaid is active on the day of service',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-BASE-02',
    title: 'Two chronic conditions, or HIV, or serious mental illness',
    clauses: ['BASE-2', 'BASE-4'],
    validFrom: since,
    uses: ['chronicConditions', 'hiv', 'seriousMentalIllness', 'sickleCell', 'substanceUseDisorder'],
    conditions: ({ chronicConditions, hiv, seriousMentalIllness, sickleCell, substanceUseDisorder, on }) => [
      condition(
        anyOf(
          seriousMentalIllness,
          hiv,
          ifKnown(chronicConditions, (count) => count >= 2),
          ifKnown(sickleCell, (has) => has && on >= sickleCellAmendment.countsFrom),
        ),
        'The person has two chronic conditions or a single qualifying condition.',
        substanceUseDisorder === true
          ? 'A substance use disorder alone does not qualify; a second chronic condition is needed.'
          : 'The person has fewer than two chronic conditions and no single qualifying condition.',
        'the chronic conditions, with their diagnoses',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-BASE-03',
    title: 'Sickle cell disease as a single qualifying condition',
    clauses: ['BASE-2-SICKLE'],
    validFrom: sickleCellAmendment.countsFrom,
    policyChoice: sickleCellAmendment.assumption,
    uses: ['sickleCell'],
    conditions: ({ sickleCell }) => [
      condition(
        sickleCell,
        'Sickle cell disease qualifies by itself.',
        'The person has no sickle cell disease.',
        'whether the person has sickle cell disease',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-BASE-04',
    title: 'Significant behavioral, medical or social risk',
    clauses: ['BASE-3'],
    validFrom: since,
    policyChoice: true,
    uses: ['riskFactorsNamed', 'stateFacility'],
    conditions: ({ riskFactorsNamed, stateFacility }) => [
      condition(
        // A stay in a State facility is such a risk: our reading.
        stateFacility === true ? true : ifKnown(riskFactorsNamed, (named) => named > 0),
        'A significant risk is documented, or the person leaves a State facility.',
        'No significant risk is documented.',
        'the risk factors that make care management appropriate',
      ),
    ],
  }),
];
