/** Ending a case before its journey does: only the referring facility withdraws; the rest are facts of life. */
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { WithdrawalBody } from './withdrawal-contract.ts';
import { phaseOf } from '../case/phase.ts';
import { closeCase } from '../case/close-case.ts';

export const withdraw = (draft: CaseDraft, body: WithdrawalBody, by: Person): void => {
  if (body.reason === 'withdrawn' && by.role !== 'planner')
    throw new Refused({
      code: 'notYoursToWithdraw',
      ruleId: 'HHP-END-01',
      detail: 'Only the facility that referred the person withdraws a referral.',
    });
  if (body.reason === 'withdrawn' && draft.case.episode)
    throw new Refused({
      code: 'episodeOpen',
      detail:
        'The person has been handed over and seen: the referral has done its work and cannot be withdrawn.',
      state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
    });
  if (body.at !== undefined) refuseFuture(body.at, draft.now, 'body.at', 'HHP-END-01');
  draft.record('endReported', { reason: body.reason, at: body.at ?? draft.now }, ['HHP-END-01']);
  closeCase(draft, body.reason, ['HHP-END-01']);
};
