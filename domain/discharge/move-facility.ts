/**
 * The person moves to another State facility before the discharge. The referral goes along: the new facility is the one that
 * refers from then on and owes what a facility owes, and nothing is entered twice. The former one keeps what it wrote. The
 * facility reports the move or, where it is silent, the county.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { numberWhenReplaced } from '../case/former-facility.ts';
import { followPerson } from '../case/hand-over.ts';
import { partiesOf } from '../case/parties.ts';
import { phaseOf } from '../case/phase.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { type LocalDate, localDate } from '../shared/calendar.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import { changeDischargePlan } from './discharge.ts';
import type { MoveFacilityBody } from './move-facility-contract.ts';

const ruleId = 'HHP-FAC-01';

/** Who has left a facility moves no more: a readmission comes first, or belongs to the HH+ episode. */
const refuseAfterDischarge = ({ case: record }: CaseDraft): void => {
  const { strands, episode, version } = record;
  if (strands.discharge === 'planned' || strands.discharge === 'unplanned') return;
  throw new Refused({
    code: 'hasLeftFacility',
    ruleId,
    detail: 'The person has been discharged from the facility.',
    next: episode
      ? 'Report an admission since then with POST /cases/{caseId}/facts, fact admission: the care manager is told.'
      : 'If the person was admitted again, report it with PUT /cases/{caseId}/discharge-plan, status readmitted; then send the move.',
    state: { phase: phaseOf(record), strands, version },
  });
};

/** A move is from one State facility to another: where the person is, and since when. */
const presentStay = ({ case: record }: CaseDraft): { from: string; admittedOn: LocalDate } => {
  const { facility: from, referral, strands, version } = record;
  if (from !== undefined && referral.admission) return { from, admittedOn: referral.admission.admittedOn };
  throw new Refused({
    code: 'notOfStateFacility',
    ruleId,
    detail: 'The referral did not come from a State facility.',
    state: { strands, version },
  });
};

const fieldRefused = (code: 'sameFacility' | 'movedBeforeStay', field: string, detail: string): Refused =>
  new Refused({ code, ruleId, detail, errors: [{ field, message: detail }] });

const refuseImpossible = (
  draft: CaseDraft,
  { from, admittedOn }: ReturnType<typeof presentStay>,
  { facility, movedAt }: MoveFacilityBody,
): void => {
  refuseFuture(movedAt, draft.now, 'body.movedAt', ruleId);
  if (facility === from)
    throw fieldRefused('sameFacility', 'body.facility', 'The referral is with this facility already.');
  const since = draft.case.formerFacilities?.at(-1)?.movedAt;
  if (localDate(movedAt) < admittedOn || (since !== undefined && movedAt < since))
    throw fieldRefused('movedBeforeStay', 'body.movedAt', 'The person was not at the present facility then.');
};

/** Everybody whom the case concerns but who said it, the new facility by a notice of its own. */
const tell = (draft: CaseDraft, from: string, to: string, by: Person): void => {
  const former: Recipient = { role: 'planner', org: from };
  const others = partiesOf(draft.case).filter(({ role }) => role !== 'planner');
  draft.notify('referralCame', { role: 'planner', org: to });
  for (const other of [...others, former])
    if (other.role !== by.role || other.org !== by.org) draft.notify('facilityMoved', other);
};

/** Run twice: the second is refused, since the referral is there already. */
export const moveFacility = (
  draft: CaseDraft,
  body: MoveFacilityBody,
  by: Person,
  policy: EscalationPolicy,
): void => {
  const stay = presentStay(draft);
  refuseAfterDischarge(draft);
  refuseImpossible(draft, stay, body);
  const { from } = stay;
  const { facility: to, movedAt, forensicUnit, plannedFor, plannedOn } = body;
  draft.case.formerFacilities = [
    ...(draft.case.formerFacilities ?? []),
    {
      facility: from,
      to,
      movedAt,
      at: draft.now,
      by,
      forensicUnit,
      wrote: numberWhenReplaced(draft.case),
    },
  ];
  draft.case.facility = to;
  draft.record('facilityMoved', { from, to, at: movedAt }, [ruleId]);
  tell(draft, from, to, by);
  followPerson(draft);
  if (plannedFor !== undefined || plannedOn !== undefined)
    changeDischargePlan(
      draft,
      {
        status: 'planned',
        ...(plannedFor !== undefined && { plannedFor }),
        ...(plannedOn !== undefined && { plannedOn }),
      },
      policy,
    );
};
