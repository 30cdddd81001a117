/**
 * GET /cases: the cases in which the caller's organisation is a party now. The query itself is the filter; each case on the
 * page is decided on like a case that was asked for, and stands in its access log as listed, since its name is shown.
 */
import { decide, recipientOf } from '../../../domain/api/access.ts';
import { caseSummary } from '../../../domain/views/case-view.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { outcomeOf } from '../../middleware/request-audit.ts';
import { type ReachCaseDeps, readerOf, refuseForeignList } from '../../reach-case.ts';

const listed = async (
  { clock }: ReachCaseDeps,
  request: ApiRequest,
  record: CaseRecord,
): Promise<ReturnType<typeof caseSummary>[]> => {
  const { actor, audit } = request;
  const now = clock.now();
  const access = decide(actor, 'getCase', { kind: 'case', record, now });
  // The index may lag: of a case that is no longer theirs they see nothing.
  if (!access.allow) return [];
  await audit.note(record.caseId, { ...outcomeOf(access), reason: 'listed' });
  return [caseSummary(record, now, readerOf(record, request, access))];
};

export const createListCases =
  (deps: ReachCaseDeps): ApiUseCase<'listCases'> =>
  async (request): Promise<ApiResponse<'listCases'>> => {
    const of = recipientOf(request.actor);
    refuseForeignList(request, of);
    const page = await deps.cases.casesOf(of, request.query);
    const items = await Promise.all(page.items.map((record) => listed(deps, request, record)));
    return { status: 200, body: { ...page, items: items.flat() } };
  };
