/**
 * PUT /cases/{caseId}/referral: the facility sends a referral again that came back for information. Nothing is stored of one
 * that the rules would refuse (422).
 */
import { phaseOf } from '../../../domain/case/phase.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { PersonKeys, Registry } from '../../../domain/ports/ports.ts';
import { refuseUnknownHealthHome } from '../../../domain/referral/named-health-home.ts';
import { resubmitReferral } from '../../../domain/work/resubmit-referral.ts';
import { warningsOf } from '../../../domain/referral/submission-warnings.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { ChangeCaseDeps } from '../../change-case.ts';
import { changePerson } from '../../change-person.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface ResubmitReferralDeps extends ChangeCaseDeps {
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  registry: Registry;
}

export const createResubmitReferral =
  (deps: ResubmitReferralDeps): ApiUseCase<'resubmitReferral'> =>
  (request) =>
    changePerson(deps, request, {
      caseId: request.path.caseId,
      decide: async (draft): Promise<ApiResponse<'resubmitReferral'>> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        refuseUnknownHealthHome(request.body, await deps.registry.entries('health-homes'));
        resubmitReferral(draft, request.body, request.actor, policy);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            warnings: warningsOf(request.body, draft.now),
          },
        };
      },
    });
