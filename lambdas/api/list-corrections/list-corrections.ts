/** GET /cases/{caseId}/corrections: what of the referral was corrected, a page at a time, as far as each fact is open. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { basisView } from '../../../domain/views/case-view.ts';
import { correctionsDisclosure, wholeCorrection } from '../../../domain/views/correction-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListCorrections =
  (deps: ReachCaseDeps): ApiUseCase<'listCorrections'> =>
  async (request): Promise<ApiResponse<'listCorrections'>> => {
    const { caseId } = request.path;
    const { reader } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'correction', request.query);
    const whole = { caseId, ...basisView(reader.basis), corrections: items.map(wholeCorrection), ...rest };
    return { status: 200, body: disclose(correctionsDisclosure, whole, reader) };
  };
