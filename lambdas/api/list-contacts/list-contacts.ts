/** GET /cases/{caseId}/contacts: every contact with the person, a page at a time, as far as the basis opens it. */
import { disclose } from '../../../domain/access/disclosure.ts';
import type { Contact } from '../../../domain/case/contact.ts';
import { basisView, wholeContact } from '../../../domain/views/case-view.ts';
import { contactsDisclosure } from '../../../domain/views/case-view-disclosure.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListContacts =
  (deps: ReachCaseDeps): ApiUseCase<'listContacts'> =>
  async (request): Promise<ApiResponse<'listContacts'>> => {
    const { caseId } = request.path;
    const { reader } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'contacts', request.query);
    // An agency that had the person before reads what it wrote, and nothing of what came after.
    const own = ({ by }: Contact): boolean => by.role === reader.actor.role && by.org === reader.actor.org;
    const shown = reader.standing === 'formerAgency' ? items.filter(own) : items;
    const whole = { caseId, ...basisView(reader.basis), contacts: shown.map(wholeContact), ...rest };
    return { status: 200, body: disclose(contactsDisclosure, whole, reader) };
  };
