/** GET /cases: the cases in which the caller's organisation is a party now. The query itself is the filter. */
import { caseSummary } from '../../../domain/referral/case-view.ts';
import { recipientOf } from '../../../domain/access/access.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createListCases =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'listCases'> =>
  async ({ actor, query }) => {
    const page = await cases.casesOf(recipientOf(actor), query);
    const now = clock.now();
    return { status: 200, body: { ...page, items: page.items.map((record) => caseSummary(record, now)) } };
  };
