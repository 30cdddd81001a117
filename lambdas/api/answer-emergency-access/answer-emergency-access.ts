/**
 * POST /cases/{caseId}/emergency-access/{number}/answer: the county, who holds the person or OMH ends an emergency access;
 * the county lets the same person open the case once more. Run twice: a 409.
 */
import {
  answerEmergencyAccess,
  emergencyAccessView,
  overseerOf,
} from '../../../domain/access/emergency-access.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';

export const createAnswerEmergencyAccess =
  (deps: ChangeCaseDeps): ApiUseCase<'answerEmergencyAccess'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      addressedTo: (snapshot) => snapshot && overseerOf(snapshot.case, request.actor),
      also: { parts: [partNamed('emergencyAccess', request.path.number)] },
      decide: (draft): ApiResponse<'answerEmergencyAccess'> => {
        const number = Number(request.path.number);
        const access = answerEmergencyAccess(draft, number, request.body, request.actor);
        if (!access) throw notFound();
        return { status: 200, body: emergencyAccessView(access) };
      },
    });
