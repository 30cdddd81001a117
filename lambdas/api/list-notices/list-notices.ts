/**
 * GET /notices: what asks the caller's organisation for something, legal ones first and then by due time; or what only told
 * it, with `status=unread`.
 */
import { noticesDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { recipientOf } from '../../../domain/api/access.ts';
import { inOwnList, wholeNotice } from '../../../domain/views/addressed.ts';
import type { CaseStore } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { refuseForeignList } from '../../reach-case.ts';

export const createListNotices =
  ({ cases }: { cases: CaseStore }): ApiUseCase<'listNotices'> =>
  async (request): Promise<ApiResponse<'listNotices'>> => {
    const of = recipientOf(request.actor);
    refuseForeignList(request, of);
    const { kind: kinds, legal, case: caseId, ...query } = request.query;
    const looksFor = { ...query, kinds, legal: legal && legal === 'true', caseId };
    const page = await cases.openNoticesOf(of, looksFor);
    const whole = { ...page, items: page.items.map(wholeNotice) };
    return { status: 200, body: disclose(noticesDisclosure, whole, inOwnList(request.actor)) };
  };
