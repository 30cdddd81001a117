/**
 * POST /registry/proposals/{proposalId}/answer: a second person confirms a change of the registry, or it is refused. The
 * change is decided anew on the registry as it stands, and made with the answer in one transaction. A proposal of another
 * Health Home looks like none. Run twice: the same answer stands.
 */
import type { Clock, Registry, RegistryChanges, RegistryProposals } from '../../../domain/ports/ports.ts';
import { answerProposal, entryProposed, mayAnswer } from '../../../domain/registry/proposal.ts';
import { proposalView } from '../../../domain/registry/registry-views.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readBook } from '../../read-registry.ts';
import { refuseStaleRegistry, registryEtag } from '../../registry-etag.ts';

export const createAnswerRegistryProposal =
  ({
    registry,
    registryChanges,
    proposals,
    clock,
  }: {
    registry: Registry;
    registryChanges: RegistryChanges;
    proposals: RegistryProposals;
    clock: Clock;
  }): ApiUseCase<'answerRegistryProposal'> =>
  ({ actor, path: { proposalId }, body, ifMatch }) =>
    retryConcurrentWrite(async (): Promise<ApiResponse<'answerRegistryProposal'>> => {
      const known = await proposals.proposal(proposalId);
      if (!known || !mayAnswer(actor, known)) throw notFound();
      const now = clock.now();
      const { revision, book } = await readBook(registry);
      const proposal = answerProposal(known, body, actor, now);
      const answer = (reached: number): ApiResponse<'answerRegistryProposal'> => ({
        status: 200,
        headers: registryEtag(reached),
        body: proposalView(proposal),
      });
      if (proposal === known) return answer(revision);
      refuseStaleRegistry(revision, ifMatch);
      if (proposal.status === 'refused') {
        await proposals.saveProposal(proposal);
        return answer(revision);
      }
      const { kind, entry } = entryProposed(known.change, book);
      await registryChanges.putEntry(kind, entry, revision, { actor, at: now, confirms: proposal });
      return answer(revision + 1);
    });
