/**
 * POST /notices/acknowledgements: a named person acknowledges several notices to their organisation, each by itself and in
 * their own name, so that one that is not theirs, or was acknowledged before, holds up no other. Sent again, it goes on with
 * what is left. Each case that is looked at is in its access log.
 */
import { acknowledgementsDisclosure } from '../../../domain/access/disclosed-records.ts';
import { disclose } from '../../../domain/access/disclosure.ts';
import { recipientOf } from '../../../domain/api/access.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { AcknowledgementOutcome } from '../../../domain/notices/acknowledgements-contract.ts';
import { ConcurrentWrite } from '../../../domain/ports/ports.ts';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import { inOwnList } from '../../../domain/views/addressed.ts';
import { acknowledge } from '../../../domain/work/acknowledge-notice.ts';
import { answerOnce } from '../../change-case.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { reachCase, type ReachCaseDeps, refuseForeignList } from '../../reach-case.ts';

type Request = ApiRequest<'acknowledgeNotices'>;

/** Decided as the acknowledgement of this one notice is. */
const acknowledgeOne = async (
  deps: ReachCaseDeps,
  { actor, audit }: Request,
  noticeId: string,
): Promise<AcknowledgementOutcome> => {
  const notice = await deps.cases.notice(noticeId);
  const { to, eventId, workItemId } = notice ?? {};
  const asked = { actor, audit, operation: 'acknowledgeNotice' } as const;
  const { snapshot, now, access } = await reachCase(deps, asked, {
    caseId: caseIdOf(noticeId),
    addressedTo: () => to,
    also: {
      ...(workItemId !== undefined && { workItemId }),
      ...(eventId !== undefined && { parts: [partNamed('significantEvent', eventId)] }),
    },
  });
  if (!access.allow || !notice) return 'notFound';
  const draft = new CaseDraft(snapshot, { now, actor });
  acknowledge(draft, notice, actor);
  await deps.cases.save(draft.write());
  return 'acknowledged';
};

const outcomeOf = async (
  deps: ReachCaseDeps,
  request: Request,
  noticeId: string,
): Promise<AcknowledgementOutcome> => {
  try {
    return await retryConcurrentWrite(() => acknowledgeOne(deps, request, noticeId));
  } catch (error) {
    if (error instanceof ConcurrentWrite) return 'changedMeanwhile';
    if (!(error instanceof Refused)) throw error;
    return error.refusal.code === 'alreadyAcknowledged' ? 'alreadyAcknowledged' : 'notFound';
  }
};

export const createAcknowledgeNotices =
  (deps: ReachCaseDeps): ApiUseCase<'acknowledgeNotices'> =>
  (request) => {
    refuseForeignList(request, recipientOf(request.actor));
    return answerOnce(deps, request, async () => {
      const results: { noticeId: string; outcome: AcknowledgementOutcome }[] = [];
      for (const noticeId of request.body.noticeIds)
        results.push({ noticeId, outcome: await outcomeOf(deps, request, noticeId) });
      const now = deps.clock.now();
      const body = disclose(acknowledgementsDisclosure, { results }, inOwnList(request.actor));
      const response: ApiResponse<'acknowledgeNotices'> = { status: 200, body };
      return {
        response,
        now,
        save: async (record) => {
          if (record) await deps.cases.keepAnswer(record, now);
        },
      };
    });
  };
