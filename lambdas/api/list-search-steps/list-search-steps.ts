/** GET /cases/{caseId}/search-steps: the ledger of the searches, for the agency that searches and the county. */
import { decide } from '../../../domain/access/access.ts';
import { searchStepView } from '../../../domain/aot/search-step.ts';
import type { CaseStore } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createListSearchSteps =
  ({ cases }: { cases: CaseStore }): ApiUseCase<'listSearchSteps'> =>
  async ({ actor, path: { caseId } }) => {
    const snapshot = await cases.load(caseId);
    if (!snapshot || !decide(actor, 'listSearchSteps', snapshot.case).allow) throw notFound();
    const steps = await cases.searchSteps(caseId);
    return { status: 200, body: { caseId, steps: steps.map(searchStepView) } };
  };
