/**
 * An execution failed, timed out or was stopped, while its journey or search is under way: start the next one where the
 * record stands.
 * Fed by EventBridge on AWS and by the local engine on one machine. An execution that ends at once, again and again, is
 * a fault that a person must see: beyond the limit this throws, and the dead-letter queue raises the alarm.
 */
import * as z from 'zod';
import { badEnds, type Resumption } from '../../../domain/case/answer-codes.ts';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import type { CaseRecord } from '../../../domain/case/case-record.ts';
import { resumeExecution } from '../../../domain/aot/search-execution.ts';
import { executionsOf } from '../../../domain/case/executions.ts';
import { executionName, type ExecutionRef, parseExecutionName } from '../../../domain/shared/identifiers.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { retryConcurrentWrite, type TaskDeps } from '../../change-case-in-task.ts';

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

/** Ten quick failures within an hour: from then on a person must see to the case. */
export const isStalled = ({ stalls }: CaseRecord): boolean => (stalls?.count ?? 0) >= stallLimit;

const countStall = (record: CaseRecord, now: string): void => {
  const { stalls } = record;
  const recent = stalls && stalls.since > addElapsed(now, -1, 'hours') ? stalls : { count: 0, since: now };
  if (recent.count >= stallLimit) throw new JourneyStalled(record.caseId);
  record.stalls = { count: recent.count + 1, since: recent.since };
};

const startNext = async (
  deps: TaskDeps,
  caseId: string,
  concerned: (running: ExecutionRef) => boolean,
  ended: { why: Resumption; quick: boolean },
): Promise<void> => {
  const snapshot = await deps.cases.load(caseId);
  const stopped = snapshot ? executionsOf(snapshot.case).filter(concerned) : [];
  if (!snapshot || stopped.length === 0) return;
  const draft = new CaseDraft(snapshot, {
    now: deps.clock.now(),
    actor: { kind: 'system', part: 'execution-ended' },
  });
  if (ended.quick) countStall(draft.case, draft.now);
  for (const execution of stopped) resumeExecution(draft, execution, ended.why);
  await deps.cases.save(draft.write());
};

/** Starts the next epoch of those executions of a case that are concerned. */
export const createResumeExecutions =
  (deps: TaskDeps) =>
  (caseId: string, concerned: (execution: ExecutionRef) => boolean, why: Resumption): Promise<void> =>
    retryConcurrentWrite(() => startNext(deps, caseId, concerned, { why, quick: false }));

/** After a restart nothing runs: starts the next epoch of the journey and of every search of a case. */
export const createResumeCase =
  (deps: TaskDeps) =>
  (caseId: string, why: Resumption): Promise<void> =>
    createResumeExecutions(deps)(caseId, () => true, why);

/** A journey or search that is over, or whose epoch has moved on, is left alone. */
export const createExecutionEnded =
  (deps: TaskDeps) =>
  async (event: unknown): Promise<void> => {
    const { detail } = executionEndedSchema.parse(event);
    const ended = parseExecutionName(detail.name);
    const why = badEnds.find((end) => end === detail.status);
    if (!ended || !why) return;
    const quick = (detail.stopDate ?? detail.startDate) - detail.startDate < quickMs && why === 'FAILED';
    await retryConcurrentWrite(() =>
      startNext(deps, ended.caseId, (running) => executionName(running) === detail.name, {
        why,
        quick,
      }),
    );
  };
