/**
 * The hourly watch over the record: what should be happening and is not. A case under way of which no execution runs is
 * started again from its record; late work of which nobody was told, and legal notices that an LGU leaves unread, are
 * counted, for an alarm. The lists of what is under way and of what runs are compared whole each hour; a case of which
 * something runs is looked at closely once a day, so that the cost grows with the lists and not with the cases. Run twice:
 * the second run finds the new executions, or an outbox entry that is about to start them.
 */
import type { CaseSnapshot } from '../../../domain/case/case-record.ts';
import { executionsOf } from '../../../domain/case/executions.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { Log, RunningExecutions } from '../../../domain/ports/ports.ts';
import { lguIds, type LguId } from '../../../domain/shared/counties.ts';
import { executionName, parseExecutionName } from '../../../domain/shared/identifiers.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';
import { createResumeExecutions, isStalled } from '../../streams/execution-ended/execution-ended.ts';

export interface WatchCasesDeps extends TaskDeps {
  running: RunningExecutions;
  log: Log;
}

/** Makes EventBridge run the watch again, and in the end the alarm ring. */
class WatchIncomplete extends Error {
  override readonly name = 'WatchIncomplete';
}

/** What was written later may have ordered an execution that is about to start. */
const settledMinutes = 10;
/** Two turns of the schedule that climbs by the hour. */
const rungHours = 2;
/** When a reminder of each day, and those who stand above, have been told: a choice of ours. */
const unreadDays = 3;
const noticesAtOnce = 100;
const hoursOfDay = 24;

/** Spreads the cases over the hours of a day: the last sign of a case reference would leave hours empty. */
const hourOf = (caseId: string): number =>
  Array.from(caseId).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9_973, 0) % hoursOfDay;

const isLate = ({ case: record, workItems }: CaseSnapshot, now: Instant): boolean => {
  const by = addElapsed(now, -rungHours, 'hours');
  return (
    record.strands.case === 'open' &&
    workItems.some(({ status, nextRungAt }) => status === 'open' && nextRungAt <= by)
  );
};

/** Those that should be running and are not; none of a case that was written a moment ago. */
const missingOf = ({ case: record }: CaseSnapshot, running: ReadonlySet<string>, now: Instant): string[] =>
  record.updatedAt > addElapsed(now, -settledMinutes, 'minutes')
    ? []
    : executionsOf(record)
        .map(executionName)
        .filter((name) => !running.has(name));

const look = async (
  deps: WatchCasesDeps,
  caseId: string,
  running: ReadonlySet<string>,
): Promise<'late' | undefined> => {
  const snapshot = await deps.cases.load(caseId);
  if (!snapshot) return undefined;
  const now = deps.clock.now();
  const missing = missingOf(snapshot, running, now);
  if (missing.length > 0) {
    deps.log.error('HHP5030', { caseId });
    deps.log.count('CaseWithoutExecution');
    // A case that broke ten times within an hour waits for a person (JourneyStalled).
    if (!isStalled(snapshot.case))
      await createResumeExecutions(deps)(
        caseId,
        (execution) => missing.includes(executionName(execution)),
        'restart',
      );
  }
  return isLate(snapshot, now) ? 'late' : undefined;
};

/** Legal ones come first, so that of a list no more is read than they are. */
const unreadBy = async ({ cases, clock }: WatchCasesDeps, org: LguId): Promise<number> => {
  const by = addElapsed(clock.now(), -unreadDays * hoursOfDay, 'hours');
  let unread = 0;
  let cursor: string | undefined;
  do {
    const page = await cases.openNoticesOf(
      { role: 'spoa', org },
      { legal: true, limit: noticesAtOnce, cursor },
    );
    unread += page.items.filter(({ at }) => at <= by).length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return unread;
};

const casesToLookAt = async (
  { cases, clock }: WatchCasesDeps,
  underWay: readonly string[],
  running: ReadonlySet<string>,
): Promise<Set<string>> => {
  const now = clock.now();
  const alive = new Set([...running].map((name) => parseExecutionName(name)?.caseId));
  const hour = Number(now.slice(11, 13));
  return new Set([
    ...underWay.filter((caseId) => !alive.has(caseId) || hourOf(caseId) === hour),
    ...(await cases.casesToClimb(addElapsed(now, -rungHours, 'hours'))),
  ]);
};

export const createWatchCases = (deps: WatchCasesDeps) => async (): Promise<void> => {
  const { cases, log } = deps;
  // The list before the executions: what is opened between the two is in neither, or runs.
  const underWay = await cases.casesUnderWay();
  const running = await deps.running.names();
  let late = 0;
  let failed = 0;
  for (const caseId of await casesToLookAt(deps, underWay, running)) {
    try {
      if ((await look(deps, caseId, running)) === undefined) continue;
      log.error('HHP5031', { caseId });
      late += 1;
    } catch (error) {
      failed += 1;
      log.error('HHP5006', { caseId, error: errorNameOf(error) });
    }
  }
  let unread = 0;
  for (const org of lguIds) unread += await unreadBy(deps, org);
  if (late > 0) log.count('WorkOverdueWithoutRung', late);
  if (unread > 0) log.count('LegalNoticeUnacknowledged', unread);
  if (failed > 0) throw new WatchIncomplete(`${failed} case(s) failed.`);
  log.count('CasesUnderWay', underWay.length);
};
