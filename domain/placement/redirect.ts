/**
 * A SPOA sends a referral on to the county that answers for the person. The history stays with the case, the clock begins
 * anew for the SPOA that decides now, and nothing goes there that the person's consent does not cover.
 */
import { legalBasis } from '../access/legal-basis.ts';
import type { CompletionOf } from './completion-contract.ts';
import { localDate } from '../shared/calendar.ts';
import type { PolicyFor } from '../policy/county-protocol.ts';
import { lguOf } from '../shared/counties.ts';
import type { RuleCode } from '../shared/problems.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock } from '../case/clocks.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { followPerson } from '../case/hand-over.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { referrerOf } from '../case/parties.ts';
import { endReturn } from './return-for-information.ts';

const refuse = (ruleId: string, code: RuleCode, detail: string): never => {
  throw new Refused({
    code,
    ruleId,
    detail,
    errors: [{ field: 'body.county', message: detail }],
  });
};

/** The forensic team comes first for CNYPC to New York City, also by a redirect, but only once. */
const eventFor = ({ facility, clocks }: CaseRecord, lgu: string) =>
  facility === 'cnypc' && lgu === 'nyc' && !clocks.some(({ kind }) => kind === 'forensicTransition')
    ? 'spoaRedirectedToForensicTeam'
    : 'spoaRedirected';

export const redirectReferral = (
  draft: CaseDraft,
  item: WorkItem,
  { county, reason }: CompletionOf<'spoaDecision'>,
  policyFor: PolicyFor,
): void => {
  const from = draft.case.county;
  const to = county ?? from;
  const lgu = lguOf(to);
  if (lgu === draft.case.lgu)
    refuse('HHP-ROUTE-02', 'sameCounty', 'The referral is with this county already.');
  // The consent must cover a SPOA: which county's it is follows from where the person lives.
  if (['none', 'source'].includes(legalBasis(draft.case, 'ownCounty', draft.now).kind))
    refuse('HHP-CONSENT-03s', 'consentDoesNotCover', 'The consent does not cover another SPOA.');
  draft.move('placement', eventFor(draft.case, lgu));
  endReturn(draft);
  completeWorkItem(draft, item, 'redirect', draft.now);
  meetClock(draft, 'spoaDecision', draft.now);
  const { triage } = policyFor(lgu, localDate(draft.now));
  const before = draft.case.triage;
  draft.case.county = to;
  draft.case.lgu = lgu;
  delete draft.case.triage;
  if (triage) draft.case.triage = triage;
  draft.case.redirects = [
    ...(draft.case.redirects ?? []),
    { at: draft.now, from, to, ...(before && { triage: before }), ...(reason !== undefined && { reason }) },
  ];
  draft.record('referralRedirected', { from, to }, ['HHP-ROUTE-02']);
  const referrer = referrerOf(draft.case);
  // The county that has it now hears that a referral waits for its decision.
  if (referrer.role !== 'spoa') draft.notify('referralRedirected', referrer);
  followPerson(draft);
};
