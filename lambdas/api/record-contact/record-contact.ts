/** POST /cases/{caseId}/contacts: any contact is kept; the answer says whether it is the face-to-face contact that was owed. */
import { decide } from '../../../domain/access/access.ts';
import { recordContact } from '../../../domain/discharge/record-contact.ts';
import { phaseOf } from '../../../domain/referral/phase.ts';
import type { EscalationPolicy } from '../../../domain/shared/escalation-policy.ts';

import type { ChangeCaseDeps } from '../../change-case.ts';
import { changeCase } from '../../change-case.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordContact =
  (deps: ChangeCaseDeps & { policy: EscalationPolicy }): ApiUseCase<'recordContact'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      mayReach: (snapshot) => decide(request.actor, 'recordContact', snapshot.case).allow,
      decide: (draft) => {
        const { answersClock } = recordContact(draft, request.body, request.actor, deps.policy.aot);
        return {
          status: 201,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            answersClock,
          },
        };
      },
    });
