/**
 * Substance-use records under 42 CFR Part 2 are hidden without the person's specific consent, and given only with the
 * notice that forbids passing them on (42 CFR 2.32). So is what was decided on them.
 */
import type { CaseRecord } from '../case/case-record.ts';

export const redisclosureNotice = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

type Shown = Pick<CaseRecord, 'referral' | 'screening'>;
type Screening = NonNullable<CaseRecord['screening']>;
type Decision = NonNullable<Screening['record']>;

/** A finding that speaks of use says what it would say had nobody asked. */
const neutral = 'The person has fewer than two chronic conditions and no single qualifying condition.';
const speaksOfUse = /substance use/i;

const neutralised = (reason: string): string => (speaksOfUse.test(reason) ? neutral : reason);

const findingWithoutPartTwo = (finding: Decision['decision']['base'][number]) => ({
  ...finding,
  reasons: finding.reasons.map(neutralised),
  factsUsed: {
    ...finding.factsUsed,
    ...(Object.hasOwn(finding.factsUsed, 'substanceUseDisorder') && { substanceUseDisorder: null }),
  },
});

const noPartTwoFacts = {
  substanceUseDisorder: null,
  partTwoSignedOn: null,
  partTwoExpiresOn: null,
  partTwoWithdrawnOn: null,
  partTwoRecipients: null,
} as const;

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
  facts: { ...record.facts, ...noPartTwoFacts },
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

const screeningWithoutPartTwo = ({ record, ...screening }: Screening): Screening => ({
  ...screening,
  findings: screening.findings.map((finding) => ({ ...finding, reason: neutralised(finding.reason) })),
  ...(record && { record: decisionWithoutPartTwo(record) }),
});

/** What may be seen without the specific consent: not even that there is something. */
export const withoutPartTwo = ({ referral, screening }: Shown): Shown => {
  const { partTwo, ...rest } = referral;
  const { substanceUseDisorder, ...indicators } = referral.indicators ?? {};
  return {
    referral: { ...rest, ...(referral.indicators && { indicators }) },
    ...(screening && { screening: screeningWithoutPartTwo(screening) }),
  };
};
