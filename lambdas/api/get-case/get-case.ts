/**
 * GET /cases/{caseId}: one case for an organisation that is a party to it; anyone else gets the 404 of an unknown id. What
 * is shown of the person follows the legal basis, which the answer names.
 */
import { aotView } from '../../../domain/aot/aot-view.ts';
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { caseView } from '../../../domain/views/case-view.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export interface GetCaseDeps extends ReachCaseDeps {
  aotProtocolFor: AotProtocolFor;
}

export const createGetCase =
  (deps: GetCaseDeps): ApiUseCase<'getCase'> =>
  async (request): Promise<ApiResponse<'getCase'>> => {
    const { snapshot, reader, now } = await readCase(deps, request, request.path.caseId);
    const record = snapshot.case;
    const protocol = deps.aotProtocolFor(record.lgu, localDate(now));
    const aot = aotView(snapshot, now, reader, protocol);
    return {
      status: 200,
      headers: { etag: `"${record.version}"` },
      body: { ...caseView(snapshot, now, reader), ...(aot && { aot }) },
    };
  };
