/**
 * POST /notices/{id}/acknowledgement: a named person of the addressed organisation closes the notice. Possible on a
 * closed case, and for an agency that is no longer a party: what was told must be closable.
 */
import { noticeDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import { wholeNotice } from '../../../domain/views/addressed.ts';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createAcknowledgeNotice =
  (deps: ChangeCaseDeps): ApiUseCase<'acknowledgeNotice'> =>
  async (request) => {
    const { noticeId } = request.path;
    // To whom it went, and what it told of, never changes; whether it is open is read again with the decision.
    const { to, eventId, workItemId } = (await deps.cases.notice(noticeId)) ?? {};
    return changeCase(deps, request, {
      caseId: caseIdOf(noticeId),
      also: {
        ...(workItemId !== undefined && { workItemId }),
        ...(eventId !== undefined && { parts: [partNamed('significantEvent', eventId)] }),
      },
      addressedTo: () => to,
      decide: async (draft, reader): Promise<ApiResponse<'acknowledgeNotice'>> => {
        const notice = await deps.cases.notice(noticeId);
        if (!notice) throw notFound();
        const acknowledged = wholeNotice(acknowledge(draft, notice, request.actor));
        return { status: 200, body: disclose(noticeDisclosure, acknowledged, reader) };
      },
    });
  };
