/** GET /cases/{caseId}: one case for an organisation that is a party to it; anyone else gets the 404 of an unknown id. */
import { decide } from '../../../domain/access/access.ts';
import { disclosureTo } from '../../../domain/referral/disclosure.ts';
import { caseView } from '../../../domain/referral/case-view.ts';
import type { CaseStore, Clock } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createGetCase =
  ({ cases, clock }: { cases: CaseStore; clock: Clock }): ApiUseCase<'getCase'> =>
  async ({ actor, path }) => {
    const snapshot = await cases.load(path.caseId);
    const access = snapshot && decide(actor, 'getCase', snapshot.case);
    if (!snapshot || !access?.allow) throw notFound();
    const now = clock.now();
    return {
      status: 200,
      headers: { etag: `"${snapshot.case.version}"` },
      body: caseView(snapshot, now, disclosureTo(snapshot.case, access.relation, now)),
    };
  };
