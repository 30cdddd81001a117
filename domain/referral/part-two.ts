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

type Findings = Decision['decision']['base'];
type ListName = {
  [Name in keyof Decision['decision']]: Decision['decision'][Name] extends Findings ? Name : never;
}[keyof Decision['decision']];

/** Every list of findings that a decision has: one that is left out here does not compile. */
const listsOf = ({
  required,
  base,
  enrolment,
  categories,
  rate,
}: Decision['decision']): Record<ListName, Findings> => ({
  required,
  base,
  enrolment,
  categories,
  rate,
});

const decisionWithoutPartTwo = (record: Decision): Decision => ({
  ...record,
  facts: { ...record.facts, substanceUseDisorder: null },
  decision: {
    ...record.decision,
    ...Object.fromEntries(
      Object.entries(listsOf(record.decision)).map(([list, findings]) => [
        list,
        findings.map(findingWithoutPartTwo),
      ]),
    ),
  },
});

const findingsOf = ({ decision }: Decision): Findings => Object.values(listsOf(decision)).flat();

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
