/**
 * GET /cases/{caseId}/assignment-options: for the SPOA of the person's own county, whom it can ask today and why not the
 * others. It decides nothing: the SPOA answers its work item, and the agency answers the offer.
 */
import { decide } from '../../../domain/access/access.ts';
import { assignmentOptions, assignmentOptionsView } from '../../../domain/assignment/assignment-options.ts';
import type { CaseStore, Clock, Registry } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { needOf } from '../../../domain/spoa/spoa-decision.ts';
import { refuseClosed } from '../../change-case.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';
import { readStaff } from '../../read-registry.ts';

export interface GetAssignmentOptionsDeps {
  cases: CaseStore;
  clock: Clock;
  registry: Registry;
}

export const createGetAssignmentOptions =
  ({ cases, clock, registry }: GetAssignmentOptionsDeps): ApiUseCase<'getAssignmentOptions'> =>
  async ({ actor, path }) => {
    const snapshot = await cases.load(path.caseId);
    if (!snapshot || !decide(actor, 'getAssignmentOptions', snapshot.case).allow) throw notFound();
    refuseClosed(snapshot);
    const [staff, agencies] = await Promise.all([readStaff(registry), registry.agencies()]);
    const need = needOf(snapshot.case, clock.now());
    const options = assignmentOptions(snapshot.case, need, agencies, staff);
    return {
      status: 200,
      headers: { etag: `"${snapshot.case.version}"` },
      body: assignmentOptionsView(snapshot.case, need, options),
    };
  };
