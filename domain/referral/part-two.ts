/**
 * Substance-use records under 42 CFR Part 2 are hidden without the person's specific consent, and given only with the
 * notice that forbids passing them on (42 CFR 2.32). So is what was decided on them.
 */
import type { CaseRecord } from './case-record.ts';

export const redisclosureNotice = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

type Shown = Pick<CaseRecord, 'referral' | 'screening'>;
type Screening = NonNullable<CaseRecord['screening']>;
type Decision = NonNullable<Screening['record']>;

const withheld = 'Withheld: it rests on substance-use records (42 CFR Part 2).';
const tellsOfUse = (factsUsed: Readonly<Record<string, unknown>>): boolean =>
  factsUsed['substanceUseDisorder'] !== undefined && factsUsed['substanceUseDisorder'] !== null;

const findingWithoutPartTwo = (finding: Decision['decision']['base'][number]) =>
  tellsOfUse(finding.factsUsed)
    ? {
        ...finding,
        reasons: [withheld],
        factsUsed: { ...finding.factsUsed, substanceUseDisorder: null },
      }
    : finding;

const decisionWithoutPartTwo = (record: Decision): Decision => ({
  ...record,
  facts: { ...record.facts, substanceUseDisorder: null },
  decision: {
    ...record.decision,
    required: record.decision.required.map(findingWithoutPartTwo),
    base: record.decision.base.map(findingWithoutPartTwo),
    categories: record.decision.categories.map(findingWithoutPartTwo),
    rate: record.decision.rate.map(findingWithoutPartTwo),
  },
});

const findingsOf = ({ decision }: Decision) => [
  ...decision.required,
  ...decision.base,
  ...decision.categories,
  ...decision.rate,
];

const screeningWithoutPartTwo = (screening: Screening): Screening => {
  const { record } = screening;
  if (!record) return screening;
  const telling = new Set(
    findingsOf(record)
      .filter(({ factsUsed }) => tellsOfUse(factsUsed))
      .map(({ ruleId }) => ruleId),
  );
  return {
    ...screening,
    findings: screening.findings.map((finding) =>
      telling.has(finding.ruleId) ? { ...finding, reason: withheld } : finding,
    ),
    record: decisionWithoutPartTwo(record),
  };
};

/** What may be seen without the specific consent: not even that there is something. */
export const withoutPartTwo = ({ referral, screening }: Shown): Shown => {
  const { partTwo, ...rest } = referral;
  const { substanceUseDisorder, ...indicators } = referral.indicators ?? {};
  return {
    referral: { ...rest, ...(referral.indicators && { indicators }) },
    ...(screening && { screening: screeningWithoutPartTwo(screening) }),
  };
};
