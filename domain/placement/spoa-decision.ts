/**
 * The SPOA's decision: accept, and with whom to place the person, or decline. Guidance, Referral: referrals through
 * SPOA are assigned to an agency that has attested to serve HH+. A human names the agencies or lets the registry's
 * order stand; nobody is assigned without the agency's own acceptance.
 */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { reasonsNotToServe } from './agency-rules.ts';
import { assignmentOptions } from './assignment-options.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { type CaseRecord, mostAsked, mostCandidates } from '../case/case-record.ts';
import { meetClock } from '../case/clocks.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { endByChoice } from '../case/end-by-choice.ts';
import type { Person } from '../shared/actor.ts';
import { endReturn } from './return-for-information.ts';
import type { CompletionOf } from './completion-contract.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { serviceNeedOf } from './service-need.ts';

/** The first of the order that GET assignment-options shows, without who was asked already: another round asks the next. */
const fromRegistry = (
  draft: CaseDraft,
  agencies: readonly CareManagementAgency[],
  staff: StaffDirectory,
): string[] => {
  const asked = new Set(draft.case.assignment.asked.map(({ agency }) => agency));
  const { options } = assignmentOptions(draft.case, serviceNeedOf(draft.case, draft.now), agencies, staff);
  return options
    .map(({ agency }) => agency.id)
    .filter((id) => !asked.has(id))
    .slice(0, mostCandidates);
};

const named = (
  draft: CaseDraft,
  candidates: readonly string[],
  agencies: readonly CareManagementAgency[],
): string[] => {
  const need = serviceNeedOf(draft.case, draft.now);
  const errors = candidates.flatMap((id, index) => {
    const field = `body.candidates[${index}]`;
    const agency = agencies.find((known) => known.id === id);
    if (!agency) return [{ field, message: 'The registry has no such agency.', ruleId: 'HHP-ASG-02' }];
    return reasonsNotToServe(agency, need).map(({ ruleId, reason }) => ({ field, message: reason, ruleId }));
  });
  const [first] = errors;
  if (first)
    throw new Refused({
      code: 'agencyMayNotServe',
      ruleId: first.ruleId,
      detail: 'An agency that you named may not serve this person.',
      next: 'Name other agencies, or leave candidates out to ask the registry’s agencies.',
      errors: errors.map(({ field, message }) => ({ field, message })),
    });
  return [...new Set(candidates)];
};

/**
 * Of each agency the latest answer, and room for what this round will add: a new round asks everybody anew, and the audit
 * events keep what was answered before.
 */
const latestAsks = (asked: CaseRecord['assignment']['asked']): CaseRecord['assignment']['asked'] =>
  [...new Map(asked.map((ask) => [ask.agency, ask])).values()]
    .sort((a, b) => a.round - b.round)
    .slice(mostCandidates - mostAsked);

const accept = (
  draft: CaseDraft,
  body: CompletionOf<'spoaDecision'>,
  agencies: readonly CareManagementAgency[],
  staff: StaffDirectory,
): void => {
  const candidates = body.candidates
    ? named(draft, body.candidates, agencies)
    : fromRegistry(draft, agencies, staff);
  if (candidates.length === 0)
    throw new Refused({
      code: 'noAgencyLeft',
      ruleId: 'HHP-ASG-02',
      detail: 'The registry has no agency for this county that was not asked already.',
    });
  draft.move('placement', 'spoaAccepted');
  draft.case.assignment.asked = latestAsks(draft.case.assignment.asked);
  draft.case.assignment.round += 1;
  draft.case.assignment.candidates = candidates;
};

/** Decides on the referral. Throws a `rule` refusal when a named agency may not serve; nothing is changed then. */
export const decideAsSpoa = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'spoaDecision'>,
  agencies: readonly CareManagementAgency[],
  staff: StaffDirectory,
  by: Person,
): void => {
  endReturn(draft);
  if (body.decision === 'accept') accept(draft, body, agencies, staff);
  draft.case.spoaDecision = { decision: body.decision, reason: body.reason, at: draft.now };
  draft.record('spoaDecided', { decision: body.decision, candidates: draft.case.assignment.candidates }, [
    'HHP-SPOA-01',
  ]);
  completeWorkItem(draft, item, body.decision, draft.now);
  meetClock(draft, 'spoaDecision', draft.now);
  if (body.decision === 'decline') endByChoice(draft, 'declined', by, { ruleIds: ['HHP-SPOA-01'] });
};
