/**
 * GET /cases/{caseId}/searches/{number}/packet: one search as a page that prints, for the county and the assigned agency.
 * Anyone else, and an unknown search, gets the 404 of an unknown id.
 */
import { packetSecurityPolicy, searchPacket } from '../../../domain/views/search-packet.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createGetSearchPacket =
  (deps: ReachCaseDeps): ApiUseCase<'getSearchPacket'> =>
  async (request): Promise<ApiResponse<'getSearchPacket'>> => {
    const { path } = request;
    const { snapshot, reader, now } = await readCase(deps, request, path.caseId);
    const record = snapshot.case;
    const search = record.aot?.searches.find(({ number }) => number === Number(path.number));
    if (!search) throw notFound();
    const [steps, events] = await Promise.all([
      deps.cases.searchSteps(path.caseId),
      deps.cases.events(path.caseId),
    ]);
    return {
      status: 200,
      contentType: 'text/html',
      headers: { 'content-security-policy': packetSecurityPolicy },
      body: searchPacket({ record, search, steps, events, now, reader }),
    };
  };
