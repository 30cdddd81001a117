/**
 * An execution failed, timed out or was stopped, while its case is under way: start the next one where the strands stand.
 * Fed by EventBridge on AWS and by the local engine on one machine. An execution that ends at once, again and again, is
 * a fault that a person must see: beyond the limit this throws, and the dead-letter queue raises the alarm.
 */
import * as z from 'zod';
import { CaseDraft } from '../../../domain/referral/case-draft.ts';
import type { CaseRecord } from '../../../domain/referral/case-record.ts';
import { isUnderWay } from '../../../domain/referral/case-record.ts';
import { resumeJourney } from '../../../domain/referral/work-item-outcome.ts';
import { parseExecutionName } from '../../../domain/shared/identifiers.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { retryConcurrentWrite } from '../../change-case-in-task.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';

const executionEndedSchema = z.object({
  detail: z.object({
    name: z.string(),
    status: z.string(),
    startDate: z.number(),
    stopDate: z.number().nullish(),
  }),
});

const quickMs = 60_000;
const stallLimit = 10;

class JourneyStalled extends Error {
  override readonly name = 'JourneyStalled';
}

const countStall = (record: CaseRecord, now: string): void => {
  const { stalls } = record;
  const recent = stalls && stalls.since > addElapsed(now, -1, 'hours') ? stalls : { count: 0, since: now };
  if (recent.count >= stallLimit) throw new JourneyStalled(record.caseId);
  record.stalls = { count: recent.count + 1, since: recent.since };
};

/** Starts the next epoch of a case under way; a case that is not, or whose epoch has moved on, is left alone. */
export const createResumeCase =
  (deps: TaskDeps) =>
  (caseId: string, ended: { why: string; epoch?: number; quick: boolean }): Promise<void> =>
    retryConcurrentWrite(async () => {
      const snapshot = await deps.cases.load(caseId);
      if (!snapshot || !isUnderWay(snapshot.case)) return;
      if (ended.epoch !== undefined && ended.epoch !== snapshot.case.epoch) return;
      const draft = new CaseDraft(snapshot, {
        now: deps.clock.now(),
        actor: { kind: 'system', part: 'execution-ended' },
      });
      if (ended.quick) countStall(draft.case, draft.now);
      resumeJourney(draft, ended.why);
      await deps.cases.save(draft.write());
    });

export const createExecutionEnded = (deps: TaskDeps) => {
  const resume = createResumeCase(deps);
  return async (event: unknown): Promise<void> => {
    const { detail } = executionEndedSchema.parse(event);
    const execution = parseExecutionName(detail.name);
    if (!execution || detail.status === 'SUCCEEDED' || detail.status === 'RUNNING') return;
    const quick =
      (detail.stopDate ?? detail.startDate) - detail.startDate < quickMs && detail.status === 'FAILED';
    await resume(execution.caseId, { why: detail.status, epoch: execution.epoch, quick });
  };
};
