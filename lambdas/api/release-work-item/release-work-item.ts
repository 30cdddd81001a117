/** POST /work-items/{id}/release: who took it on, or a colleague, gives it back. Run twice: the second finds nothing to give. */
import { ownWorkItemDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { releaseWorkItem } from '../../../domain/work/release-work-item.ts';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { ownerOf } from '../../../domain/shared/work-item.ts';
import { wholeWorkItem } from '../../../domain/views/addressed.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createReleaseWorkItem =
  (deps: ChangeCaseDeps): ApiUseCase<'releaseWorkItem'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: caseIdOf(request.path.workItemId),
      addressedTo: ownerOf(request.path.workItemId),
      also: { workItemId: request.path.workItemId },
      decide: (draft, reader): ApiResponse<'releaseWorkItem'> => {
        const item = draft.workItem(request.path.workItemId);
        if (!item) throw notFound();
        const released = releaseWorkItem(draft, item);
        return {
          status: 200,
          body: disclose(ownWorkItemDisclosure, wholeWorkItem(released, draft.now), reader),
        };
      },
    });
