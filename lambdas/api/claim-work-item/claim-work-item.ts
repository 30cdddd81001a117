/** POST /work-items/{id}/claim: a person takes an open item of their organisation on. Run twice: the same claim. */
import { ownWorkItemDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { claimWorkItem } from '../../../domain/work/complete-work-item.ts';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { ownerOf } from '../../../domain/shared/work-item.ts';
import { wholeWorkItem } from '../../../domain/views/addressed.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createClaimWorkItem =
  (deps: ChangeCaseDeps): ApiUseCase<'claimWorkItem'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: caseIdOf(request.path.workItemId),
      addressedTo: ownerOf(request.path.workItemId),
      also: { workItemId: request.path.workItemId },
      decide: (draft, reader): ApiResponse<'claimWorkItem'> => {
        const item = draft.workItem(request.path.workItemId);
        if (!item) throw notFound();
        const claimed = claimWorkItem(draft, item, request.actor);
        return {
          status: 200,
          body: disclose(ownWorkItemDisclosure, wholeWorkItem(claimed, draft.now), reader),
        };
      },
    });
