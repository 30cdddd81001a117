/**
 * A death. Without a court order it ends the case, whoever of the case reports it. While an order, a search or a report that
 * is owed holds the case it ends nothing until the county has confirmed it (HHP-END-03): everything owed goes on meanwhile.
 * The county's own word ends the case at once.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { closeCase } from '../case/close-case.ts';
import { deathAwaitsConfirmation } from '../case/end-by-choice.ts';
import { openWork } from '../case/open-work.ts';
import { holderOf, relationTo } from '../case/parties.ts';
import { whatHolds } from '../case/what-holds.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import { recipientRoles } from '../shared/roles.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CompletionOf } from './completion-contract.ts';

const ruleIds = ['HHP-END-03'];

const isCounty = (draft: CaseDraft, by: Person): boolean =>
  by.role === 'spoa' && relationTo(draft.case, by) === 'ownCounty';

const addressOf = ({ role, org }: Person): Recipient[] =>
  recipientRoles.filter((known) => known === role).map((known) => ({ role: known, org }));

const endByDeath = (draft: CaseDraft, at: Instant): void => {
  draft.record('endReported', { reason: 'died', at }, ['HHP-END-01']);
  closeCase(draft, 'died', ['HHP-END-01'], at);
};

/** Run twice: the second meets the first, which waits or has ended the case. */
export const reportDeath = (draft: CaseDraft, at: Instant, by: Person, policy: EscalationPolicy): void => {
  const ofCounty = isCounty(draft, by);
  if (draft.case.deathReport && !ofCounty) throw deathAwaitsConfirmation(draft);
  const waiting = draft.openItem('confirmDeath');
  if (waiting && ofCounty) completeWorkItem(draft, waiting, 'confirmed', draft.now);
  if (ofCounty || whatHolds(draft) === undefined) {
    endByDeath(draft, at);
    return;
  }
  draft.case.deathReport = { at, reportedAt: draft.now, by };
  draft.record('deathReported', { at }, ruleIds);
  const ladder = policy.followUps.confirmDeath;
  openWork(draft, 'confirmDeath', ladder, { anchor: draft.now, dueAt: addDuration(draft.now, ladder.due) });
};

/** The county's answer. Not confirmed, all is as it was, and whoever reported the death and who holds the person hear so. */
export const answerDeathReport = (
  draft: CaseDraft,
  item: WorkItem,
  { reason }: CompletionOf<'confirmDeath'>,
): void => {
  const report = draft.case.deathReport;
  if (!report) return;
  // The contract asks for a reason with reject, and only then.
  if (reason === undefined) {
    completeWorkItem(draft, item, 'confirmed', draft.now);
    endByDeath(draft, report.at);
    return;
  }
  completeWorkItem(draft, item, 'rejected', draft.now);
  delete draft.case.deathReport;
  draft.record('deathReportRejected', { reason }, ruleIds);
  for (const to of [...addressOf(report.by), holderOf(draft.case)]) draft.notify('deathReportRejected', to);
};
