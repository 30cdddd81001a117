/**
 * GET /cases/{caseId}/assignment-options: for the SPOA of the person's own county, whom it can ask today and why not the
 * others. It decides nothing: the SPOA answers its work item, and the agency answers the offer.
 */
import { disclose } from '../../../domain/access/disclosure.ts';
import { assignmentOptionsDisclosure } from '../../../domain/placement/assignment-options-disclosure.ts';
import { assignmentOptions, assignmentOptionsView } from '../../../domain/placement/assignment-options.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { serviceNeedOf } from '../../../domain/placement/service-need.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';
import { readStaff } from '../../read-registry.ts';

export interface GetAssignmentOptionsDeps extends ReachCaseDeps {
  registry: Registry;
}

export const createGetAssignmentOptions =
  (deps: GetAssignmentOptionsDeps): ApiUseCase<'getAssignmentOptions'> =>
  async (request): Promise<ApiResponse<'getAssignmentOptions'>> => {
    const { snapshot, reader, now } = await readCase(deps, request, request.path.caseId);
    const { registry } = deps;
    const [staff, agencies] = await Promise.all([readStaff(registry), registry.agencies()]);
    const need = serviceNeedOf(snapshot.case, now);
    const options = assignmentOptions(snapshot.case, need, agencies, staff);
    return {
      status: 200,
      headers: { etag: `"${snapshot.case.version}"` },
      body: disclose(
        assignmentOptionsDisclosure,
        assignmentOptionsView(snapshot.case, need, options),
        reader,
      ),
    };
  };
