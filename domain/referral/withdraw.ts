/**
 * Ending a case before its journey does: only the referring facility withdraws, or where no State PC referred the county; the
 * rest are facts of life. What a court
 * order asks is ended by none of them (case/what-holds.ts).
 */
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { endByChoice } from '../case/end-by-choice.ts';
import type { WithdrawalBody } from './withdrawal-contract.ts';
import { phaseOf } from '../case/phase.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { reportDeath } from './report-death.ts';

const refuseForeign = (draft: CaseDraft, by: Person): void => {
  const referrer = draft.case.facility === undefined ? 'spoa' : 'planner';
  if (by.role !== referrer)
    throw new Refused({
      code: 'notYoursToWithdraw',
      ruleId: 'HHP-END-01',
      detail: 'Only the facility that referred the person withdraws a referral.',
    });
  if (draft.case.episode)
    throw new Refused({
      code: 'episodeOpen',
      detail:
        'The person has been handed over and seen: the referral has done its work and cannot be withdrawn.',
      state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
    });
};

export const withdraw = (
  draft: CaseDraft,
  { reason, at }: WithdrawalBody,
  by: Person,
  policy: EscalationPolicy,
): void => {
  if (reason === 'withdrawn') refuseForeign(draft, by);
  if (at !== undefined) refuseFuture(at, draft.now, 'body.at', 'HHP-END-01');
  const happened = at ?? draft.now;
  if (reason === 'died') {
    reportDeath(draft, happened, by, policy);
    return;
  }
  draft.record('endReported', { reason, at: happened }, ['HHP-END-01']);
  endByChoice(draft, reason, by, { ruleIds: ['HHP-END-01'], at: happened });
};
