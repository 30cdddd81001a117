/**
 * A discharge that another than the facility reported: who holds the person, or the county. Its 48 hours run at once; the
 * facility confirms it or gives its own time, and the record says which.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { openWork } from '../case/open-work.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import type { Recipient } from '../shared/recipient.ts';
import { recipientRoles } from '../shared/roles.ts';
import { Refused } from '../shared/refusal.ts';

/** Who acts, where that is not the State facility that the person leaves; of another stay whoever reports it is believed. */
const otherThanFacility = ({ actor, case: { facility } }: CaseDraft): Recipient | undefined => {
  if (facility === undefined || actor.kind !== 'person') return undefined;
  if (actor.role === 'planner' && actor.org === facility) return undefined;
  return recipientRoles.filter((role) => role === actor.role).map((role) => ({ role, org: actor.org }))[0];
};

/** After the discharge is on record. */
export const askFacility = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const reportedBy = otherThanFacility(draft);
  if (!reportedBy) return;
  draft.case.discharge.reportedBy = reportedBy;
  const ladder = policy.followUps.confirmDischarge;
  const dueAt = addDuration(draft.now, ladder.due);
  openWork(draft, 'confirmDischarge', ladder, { anchor: draft.now, dueAt });
};

/** The facility corrects; who reported it may, until the facility has answered. */
export const refuseForeignCorrection = (draft: CaseDraft): void => {
  const by = otherThanFacility(draft);
  if (!by) return;
  const { reportedBy, confirmedAt } = draft.case.discharge;
  if (reportedBy && confirmedAt === undefined && reportedBy.role === by.role && reportedBy.org === by.org)
    return;
  throw new Refused({
    code: 'notYoursToCorrect',
    ruleId: 'HHP-DIS-04',
    detail:
      'When the person left is corrected by the facility, or by who reported it until the facility has answered.',
  });
};

/** The facility stands behind the discharge on record now, as reported or as it corrected it; false when nobody asked it. */
export const confirmDischarge = (draft: CaseDraft, outcome: 'confirmed' | 'corrected'): boolean => {
  const { discharge, lgu } = draft.case;
  const { reportedBy } = discharge;
  const item = draft.openItem('confirmDischarge');
  if (!reportedBy || !item || otherThanFacility(draft)) return false;
  discharge.confirmedAt = draft.now;
  completeWorkItem(draft, item, outcome, draft.now);
  if (outcome === 'corrected') return true;
  draft.record('dischargeConfirmed', {}, ['HHP-DIS-04']);
  for (const to of [reportedBy, { role: 'spoa', org: lgu } as const]) draft.notify('dischargeConfirmed', to);
  return true;
};

/** The discharge was reversed: there is nothing to confirm. */
export const dropConfirmation = (draft: CaseDraft): void => {
  delete draft.case.discharge.reportedBy;
  delete draft.case.discharge.confirmedAt;
  const item = draft.openItem('confirmDischarge');
  if (item) cancelWorkItem(draft, item);
};
