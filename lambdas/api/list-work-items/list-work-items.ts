/** GET /work-items: the inbox of the caller's organisation, what is due first on top. */
import { recipientOf } from '../../../domain/api/access.ts';
import type { CaseStore, Clock } from '../../../domain/ports/ports.ts';
import { workItemView } from '../../../domain/shared/work-item.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { refuseForeignList } from '../../reach-case.ts';

export const createListWorkItems =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'listWorkItems'> =>
  async (request): Promise<ApiResponse<'listWorkItems'>> => {
    const of = recipientOf(request.actor);
    refuseForeignList(request, of);
    const page = await cases.inboxOf(of, request.query);
    const now = clock.now();
    return { status: 200, body: { ...page, items: page.items.map((item) => workItemView(item, now)) } };
  };
