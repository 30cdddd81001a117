/** GET /cases/{caseId}/contacts: every contact with the person, a page at a time, as far as the basis opens it. */
import { basisView, contactView } from '../../../domain/views/case-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListContacts =
  (deps: ReachCaseDeps): ApiUseCase<'listContacts'> =>
  async (request): Promise<ApiResponse<'listContacts'>> => {
    const { caseId } = request.path;
    const { access } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'contacts', request.query);
    const contacts = items.map((contact) => contactView(contact, access.basis));
    return { status: 200, body: { caseId, ...basisView(access.basis), contacts, ...rest } };
  };
