/**
 * The county says whether what a second source told counts (HHP-ID-03). Confirmed, its indicators are a later fact like any other,
 * of the day on which they came, and the rules decide anew; days that were known before stay known.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { indicatorsOf } from '../case/later-facts.ts';
import { mostDays } from '../case/later-indicators.ts';
import type { SecondReferral } from '../case/second-referral-record.ts';
import { isVoided } from '../case/voided.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { CompletionOf } from '../referral/completion-contract.ts';
import { settleSecondReferral, waitingOf } from '../referral/second-referral.ts';
import type { Person } from '../shared/actor.ts';
import { localDate } from '../shared/calendar.ts';
import { isSameJson } from '../shared/hash.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { recordFact } from './record-fact.ts';

type Told = SecondReferral['indicators'];

const listsOfDays = [
  'psychiatricInpatientAdmissions',
  'medicalInpatientAdmissions',
  'outpatientMentalHealthServices',
] as const;

/** A later fact replaces what was said before: of days it must say both. */
const withKnownDays = ({ case: record }: CaseDraft, told: Told): Told => {
  const known = indicatorsOf(record);
  const lists = listsOfDays.map((name) => {
    const days = told[name];
    const all = new Set([...(known[name] ?? []), ...(days ?? [])]);
    return days ? { [name]: [...all].toSorted().slice(-mostDays) } : {};
  });
  const visits = told.psychiatricEmergencyVisits;
  const days = new Set(visits?.map(({ on }) => on));
  const before = (known.psychiatricEmergencyVisits ?? []).filter(({ on }) => !days.has(on));
  const joined = visits && [...before, ...visits].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return Object.assign(
    { ...told, ...(joined && { psychiatricEmergencyVisits: joined.slice(-mostDays) }) },
    ...lists,
  ) as Told;
};

/** What is on record already is not recorded again. */
const takeIndicators = (
  draft: CaseDraft,
  { indicators: told, receivedAt }: SecondReferral,
  by: Person,
  policy: EscalationPolicy,
): void => {
  const indicators = withKnownDays(draft, told);
  const on = localDate(receivedAt);
  const isKnown = draft.case.laterFacts?.some(
    (fact) =>
      fact.fact === 'indicator' &&
      !isVoided(fact) &&
      fact.on === on &&
      isSameJson(fact.indicators, indicators),
  );
  if (isKnown || Object.keys(indicators).length === 0) return;
  recordFact(draft, { fact: 'indicator', on, indicators }, by, policy);
};

export const answerEvidence = (
  draft: CaseDraft,
  item: WorkItem,
  { decision, reason }: CompletionOf<'confirmEvidence'>,
  by: Person,
  policy: EscalationPolicy,
): void => {
  for (const second of waitingOf(draft, item.workItemId)) {
    settleSecondReferral(draft, second, { status: decision, ...(reason && { reason }) });
    if (decision === 'confirmed') takeIndicators(draft, second, by, policy);
  }
  completeWorkItem(draft, item, decision, draft.now);
};
