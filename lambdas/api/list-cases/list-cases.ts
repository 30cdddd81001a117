/** GET /cases: the cases in which the caller's organisation is a party now. The query itself is the filter. */
import { caseSummary } from '../../../domain/referral/case-view.ts';
import { disclosureTo } from '../../../domain/referral/disclosure.ts';
import { relationTo } from '../../../domain/referral/parties.ts';
import { recipientOf } from '../../../domain/access/access.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createListCases =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'listCases'> =>
  async ({ actor, query }) => {
    const page = await cases.casesOf(recipientOf(actor), query);
    const now = clock.now();
    const items = page.items.map((record) => {
      // The list is by organisation; a relation that ended meanwhile shows nothing of the person.
      const relation = relationTo(record, actor);
      return caseSummary(record, now, relation ? disclosureTo(record, relation, now) : 'none');
    });
    return { status: 200, body: { ...page, items } };
  };
