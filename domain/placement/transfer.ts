/**
 * The county directs a transfer to an agency that may serve AOT (HHP-XFER-01). Never automatic: the county names the
 * agency. The assignment, and with it access and open work of the agency before, moves at once.
 */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { healthHomeFor, noneAttested, reasonsNotToServe } from './agency-rules.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { holderOf } from '../case/parties.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { roomOf } from './capacity.ts';
import { noRoom } from './exclusion-reasons.ts';
import { takeOn } from './name-care-manager.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { followPerson, handWorkTo } from '../case/hand-over.ts';
import type { Person } from '../shared/actor.ts';
import { localDate } from '../shared/calendar.ts';
import { aotOf } from '../case/aot-record.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';

const refuse = (ruleId: string, reasons: readonly string[]): Refused =>
  new Refused({
    code: 'agencyMayNotServe',
    ruleId,
    detail: 'The agency that you named may not serve this person.',
    next: 'Name an agency that has attested, serves the county and may serve AOT.',
    errors: reasons.map((message) => ({ field: 'body.to', message })),
  });

/** Throws where the agency may not serve, or no Health Home of its own could be told. */
const receivingAgency = (
  draft: CaseDraft,
  id: string,
  agencies: readonly CareManagementAgency[],
  staff: StaffDirectory,
): { agency: string; healthHome: string } => {
  const agency = agencies.find((known) => known.id === id);
  if (!agency) throw refuse('HHP-ASG-02', ['The registry has no such agency.']);
  const need = { county: draft.case.county, on: localDate(draft.now), activeAotOrder: true };
  const hasRoom = roomOf(staff, id, need.on) !== 0;
  const reasons = [...reasonsNotToServe(agency, need), ...(hasRoom ? [] : [noRoom])];
  const healthHome = healthHomeFor(agency, draft.case, need.on);
  const [first = noneAttested, ...others] = reasons;
  if (reasons.length > 0 || healthHome === undefined)
    throw refuse(
      first.ruleId,
      [first, ...others].map(({ reason }) => reason),
    );
  return { agency: id, healthHome };
};

/** Throws a `rule` refusal when the agency may not serve; nothing is changed then. */
export const directTransfer = (
  draft: CaseDraft,
  item: WorkItem,
  to: string,
  agencies: readonly CareManagementAgency[],
  by: Person,
  placing: { staff: StaffDirectory; policy: EscalationPolicy },
): void => {
  const { agency, healthHome } = receivingAgency(draft, to, agencies, placing.staff);
  const from = holderOf(draft.case);
  const { assignment } = draft.case;
  const formerHealthHome = assignment.healthHome;
  assignment.agency = agency;
  assignment.healthHome = healthHome;
  assignment.acceptedAt = draft.now;
  const aot = aotOf(draft);
  aot.transfers = [
    ...(aot.transfers ?? []),
    {
      at: draft.now,
      from,
      to: agency,
      directedBy: by,
      ...(formerHealthHome !== undefined && { healthHome: formerHealthHome }),
    },
  ];
  draft.record('aotTransferDirected', { from: from.org, to: agency, healthHomes: [healthHome] }, [
    'HHP-XFER-01',
  ]);
  completeWorkItem(draft, item, 'directed', draft.now);
  const receiver = holderOf(draft.case);
  for (const org of [from, receiver, { role: 'healthHome', org: healthHome } as const])
    draft.notify('aotTransferDirected', org);
  handWorkTo(draft, from, receiver);
  // The caseload of the agency before is no longer the person's; the receiving agency names its own.
  takeOn(draft, agency, {}, placing);
  followPerson(draft);
};
