/**
 * POST /cases/{caseId}/corrections: what the referral says is put right. Where that is by what the person is known again, the lock
 * of one open referral a person goes along; one that another open case holds is a 409, and nothing is written.
 */
import { disclose } from '../../../domain/access/disclosure.ts';
import { correctionAnswerDisclosure } from '../../../domain/api/case-answers-disclosure.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { PersonKeys } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { correctFact, warningsAfter } from '../../../domain/work/correct-fact.ts';
import type { ChangeCaseDeps } from '../../change-case.ts';
import { changePerson } from '../../change-person.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface CorrectFactDeps extends ChangeCaseDeps {
  personKeys: PersonKeys;
  policyFor: PolicyFor;
}

export const createCorrectFact =
  (deps: CorrectFactDeps): ApiUseCase<'correctFact'> =>
  (request) =>
    changePerson(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'correctFact'> => {
        const { fact } = request.body;
        const number = correctFact(
          draft,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)),
        );
        const { caseId, strands, screening } = draft.case;
        const whole = {
          caseId,
          phase: phaseOf(draft.case),
          strands,
          number,
          fact,
          ...(screening && {
            decision: { eligible: screening.eligible, hhPlusRate: screening.hhPlusRate },
          }),
          warnings: warningsAfter(draft.case, fact, draft.now),
        };
        return { status: 201, body: disclose(correctionAnswerDisclosure, whole, reader) };
      },
    });
