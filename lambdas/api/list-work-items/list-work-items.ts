/** GET /work-items: the inbox of the caller's organisation, what is due first on top. */
import { workItemsDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { recipientOf } from '../../../domain/api/access.ts';
import type { CaseStore, Clock } from '../../../domain/ports/ports.ts';
import { inOwnList, wholeWorkItem } from '../../../domain/views/addressed.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { refuseForeignList } from '../../reach-case.ts';

export const createListWorkItems =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'listWorkItems'> =>
  async (request): Promise<ApiResponse<'listWorkItems'>> => {
    const of = recipientOf(request.actor);
    refuseForeignList(request, of);
    const page = await cases.inboxOf(of, request.query);
    const now = clock.now();
    const whole = { ...page, items: page.items.map((item) => wholeWorkItem(item, now)) };
    return { status: 200, body: disclose(workItemsDisclosure, whole, inOwnList(request.actor)) };
  };
