/**
 * GET /cases: the cases in which the caller's organisation is a party now. The query itself is the filter; each case on the
 * page is decided on like a case that was asked for. The view is one entry of the access log with a row for each case, since
 * its name is shown; a case of which the row cannot be stored is left out, and the answer says so.
 */
import { decide, recipientOf } from '../../../domain/api/access.ts';
import { caseSummary } from '../../../domain/views/case-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { outcomeOf } from '../../middleware/request-audit.ts';
import { type ReachCaseDeps, readerOf, refuseForeignList } from '../../reach-case.ts';

export const createListCases =
  (deps: ReachCaseDeps): ApiUseCase<'listCases'> =>
  async (request): Promise<ApiResponse<'listCases'>> => {
    const { actor, audit } = request;
    const of = recipientOf(actor);
    refuseForeignList(request, of);
    const page = await deps.cases.casesOf(of, request.query);
    const now = deps.clock.now();
    // The index may lag: of a case that is no longer theirs they see nothing.
    const listed = page.items.flatMap((record) => {
      const access = decide(actor, 'getCase', { kind: 'case', record, now });
      return access.allow ? [{ caseId: record.caseId, record, access }] : [];
    });
    const logged = await audit.noteList(
      listed.map(({ caseId, access }) => ({ caseId, outcome: { ...outcomeOf(access), reason: 'listed' } })),
    );
    const leftOut = listed.length - logged.size;
    const items = listed
      .filter(({ caseId }) => logged.has(caseId))
      .map(({ record, access }) => caseSummary(record, now, readerOf(record, request, access)));
    return { status: 200, body: { ...page, items, ...(leftOut > 0 && { leftOut }) } };
  };
