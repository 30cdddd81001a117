/**
 * State `Propose Care Management Agency` of referral-to-contact: offers the person to the next candidate and plans the
 * wait for its answer. When none is left the case goes back to the SPOA, then this throws NoCandidateLeft. Run twice:
 * finds the open offer.
 */
import { mayBeOffered } from '../../../domain/access/legal-basis.ts';
import { type Proposal, proposeAgency } from '../../../domain/placement/offer.ts';
import type { CaseDraft } from '../../../domain/case/case-draft.ts';
import { takeOffersBack } from '../../../domain/placement/take-offers-back.ts';
import type { WaitTimer } from '../../../domain/case/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { WorkflowSignal } from '../../../domain/shared/workflow-signal.ts';
import { changeCaseInTask, type TaskDeps, type TaskInput } from '../../change-case-in-task.ts';

export interface ProposeDeps extends TaskDeps {
  registry: Registry;
  policyFor: PolicyFor;
}

/** A consent that ran out between two offers: nobody more is asked, and the SPOA decides again. */
const giveBack = (draft: CaseDraft): Proposal => {
  takeOffersBack(draft, draft.now);
  return { kind: 'noCandidateLeft' };
};

export const createProposeCareManagementAgency =
  (deps: ProposeDeps) =>
  async (input: TaskInput): Promise<WaitTimer> => {
    const agencies = await deps.registry.agencies();
    const proposal = await changeCaseInTask(deps, input, 'propose-care-management-agency', (draft) =>
      draft.case.strands.placement === 'cmaAssignment' && !mayBeOffered(draft.case, draft.now)
        ? giveBack(draft)
        : proposeAgency(draft, agencies, deps.policyFor(draft.case.lgu, localDate(draft.now))),
    );
    if (proposal.kind === 'noCandidateLeft') throw new WorkflowSignal('NoCandidateLeft');
    return proposal.plan;
  };
