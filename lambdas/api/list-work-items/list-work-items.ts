/** GET /work-items: the inbox of the caller's organisation, what is due first on top. */
import { recipientOf } from '../../../domain/access/access.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import { workItemView } from '../../../domain/shared/work-item.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createListWorkItems =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'listWorkItems'> =>
  async ({ actor, query }) => {
    const page = await cases.inboxOf(recipientOf(actor), query);
    const now = clock.now();
    return { status: 200, body: { ...page, items: page.items.map((item) => workItemView(item, now)) } };
  };
