/**
 * State `Propose Care Management Agency` of referral-to-contact: offers the person to the next candidate and plans the
 * wait for its answer. When none is left the case goes back to the SPOA, then this throws NoCandidateLeft. Run twice:
 * finds the open offer.
 */
import { proposeAgency } from '../../../domain/assignment/offer.ts';
import type { WaitPlan } from '../../../domain/referral/waits.ts';
import type { EscalationPolicy } from '../../../domain/shared/escalation-policy.ts';
import type { Registry } from '../../../domain/shared/ports.ts';
import { WorkflowSignal } from '../../../domain/shared/workflow-signal.ts';
import type { TaskDeps, TaskInput } from '../../change-case-in-task.ts';
import { changeCaseInTask } from '../../change-case-in-task.ts';

export interface ProposeDeps extends TaskDeps {
  registry: Registry;
  policy: EscalationPolicy;
}

export const createProposeCareManagementAgency =
  (deps: ProposeDeps) =>
  async (input: TaskInput): Promise<WaitPlan> => {
    const agencies = await deps.registry.agencies();
    const proposal = await changeCaseInTask(deps, input, 'propose-care-management-agency', (draft) =>
      proposeAgency(draft, agencies, deps.policy),
    );
    if (proposal.kind === 'noCandidateLeft') throw new WorkflowSignal('NoCandidateLeft');
    return proposal.plan;
  };
