/**
 * POST /cases/{caseId}/contacts: any contact is kept, once; the answer says whether it is the face-to-face contact that was owed.
 */
import { refuseOutsideItsTime } from '../../../domain/case/former-agency.ts';
import { recordContact } from '../../../domain/work/record-contact.ts';
import { alsoOfContact, toldAgain } from '../../told-again.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordContact =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordContact'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: alsoOfContact(request.body, request.actor),
      decide: (draft, _reader, { takesPart }): ApiResponse<'recordContact'> => {
        if (!takesPart) refuseOutsideItsTime(draft, request.actor.org, request.body.at);
        const { wasTold, ...recorded } = recordContact(
          draft,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
          'body',
        );
        return {
          status: 201,
          body: {
            caseId: draft.case.caseId,
            ...(takesPart && { phase: phaseOf(draft.case), strands: draft.case.strands }),
            ...recorded,
          },
          ...(wasTold && { headers: toldAgain }),
        };
      },
    });
