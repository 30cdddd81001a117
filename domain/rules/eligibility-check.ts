/**
 * The eligibility check: what somebody knows of a person, without a name, against every rule on a day; nothing is stored.
 * The answer says in plain words what is met, what is not and what is missing.
 */
import * as z from 'zod';
import { coverageEnds, dueOn } from '../discharge/medicaid-at-discharge.ts';
import type { Answer } from '../shared/answer.ts';
import { completedYears, localDateSchema } from '../shared/calendar.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { countyIds, countyOf } from '../shared/counties.ts';
import { decideAndRecord } from './decision-record.ts';
import type { eligibilityAnswerSchema } from './eligibility-answer-contract.ts';
import type { Eligibility, RuleFinding } from './eligibility.ts';
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
    dateOfBirth: localDateSchema.optional(),
    seriousMentalIllness: z.boolean().optional(),
    enrolledInHealthHome: z.boolean().optional(),
    county: z
      .enum(countyIds, { error: 'Give a New York county id, for example suffolk or st-lawrence.' })
      .optional(),
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
  .refine(({ asOf, dateOfBirth }) => !asOf || !dateOfBirth || dateOfBirth <= asOf, {
    path: ['dateOfBirth'],
    error: 'Give a date of birth before the day of the check.',
  });
export type EligibilityCheck = z.infer<typeof eligibilityCheckSchema>;

const checkFacts = (check: EligibilityCheck, on: LocalDate): CaseFacts => {
  const { dateOfBirth, medicaid, stay, indicators } = check;
  const ageOn = (day: LocalDate | undefined): number | null =>
    dateOfBirth === undefined || day === undefined ? null : completedYears(dateOfBirth, day);
  return factsOn(on, {
    ...indicatorFacts(indicators, on),
    ageYears: ageOn(on),
    ageAtAdmission: ageOn(stay?.admittedOn),
    ageAtDischarge: ageOn(stay?.dischargedOn),
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

const sentenceOf = ({ ruleId, title, outcome, reasons, policyChoice }: RuleFinding): string => {
  const answer = { met: 'yes', notMet: 'no', unknown: 'not known' }[outcome];
  return `${title} (${ruleId}${policyChoice ? ', policy choice' : ''}): ${answer}. ${reasons.join(' ')}`;
};

const explain = ({ outcome, required, base, categories, rate, missingEvidence }: Eligibility): string[] => [
  headline[outcome],
  ...[...required, ...base, ...categories, ...rate].map(sentenceOf),
  ...(missingEvidence.length > 0 ? [`To decide more, document: ${missingEvidence.join('; ')}.`] : []),
];

const medicaidOf = (facts: CaseFacts, dischargedOn: LocalDate | undefined) => {
  const answer = medicaidAnswer(facts);
  if (answer.kind === 'ask' || dischargedOn === undefined) return answer;
  return {
    ...answer,
    dueOn: dueOn(answer.outcome, dischargedOn),
    ...(facts.medicaidProgram === 'district97' && { coverageEnds: coverageEnds(dischargedOn) }),
  };
};

export type EligibilityAnswer = Answer<typeof eligibilityAnswerSchema>;

export const checkEligibility = (check: EligibilityCheck, today: LocalDate): EligibilityAnswer => {
  const facts = checkFacts(check, check.asOf ?? today);
  const record = decideAndRecord(facts, check.knownAt ?? today);
  return {
    ...record,
    explanation: explain(record.decision),
    ...(check.medicaid && { medicaid: medicaidOf(facts, check.stay?.dischargedOn) }),
    ...(check.county && {
      rate: rateFor(
        { kind: 'healthHomePlus', region: countyOf(check.county).rateRegion },
        check.asOf ?? today,
      ),
    }),
  };
};
