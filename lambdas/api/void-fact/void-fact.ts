/**
 * POST /cases/{caseId}/voids: what was entered in error no longer counts. What it takes to say what follows without it is read
 * besides: the ledger of searches, and of the contacts those around it.
 */
import { phaseOf } from '../../../domain/case/phase.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { voidFact } from '../../../domain/work/void-fact.ts';
import { hearOfNoDuplicate, otherOfDuplicate } from '../../../domain/referral/confirm-identity.ts';
import { changeOtherCase } from '../../known-person.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import { alsoReadToVoid, aroundFact } from '../../read-to-void.ts';
import { readStaff } from '../../read-registry.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface VoidFactDeps extends ChangeCaseDeps {
  policyFor: PolicyFor;
  registry: Registry;
}

export const createVoidFact =
  (deps: VoidFactDeps): ApiUseCase<'voidFact'> =>
  async (request) => {
    const { body, path } = request;
    let duplicateOf: string | undefined;
    const answer = await changeCase(deps, request, {
      caseId: path.caseId,
      also: await alsoReadToVoid(deps, path.caseId, body),
      decide: async (draft, _reader, { takesPart }): Promise<ApiResponse<'voidFact'>> => {
        const { caseId, assignment } = draft.case;
        const escalation = deps.policyFor(draft.case.lgu, localDate(draft.now));
        const { aot: policy } = escalation;
        const staff = body.fact === 'closing' ? await readStaff(deps.registry) : noStaff;
        const agency =
          assignment.agency === undefined ? undefined : await deps.registry.agency(assignment.agency);
        const around = { ...(await aroundFact(deps, caseId, body, policy)), takesPart };
        if (body.fact === 'closing') duplicateOf = otherOfDuplicate(draft);
        voidFact(draft, body, request.actor, around, {
          policy,
          omhReportRequired: agency?.omhOversight !== undefined,
          reopening: { staff, policy: escalation },
        });
        return {
          status: 201,
          body: {
            caseId,
            fact: body.fact,
            ...(takesPart && { phase: phaseOf(draft.case), strands: draft.case.strands }),
          },
        };
      },
    });
    if (duplicateOf !== undefined)
      await changeOtherCase(deps, duplicateOf, (draft) => {
        hearOfNoDuplicate(draft, path.caseId);
      });
    return answer;
  };
