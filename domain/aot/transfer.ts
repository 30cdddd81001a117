/**
 * The county directs a transfer to an agency that may serve AOT (HHP-XFER-01). Never automatic: the county names the
 * agency. The assignment, and with it access and open work of the agency before, moves at once.
 */
import type { CareManagementAgency } from '../assignment/care-management-agency.ts';
import { barsToServing } from '../assignment/care-management-agency.ts';
import type { CaseDraft } from '../referral/case-draft.ts';
import { completeWorkItem, handWorkTo } from '../referral/work-item-outcome.ts';
import { localDate } from '../shared/calendar.ts';
import type { CompletionOf } from '../shared/completion-contract.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';

const receivingAgency = (
  draft: CaseDraft,
  id: string,
  agencies: readonly CareManagementAgency[],
): CareManagementAgency => {
  const agency = agencies.find((known) => known.id === id);
  const bars = agency
    ? barsToServing(agency, { county: draft.case.county, on: localDate(draft.now), activeAotOrder: true })
    : [{ ruleId: 'HHP-ASG-02', reason: 'The registry has no such agency.' }];
  const [first] = bars;
  if (agency && !first) return agency;
  throw new Refused({
    kind: 'rule',
    code: 'agencyMayNotServe',
    ruleId: first?.ruleId ?? 'HHP-ASG-02',
    detail: 'The agency that you named may not serve this person.',
    next: 'Name an agency that has attested, serves the county and may serve AOT.',
    errors: bars.map(({ reason }) => ({ field: 'body.to', message: reason })),
  });
};

/** Throws a `rule` refusal when the agency may not serve; nothing is changed then. */
export const directTransfer = (
  draft: CaseDraft,
  item: WorkItem,
  { to }: CompletionOf<'aotTransfer'>,
  agencies: readonly CareManagementAgency[],
): void => {
  const agency = receivingAgency(draft, to, agencies);
  const { assignment, referral } = draft.case;
  const from = assignment.agency ?? '';
  const known = [assignment.healthHome, referral.healthHome.healthHome];
  const healthHome = agency.healthHomes.find((home) => known.includes(home)) ?? agency.healthHomes[0];
  assignment.agency = agency.id;
  assignment.acceptedAt = draft.now;
  if (healthHome !== undefined) assignment.healthHome = healthHome;
  draft.record('aotTransferDirected', { from, to: agency.id, healthHome: healthHome ?? '' }, ['HHP-XFER-01']);
  completeWorkItem(draft, item, 'directed', draft.now);
  for (const org of [from, agency.id]) draft.notify('aotTransferDirected', { role: 'cma', org });
  if (healthHome !== undefined) draft.notify('aotTransferDirected', { role: 'healthHome', org: healthHome });
  handWorkTo(draft, { role: 'cma', org: from }, { role: 'cma', org: agency.id });
};
