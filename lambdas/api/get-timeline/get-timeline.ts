/** GET /cases/{caseId}/timeline: what happened, in order, with the rules that decided and the notices that went out. */
import { decide } from '../../../domain/access/access.ts';
import { noticeView } from '../../../domain/notices/acknowledge.ts';
import { timelineEntry } from '../../../domain/referral/case-view.ts';
import { phaseOf } from '../../../domain/referral/phase.ts';
import type { CaseStore } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createGetTimeline =
  ({ cases }: { cases: CaseStore }): ApiUseCase<'getTimeline'> =>
  async ({ actor, path: { caseId } }) => {
    const snapshot = await cases.load(caseId);
    if (!snapshot || !decide(actor, 'getTimeline', snapshot.case).allow) throw notFound();
    const [events, notices] = await Promise.all([cases.events(caseId), cases.notices(caseId)]);
    return {
      status: 200,
      body: {
        caseId,
        phase: phaseOf(snapshot.case),
        events: events.map(timelineEntry),
        notices: notices.map(noticeView),
      },
    };
  };
