/**
 * Screening: may this referral enter (door.ts), is the person eligible, and by which way, all by the rules of domain/rules,
 * when the state machine screens. The decision is kept with its facts and rule versions.
 */
import { caseFacts } from '../case/case-facts.ts';
import { adultFrom } from '../rules/ages.ts';
import { decideAndRecord, type DecisionRecord } from '../rules/decision-record.ts';
import { decideEligibility } from '../rules/eligibility.ts';
import { findingOf } from '../rules/finding.ts';
import { forensicRouteRule } from '../rules/journey-rules.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { closeCase } from '../case/close-case.ts';
import { asFinding, atTheDoor, type Finding } from './door.ts';

export interface Screening {
  eligible: boolean;
  hhPlusRate: boolean;
  throughForensicTeam: boolean;
  findings: Finding[];
  /** The rules that decided: all that were met when eligible, the conditions that were not when not. */
  decisive: string[];
  record: DecisionRecord;
}

const idsOf = (findings: readonly Finding[]): string[] => findings.map(({ ruleId }) => ruleId);

/** An age that nobody can tell decides against nobody: what is left is asked as of an adult, and the record says that it is not known. */
export const isEligibleBy = ({ facts, knownAt, decision }: DecisionRecord): boolean =>
  decision.outcome === 'met' ||
  (facts.ageYears === null &&
    decideEligibility({ ...facts, ageYears: adultFrom }, knownAt).outcome === 'met');

export const screen = (record: CaseRecord, now: Instant): Screening => {
  const facts = caseFacts(record, now);
  const decided = decideAndRecord(facts, localDate(now));
  const { required, categories, rate } = decided.decision;
  const atDoor = atTheDoor(facts);
  const door = atDoor.map(({ keepsOut: _, ...finding }) => finding);
  const smi = required.map(asFinding).filter(({ ruleId }) => ruleId === 'HHP-SMI-01');
  // Every category was tried and is in the record; here stand those that are met, and the one of State facilities.
  const shown = categories
    .filter((category) => category.outcome === 'met' || category.ruleId === 'HHP-EL-03')
    .map(asFinding);
  const rateFindings = rate.map(asFinding);
  const route = asFinding(findingOf(forensicRouteRule, facts));
  const tried = [...smi, ...shown];
  const findings = [...door, ...tried, ...rateFindings, route];
  const eligible = isEligibleBy(decided) && !atDoor.some(({ keepsOut }) => keepsOut);
  return {
    eligible,
    hhPlusRate: decided.decision.hhPlusRate === 'met',
    throughForensicTeam: route.met,
    findings,
    decisive: eligible
      ? idsOf(findings.filter(({ met }) => met))
      : idsOf([...atDoor.filter(({ keepsOut }) => keepsOut), ...tried.filter(({ met }) => !met)]),
    record: decided,
  };
};

/** Task `Screen Referral`. Run twice: a case that has left screening is not screened again. */
export const screenReferral = (draft: CaseDraft): void => {
  if (draft.case.strands.placement !== 'screening') return;
  const { throughForensicTeam, decisive, ...screening } = screen(draft.case, draft.now);
  draft.case.screening = screening;
  draft.record('screened', { eligible: screening.eligible, hhPlusRate: screening.hhPlusRate }, decisive);
  if (!screening.eligible) closeCase(draft, 'ineligible', decisive);
  else draft.move('placement', throughForensicTeam ? 'eligibleThroughForensicTeam' : 'eligible');
};
