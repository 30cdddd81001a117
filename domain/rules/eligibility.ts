/**
 * The answer to "is this person eligible for HH+?": every category tried, met or not, what is missing, and by which
 * versions of the rules. The categories are alternatives; adulthood and serious mental illness always apply.
 */
import type { LocalDate } from '../shared/calendar.ts';
import { baseEligibilityRules, enrolmentRule } from './base-eligibility.ts';
import { categoriesFiveToNine } from './categories-five-to-nine.ts';
import { categoriesOneToFour, hhPlusRateRule } from './categories-one-to-four.ts';
import { anyOf, condition, defineRule } from './define-rule.ts';
import type { CaseFacts } from './facts.ts';
import { findingOf, type RuleFinding } from './finding.ts';
import { type Rule, type RuleOutcome, versionsAsKnown } from './rule.ts';

export const categoryRules = [...categoriesOneToFour, ...categoriesFiveToNine];

const answerOf = { met: true, notMet: false, unknown: null } as const satisfies Record<
  RuleOutcome,
  boolean | null
>;
const outcomeOf = (answer: boolean | null): RuleOutcome => {
  if (answer === null) return 'unknown';
  return answer ? 'met' : 'notMet';
};

/** On a day before a population came to HH+ its category does not exist, and nobody is eligible by it. */
export const anyCategoryRule = defineRule({
  id: 'HHP-EL-00',
  title: 'At least one category of high need, among those that exist on the day',
  clauses: ['EP-0', 'DESC-4'],
  validFrom: '2014-01-01',
  uses: ['on'],
  conditions: (facts) => [
    condition(
      anyOf(
        ...versionsAsKnown(categoryRules, facts.on, facts.on).map(
          (rule) => answerOf[rule.check(facts).outcome],
        ),
      ),
      'At least one category is met.',
      'No category is met.',
      'evidence of at least one category',
    ),
  ],
});

export interface Eligibility {
  on: LocalDate;
  lookBackFrom: LocalDate;
  /** Eligible for HH+ as a population: adult, serious mental illness, one category. */
  outcome: RuleOutcome;
  /** Whether a Health Home for adults may enrol: age, Medicaid, conditions, risk. HH+ alone asks for SMI. */
  healthHome: RuleOutcome;
  /** Whether the HH+ rate may be billed where the person lives. */
  hhPlusRate: RuleOutcome;
  required: readonly RuleFinding[];
  base: readonly RuleFinding[];
  /** Shown, and decides nothing: who is not enrolled yet is referred to be. */
  enrolment: readonly RuleFinding[];
  categories: readonly RuleFinding[];
  rate: readonly RuleFinding[];
  missingEvidence: readonly string[];
}

const adultRuleId = 'HHP-AGE-01';
const requiredIds: readonly string[] = [adultRuleId, 'HHP-SMI-01'];
/** Sickle cell is tested within HHP-BASE-02 and stands in the catalogue for its own date. */
const withinOthers: readonly string[] = ['HHP-BASE-03'];

export const eligibilityRules: readonly Rule<CaseFacts>[] = [
  ...baseEligibilityRules,
  enrolmentRule,
  ...categoryRules,
  hhPlusRateRule,
];

/** Undecided by nothing is "no": on a day without a rule nobody is eligible by it. */
const all = (findings: readonly RuleFinding[]): RuleOutcome => {
  if (findings.length === 0 || findings.some(({ outcome }) => outcome === 'notMet')) return 'notMet';
  return findings.every(({ outcome }) => outcome === 'met') ? 'met' : 'unknown';
};

export const decideEligibility = (
  facts: CaseFacts,
  knownAt: LocalDate,
  rules: readonly Rule<CaseFacts>[] = eligibilityRules,
): Eligibility => {
  const findings = versionsAsKnown(rules, facts.on, knownAt).map((rule) => findingOf(rule, facts));
  const by = (belongs: (id: string) => boolean): RuleFinding[] =>
    findings.filter(({ ruleId }) => belongs(ruleId));
  const required = by((id) => requiredIds.includes(id));
  const base = by((id) => id.startsWith('HHP-BASE-') && !withinOthers.includes(id));
  const rate = by((id) => id === hhPlusRateRule.id);
  const categories = by((id) => id.startsWith('HHP-EL-') && id !== hhPlusRateRule.id);
  const category = outcomeOf(anyOf(...categories.map(({ outcome }) => answerOf[outcome])));
  const outcome = outcomeOf(
    all(required) === 'notMet' || category === 'notMet'
      ? false
      : all(required) === 'met' && category === 'met'
        ? true
        : null,
  );
  const open = [...required, ...base, ...(category === 'met' ? [] : categories), ...rate];
  return {
    on: facts.on,
    lookBackFrom: facts.lookBackFrom,
    outcome,
    healthHome: all([...required.filter(({ ruleId }) => ruleId === adultRuleId), ...base]),
    hhPlusRate: all(rate),
    required,
    base,
    enrolment: by((id) => id === enrolmentRule.id),
    categories,
    rate,
    missingEvidence: [...new Set(open.flatMap(({ missingEvidence }) => missingEvidence))],
  };
};
