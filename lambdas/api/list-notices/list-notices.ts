/** GET /notices: what the caller's organisation was told and nobody has acknowledged yet, oldest first. */
import { recipientOf } from '../../../domain/api/access.ts';
import { noticeView } from '../../../domain/notices/notice-view.ts';
import type { CaseStore } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { refuseForeignList } from '../../reach-case.ts';

export const createListNotices =
  ({ cases }: { cases: CaseStore }): ApiUseCase<'listNotices'> =>
  async (request): Promise<ApiResponse<'listNotices'>> => {
    const of = recipientOf(request.actor);
    refuseForeignList(request, of);
    const page = await cases.openNoticesOf(of, request.query);
    return { status: 200, body: { ...page, items: page.items.map(noticeView) } };
  };
