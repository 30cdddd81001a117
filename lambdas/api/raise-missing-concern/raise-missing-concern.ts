/**
 * POST /cases/{caseId}/missing-concerns: the care manager was told that the person could not be found. The 24 hours
 * count from that receipt, whenever it is entered.
 */
import { disclose, Own } from '../../../domain/access/disclosure.ts';
import { concernAnswerDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import type { Reader } from '../../../domain/access/openings.ts';
import type { MissingConcern } from '../../../domain/case/aot-record.ts';
import type { CaseDraft } from '../../../domain/case/case-draft.ts';
import { partOfTelling, toldBefore } from '../../../domain/case/telling.ts';
import { toldAgain } from '../../told-again.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { clockView } from '../../../domain/shared/clock-record.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { CaseStore, Registry } from '../../../domain/ports/ports.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface RaiseMissingConcernDeps extends ChangeCaseDeps {
  policyFor: PolicyFor;
  registry: Registry;
}

const toldIn = ({ body }: ApiRequest<'raiseMissingConcern'>) => ({ fact: 'concern', body }) as const;

/** One that was told before: current, or else of the pages of the case. */
const concernOf = async (
  cases: Pick<CaseStore, 'pageOf'>,
  { case: { caseId, aot } }: CaseDraft,
  concernId: string,
): Promise<MissingConcern> => {
  let cursor: string | undefined;
  let items: readonly MissingConcern[] = aot?.concerns ?? [];
  for (;;) {
    const found = items.find((concern) => concern.concernId === concernId);
    if (found) return found;
    const page = await cases.pageOf(caseId, 'concern', { limit: 100, cursor });
    if (page.items.length === 0) throw new Error(`${concernId} is in no page of its case.`);
    ({ items, cursor } = page);
  }
};

const concernAnswer = (
  { case: { caseId, strands, clocks }, now }: CaseDraft,
  { by, ...concern }: MissingConcern,
  reader: Reader,
): ApiResponse<'raiseMissingConcern'> => ({
  status: 201,
  body: disclose(
    concernAnswerDisclosure,
    {
      caseId,
      strands,
      concern: new Own(by, { ...concern, by: by.sub }),
      clocks: clocks.filter(({ kind }) => kind === 'credibleContact').map((clock) => clockView(clock, now)),
    },
    reader,
  ),
});

export const createRaiseMissingConcern =
  (deps: RaiseMissingConcernDeps): ApiUseCase<'raiseMissingConcern'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { seenFrom: [request.body.receivedAt], parts: [partOfTelling(toldIn(request), request.actor)] },
      decide: async (draft, reader): Promise<ApiResponse<'raiseMissingConcern'>> => {
        const known = toldBefore(draft, toldIn(request), request.actor);
        if (known !== undefined)
          return {
            ...concernAnswer(draft, await concernOf(deps.cases, draft, known), reader),
            headers: toldAgain,
          };
        const agency = await deps.registry.agency(request.actor.org);
        const concern = raiseConcern(draft, request.body, request.actor, {
          policy: deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
          omhReportRequired: agency?.omhOversight !== undefined,
        });
        return concernAnswer(draft, concern, reader);
      },
    });
