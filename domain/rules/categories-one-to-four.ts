/** HH+ categories 1 to 4: court orders, State facilities and on-campus residences, ACT step-down. */
import { condition, defineRule, ifKnown } from './define-rule.ts';
import type { CaseFacts } from './facts.ts';
import { isWithinTwelveMonthsFrom, isWithinYear } from './look-back.ts';
import { orderActive } from './order-active.ts';

/** The year in which each population came to HH+; the guidance gives months from 2016 on. */
const populationsFrom = { aot: '2014-01-01', stateFacilities: '2016-12-01', others: '2018-05-01' };

const orderExpiredWithinYear = ({ aotStatus, aotOrderUntil, on }: CaseFacts): boolean | null =>
  aotOrderUntil === null
    ? ifKnown(aotStatus, (status) => status === 'expiredWithinYear')
    : aotOrderUntil < on && isWithinYear(aotOrderUntil, on);

/** Until the day of leaving it; a residence that was left before this discharge was an earlier one. */
const isOnCampus = (facts: CaseFacts): boolean | null => {
  const { onCampusResidence, leftOnCampusResidenceOn: left, stateDischargeOn, on } = facts;
  const hasLeft = left !== null && left <= on && (stateDischargeOn === null || stateDischargeOn <= left);
  return hasLeft ? false : ifKnown(onCampusResidence, (residence) => residence !== 'none');
};

/** An agreement without a known end stands for a year from its signature; after that somebody must say. */
const agreementStands = ({ agreementSignedOn, agreementUntil, on }: CaseFacts): boolean | null => {
  if (agreementUntil !== null) return on <= agreementUntil;
  return agreementSignedOn !== null && isWithinYear(agreementSignedOn, on) ? true : null;
};

const orderFacts = ['aotStatus', 'aotOrderFrom', 'aotOrderUntil', 'on'] as const;

export const categoriesOneToFour = [
  defineRule({
    id: 'HHP-EL-01',
    title: 'Current AOT court order',
    clauses: ['EP-1'],
    validFrom: populationsFrom.aot,
    uses: orderFacts,
    conditions: (facts) => [
      condition(
        orderActive(facts),
        'An AOT court order is active.',
        'No AOT court order is active on this day.',
        'the first and last day of an AOT order',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-EL-01E',
    title: 'Enhanced Service Package or Voluntary Agreement',
    clauses: ['EP-1-ESP'],
    validFrom: populationsFrom.others,
    // It stands under category 1, yet it is no court order: contacts and window follow the rules of HH+ without AOT.
    policyChoice: true,
    uses: ['agreementLguIdentified', 'agreementSignedOn', 'agreementUntil', 'on', 'lookBackFrom'],
    conditions: (facts) => [
      condition(
        facts.agreementLguIdentified,
        'The LGU identified the person.',
        'The LGU did not identify the person for an agreement.',
        'that the LGU identified the person',
      ),
      condition(
        ifKnown(facts.agreementSignedOn, (signedOn) => signedOn <= facts.on),
        'The person signed the agreement.',
        'The agreement was not signed by this day.',
        'the day on which the person signed the agreement',
      ),
      condition(
        agreementStands(facts),
        'The agreement stands.',
        'The agreement has ended.',
        'until when the agreement stands',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-EL-02',
    title: 'AOT order expired within the past year',
    clauses: ['EP-2'],
    validFrom: populationsFrom.others,
    policyChoice: true,
    uses: [...orderFacts, 'lookBackFrom'],
    conditions: (facts) => [
      condition(
        orderExpiredWithinYear(facts),
        'An AOT order expired within the past year.',
        'No AOT order expired within the past year.',
        'the last day of an AOT order',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-EL-03',
    title: 'Discharged from a State PC, or released from CNYPC',
    clauses: ['EP-3'],
    validFrom: populationsFrom.stateFacilities,
    // How long after the discharge is not said: a year, as for the other categories.
    policyChoice: true,
    uses: ['stateFacility', 'stateDischargeOn', 'on', 'lookBackFrom'],
    conditions: ({ stateFacility, stateDischargeOn, on }) => [
      condition(
        stateFacility,
        'The person is discharged from a State Psychiatric Center or CNYPC (category 3).',
        'The referring organisation is not a State Psychiatric Center or CNYPC.',
        'whether the person leaves a State Psychiatric Center or CNYPC',
      ),
      condition(
        stateDischargeOn === null || stateDischargeOn >= on || isWithinYear(stateDischargeOn, on),
        'The discharge is to come, or within the past year.',
        'The discharge was more than a year ago.',
        'the day of discharge',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-EL-03L',
    title: 'Twelve months from leaving an on-campus State-operated residence',
    clauses: ['EP-3-LATER'],
    validFrom: populationsFrom.stateFacilities,
    uses: ['leftOnCampusResidenceOn', 'on'],
    conditions: ({ leftOnCampusResidenceOn, on }) => [
      condition(
        ifKnown(leftOnCampusResidenceOn, (left) => isWithinTwelveMonthsFrom(left, on)),
        'The person left an on-campus residence within these twelve months.',
        'The twelve months from leaving the on-campus residence do not include this day.',
        'the day on which the person left an on-campus residence',
      ),
    ],
  }),
  defineRule({
    id: 'HHP-EL-04',
    title: 'Stepping down from ACT',
    clauses: ['EP-4'],
    validFrom: populationsFrom.others,
    policyChoice: true,
    uses: ['actStepDownOn', 'on', 'lookBackFrom'],
    conditions: ({ actStepDownOn, on }) => [
      condition(
        ifKnown(actStepDownOn, (day) => day >= on || isWithinYear(day, on)),
        'The person moves from ACT to a lower level of service.',
        'The step-down from ACT was more than a year ago.',
        'the day of a step-down from ACT',
      ),
    ],
  }),
];

/** Not a way in: whether the HH+ rate may be billed for who is eligible. */
export const hhPlusRateRule = defineRule({
  id: 'HHP-EL-03R',
  title: 'No HH+ rate in an on-campus State-operated residence, AOT excepted',
  clauses: ['EP-3-CAMPUS', 'EP-3-AOT'],
  validFrom: populationsFrom.stateFacilities,
  uses: ['onCampusResidence', 'leftOnCampusResidenceOn', 'stateDischargeOn', ...orderFacts],
  conditions: (facts) => {
    const onCampus = isOnCampus(facts);
    return [
      condition(
        onCampus === true && orderActive(facts) === true ? true : ifKnown(onCampus, (there) => !there),
        'The HH+ rate may be billed when its requirements are met.',
        'The person lives in a State-operated residence on campus: Health Home services yes, HH+ rate not until leaving it.',
        'whether the person goes to a State-operated residence on campus',
      ),
    ];
  },
});
