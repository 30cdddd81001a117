/**
 * POST /work-items/{id}/completion: the answer that a wait of the state machine is for. The first answer counts; a later
 * one gets 409 with what was decided. The answer and the order to wake the wait are one transaction.
 */
import { disclose } from '../../../domain/access/disclosure.ts';
import { completionAnswerDisclosure } from '../../../domain/api/case-answers-disclosure.ts';
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { partOfTelling } from '../../../domain/case/telling.ts';
import { alsoOfContact } from '../../told-again.ts';
import type { Person } from '../../../domain/shared/actor.ts';
import { noStaff } from '../../../domain/registry/staff-directory.ts';
import { dischargedFrom } from '../../../domain/discharge/discharge.ts';
import { completeByAnswer } from '../../../domain/work/complete-work-item.ts';
import { decideAnewOnOrders } from '../../../domain/work/decide-anew.ts';
import { settlePlan } from '../../../domain/case/tell-plan.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import type { AlsoRead, Registry } from '../../../domain/ports/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { ownerOf } from '../../../domain/shared/work-item.ts';
import { wholeWorkItem } from '../../../domain/views/addressed.ts';
import { ownLacks } from '../../../domain/views/hand-off-view.ts';
import { tellOtherCase } from '../../known-person.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readStaff } from '../../read-registry.ts';

export interface CompleteWorkItemDeps extends ChangeCaseDeps {
  registry: Registry;
  policyFor: PolicyFor;
  aotProtocolFor: AotProtocolFor;
}

/** The kinds of work whose answer looks at caseloads. */
const placing: ReadonlySet<string> = new Set([
  'spoaDecision',
  'cmaAcceptance',
  'nameCareManager',
  'transferAcceptance',
]);

/** What of the past an answer needs: it tells of a discharge, or of a contact or a sighting that may have been told before. */
const alsoOf = (body: ApiRequest<'completeWorkItem'>['body'], by: Person): AlsoRead => {
  if ('discharge' in body && body.discharge) return { seenFrom: [dischargedFrom(body.discharge)] };
  if ('contact' in body) return alsoOfContact(body.contact, by);
  return 'sighting' in body ? { parts: [partOfTelling({ fact: 'sighting', body: body.sighting }, by)] } : {};
};

export const createCompleteWorkItem =
  (deps: CompleteWorkItemDeps): ApiUseCase<'completeWorkItem'> =>
  async (request) => {
    const { workItemId } = request.path;
    const { body } = request;
    const answer = await changeCase(deps, request, {
      caseId: caseIdOf(workItemId),
      addressedTo: ownerOf(workItemId),
      also: { workItemId, ...alsoOf(body, request.actor) },
      decide: async (draft, reader, { takesPart }): Promise<ApiResponse<'completeWorkItem'>> => {
        const item = draft.workItem(workItemId);
        if (!item) throw notFound();
        // The staff before the agencies: its revision then stands for both.
        const staff = placing.has(request.body.kind) ? await readStaff(deps.registry) : noStaff;
        const agencies = await deps.registry.agencies();
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        completeByAnswer(draft, item, request.body, {
          by: request.actor,
          policy,
          policyFor: deps.policyFor,
          agencies,
          staff,
          aotProtocolFor: deps.aotProtocolFor,
        });
        if (body.kind === 'confirmAotOrder') decideAnewOnOrders(draft, policy);
        settlePlan(draft, policy);
        const after = draft.workItem(workItemId) ?? item;
        return {
          status: 200,
          body: disclose(
            completionAnswerDisclosure,
            {
              workItem: wholeWorkItem(after, draft.now),
              caseId: draft.case.caseId,
              ...(takesPart && { phase: phaseOf(draft.case) }),
              ...(request.body.kind === 'warmHandOff' && {
                handOff: ownLacks(draft.case, request.actor, draft.now),
              }),
            },
            reader,
          ),
        };
      },
    });
    // Told after the answer is stored, and told once however often it is sent.
    if (body.kind === 'confirmIdentity' && body.decision === 'same')
      await tellOtherCase(deps, caseIdOf(workItemId), workItemId);
    return answer;
  };
