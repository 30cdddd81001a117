/**
 * The eligibility check: what somebody knows of a person, without a name, against every rule on a day; nothing is stored.
 * The answer says in plain words what is met, what is not and what is missing.
 */
import * as z from 'zod';
import type { Answer } from '../shared/answer.ts';
import { birthDateSchema, earliestBirth } from '../shared/birth-date.ts';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { type CountyId, countyOf } from '../shared/counties.ts';
import { givenCountySchema } from '../shared/county-names.ts';
import { Refused } from '../shared/refusal.ts';
import { ageFacts } from './ages.ts';
import { orderActive } from './order-active.ts';
import { decideAndRecord } from './decision-record.ts';
import type { eligibilityAnswerSchema } from './eligibility-answer-contract.ts';
import type { Eligibility } from './eligibility.ts';
import type { RuleFinding } from './finding.ts';
import type { CaseFacts } from './facts.ts';
import { factsOn, indicatorFacts } from './indicator-facts.ts';
import { indicatorsSchema } from './indicators-contract.ts';
import { medicaidAnswer } from './medicaid-rules.ts';
import { rateFor } from './rates.ts';

export const eligibilityCheckSchema = z
  .strictObject({
    /** The day of service or determination; today when not given. */
    asOf: localDateSchema.optional(),
    /** As the catalogue of rules stood on this day; today when not given. */
    knownAt: localDateSchema.optional(),
    /** As far as it is known: the day, the month or the year. */
    dateOfBirth: birthDateSchema.optional(),
    dateOfBirthEstimated: z.boolean().optional(),
    seriousMentalIllness: z.boolean().optional(),
    enrolledInHealthHome: z.boolean().optional(),
    county: givenCountySchema.optional(),
    medicaid: z
      .strictObject({
        status: z.enum(['active', 'suspended', 'closed', 'pending', 'none', 'unknown']).optional(),
        program: z.enum(['wms', 'nysoh', 'ssi', 'district97', 'none']).optional(),
        localCaseOpen: z.boolean().optional(),
      })
      .optional(),
    stay: z
      .strictObject({ admittedOn: localDateSchema, dischargedOn: localDateSchema.optional() })
      .refine(({ admittedOn, dischargedOn }) => dischargedOn === undefined || admittedOn <= dischargedOn, {
        path: ['dischargedOn'],
        error: 'Give a discharge on or after the admission.',
      })
      .optional(),
    indicators: indicatorsSchema.default({}),
  })
  .refine(({ dateOfBirth, stay }) => !dateOfBirth || !stay || earliestBirth(dateOfBirth) <= stay.admittedOn, {
    path: ['stay', 'admittedOn'],
    error: 'Give an admission after the birth.',
  });
export type EligibilityCheck = z.infer<typeof eligibilityCheckSchema>;

const checkFacts = (check: EligibilityCheck, on: LocalDate): CaseFacts => {
  const { medicaid, stay, indicators } = check;
  return factsOn(on, {
    ...indicatorFacts(indicators, on),
    ...ageFacts(check, { on, ...stay }),
    seriousMentalIllness: check.seriousMentalIllness ?? null,
    enrolledInHealthHome: check.enrolledInHealthHome ?? null,
    medicaidStatus: medicaid?.status ?? null,
    medicaidProgram: medicaid?.program ?? null,
    medicaidLocalCaseOpen: medicaid?.localCaseOpen ?? null,
    county: check.county ?? null,
  });
};

const headline = {
  met: 'Eligible for Health Home Plus.',
  notMet: 'Not eligible for Health Home Plus on this day.',
  unknown: 'Not decided: evidence is missing.',
} as const;

/** On campus a person belongs to the population, and "becomes eligible for HH+" only on leaving. */
const headlineOf = ({ outcome, hhPlusRate }: Eligibility): string =>
  outcome === 'met' && hhPlusRate === 'notMet'
    ? 'Eligible for Health Home services, and not for the Health Home Plus rate on this day.'
    : headline[outcome];

const sentenceOf = ({ ruleId, title, outcome, reasons, policyChoice }: RuleFinding): string => {
  const answer = { met: 'yes', notMet: 'no', unknown: 'not known' }[outcome];
  return `${title} (${ruleId}${policyChoice ? ', policy choice' : ''}): ${answer}. ${reasons.join(' ')}`;
};

const explain = (decision: Eligibility): string[] => [
  headlineOf(decision),
  ...[
    ...decision.required,
    ...decision.base,
    ...decision.enrolment,
    ...decision.categories,
    ...decision.rate,
  ].map(sentenceOf),
  ...(decision.missingEvidence.length > 0
    ? [`To decide more, document: ${decision.missingEvidence.join('; ')}.`]
    : []),
];

/** The line of its own that an AOT order has from the day on which there is one. */
const rateOf = (facts: CaseFacts, county: CountyId) =>
  rateFor(
    {
      kind: orderActive(facts) === true ? 'healthHomePlusAot' : 'healthHomePlus',
      region: countyOf(county).rateRegion,
    },
    facts.on,
  );

export type EligibilityAnswer = Answer<typeof eligibilityAnswerSchema>;

const refuseUnborn = ({ dateOfBirth }: EligibilityCheck, on: LocalDate): void => {
  if (dateOfBirth === undefined || earliestBirth(dateOfBirth) <= on) return;
  throw new Refused({
    code: 'invalid',
    detail: 'The person is not born on the day of the check.',
    next: 'Correct the date of birth, or asOf, and send the request again.',
    errors: [{ field: 'body.dateOfBirth', message: 'Give a date of birth before the day of the check.' }],
  });
};

/** Throws an `invalid` refusal for a person who is not born on the day. */
export const checkEligibility = (check: EligibilityCheck, today: LocalDate): EligibilityAnswer => {
  const on = check.asOf ?? today;
  refuseUnborn(check, on);
  const facts = checkFacts(check, on);
  const record = decideAndRecord(facts, check.knownAt ?? today);
  const dischargedOn = check.stay?.dischargedOn ?? facts.stateDischargeOn;
  return {
    ...record,
    explanation: explain(record.decision),
    ...(check.medicaid && { medicaid: medicaidAnswer(facts, dischargedOn) }),
    ...(check.county && { rate: rateOf(facts, check.county) }),
  };
};
