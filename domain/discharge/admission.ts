/**
 * An admission that the case goes on with: after the HH+ episode has begun, or to another hospital than a State facility. It is
 * kept with its date, and the care manager is asked to be in touch with the hospital; nothing that was done before is undone.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { Admission } from '../case/later-facts-record.ts';
import { openWork } from '../case/open-work.ts';
import { holderOf } from '../case/parties.ts';
import { isVoided } from '../case/voided.ts';
import { completeWorkItem, takeWorkOut } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CompletionOf } from './completion-contract.ts';

const ruleId = 'HHP-ADM-01';

export const factOnRecord = (): Refused =>
  new Refused({ code: 'factOnRecord', ruleId, detail: 'This is on record already.' });

/** The county and the Health Home; who holds the person is told by the work. */
const alsoTold = ({ case: { lgu, assignment } }: CaseDraft): Recipient[] => [
  { role: 'spoa', org: lgu },
  ...(assignment.healthHome === undefined
    ? []
    : [{ role: 'healthHome', org: assignment.healthHome } as const]),
];

/** One item asks for all admissions of which none was followed up. */
const askHolder = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const kind = 'admissionFollowUp';
  const open = draft.openItem(kind);
  if (open)
    draft.notify('memberAdmitted', holderOf(draft.case), { workItemId: open.workItemId, dueAt: open.dueAt });
  else {
    const ladder = policy.followUps[kind];
    openWork(draft, kind, ladder, { anchor: draft.now, dueAt: addDuration(draft.now, ladder.due) });
  }
};

/** Run twice: the second is refused, since the admission is on record. */
export const recordAdmission = (
  draft: CaseDraft,
  { at, place }: Pick<Admission, 'at' | 'place'>,
  policy: EscalationPolicy,
): number => {
  const known = draft.case.admissions ?? [];
  if (known.some((one) => one.at === at && one.place === place && !isVoided(one))) throw factOnRecord();
  const { actor } = draft;
  const number = draft.nextNumber('admission');
  draft.case.admissions = [
    ...known,
    { number, at, place, enteredAt: draft.now, ...(actor.kind === 'person' && { by: actor }) },
  ];
  draft.record('admissionRecorded', { number, at, place }, [ruleId]);
  askHolder(draft, policy);
  for (const to of alsoTold(draft)) draft.notify('memberAdmitted', to);
  return number;
};

/** The latest that is not over, and began before. */
export const endAdmission = (draft: CaseDraft, at: Instant): number => {
  const admission = draft.case.admissions?.findLast(
    (one) => one.endedAt === undefined && one.at <= at && !isVoided(one),
  );
  if (admission?.number === undefined)
    throw new Refused({
      code: 'noAdmission',
      ruleId,
      detail: 'No admission before that time is on record that has not ended.',
      errors: [{ field: 'body.at', message: 'Give a time after the admission that ended.' }],
    });
  admission.endedAt = at;
  draft.record('admissionEnded', { number: admission.number, at }, [ruleId]);
  for (const to of [holderOf(draft.case), ...alsoTold(draft)]) draft.notify('memberLeftHospital', to);
  return admission.number;
};

/**
 * After an admission was voided: nobody need be in touch for it, unless another that was not followed up asks for the same.
 * Of those that followed it up what they did stands. `admissions`: all that are current.
 */
export const followVoidedAdmission = (draft: CaseDraft, admissions: readonly Admission[]): void => {
  for (const item of draft.work.all) {
    const isOwed = item.status === 'open' || item.cancelledBy === 'closing';
    if (item.kind !== 'admissionFollowUp' || !isOwed) continue;
    if (!admissions.some((one) => one.enteredAt >= item.openedAt && !isVoided(one))) takeWorkOut(draft, item);
  }
  for (const to of [holderOf(draft.case), ...alsoTold(draft)]) draft.notify('admissionVoided', to);
};

export const completeAdmissionFollowUp = (
  draft: CaseDraft,
  item: WorkItem,
  { contactedAt }: CompletionOf<'admissionFollowUp'>,
): void => {
  refuseFuture(contactedAt, draft.now, 'body.contactedAt', ruleId);
  completeWorkItem(draft, item, 'contacted', contactedAt);
};
