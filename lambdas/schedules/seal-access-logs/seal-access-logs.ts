/**
 * The schedule that seals access logs, every two minutes: entries that no seal names yet are found by the index, log by log,
 * and each log gets its next seals. It is the one writer of seals; should two run at once, the log's head lets one through
 * and the other leaves that log to it. Run twice: the second run finds nothing. A log that fails is named by code and tried
 * again, since this throws at the end; the others are not held up.
 */
import { type LogEntry, logOf } from '../../../domain/access/access-entry.ts';
import { mostInSeal, sealNext, unsealedLog } from '../../../domain/access/access-seal.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import { type AccessLog, type Clock, ConcurrentWrite, type Log } from '../../../domain/ports/ports.ts';
import { caseIdSchema } from '../../../domain/shared/identifiers.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';

export interface SealAccessLogsDeps {
  accesses: AccessLog;
  clock: Clock;
  log: Log;
}

/** Makes EventBridge run the schedule again, and in the end the alarm ring. */
class SealsNotMade extends Error {
  override readonly name = 'SealsNotMade';
}

const atOnce = 10 * mostInSeal;
/** Younger entries wait for the next run: an index lags, and so the order within a seal is nearly that of time. */
const settledSeconds = 10;

const inSeals = (entries: readonly LogEntry[]): LogEntry[][] =>
  Array.from({ length: Math.ceil(entries.length / mostInSeal) }, (_, index) =>
    entries.slice(index * mostInSeal, (index + 1) * mostInSeal),
  );

/** Whoever was first has sealed them, or the index showed what is sealed: nothing is lost, the next run looks again. */
const sealLog = async (
  { accesses }: SealAccessLogsDeps,
  log: string,
  entries: readonly LogEntry[],
  now: Instant,
): Promise<void> => {
  let head = (await accesses.accessHead(log)) ?? unsealedLog(log);
  for (const some of inSeals(entries)) {
    const sealing = sealNext(head, some, now);
    try {
      await accesses.sealAccesses(sealing);
    } catch (error) {
      if (error instanceof ConcurrentWrite) return;
      throw error;
    }
    ({ head } = sealing);
  }
};

export const createSealAccessLogs = (deps: SealAccessLogsDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const settledBy = addElapsed(now, -settledSeconds, 'seconds');
  let failed = 0;
  let last: LogEntry | undefined;
  do {
    const found = await deps.accesses.unsealed(atOnce, last);
    last = found.at(-1);
    const settled = found.filter(({ at }) => at <= settledBy);
    for (const [log, entries] of Map.groupBy(settled, logOf)) {
      try {
        await sealLog(deps, log, entries, now);
      } catch (error) {
        failed += 1;
        const caseId = caseIdSchema.safeParse(log).data;
        deps.log.error('HHP5008', { ...(caseId !== undefined && { caseId }), error: errorNameOf(error) });
      }
    }
  } while (last);
  if (failed > 0) throw new SealsNotMade(`${failed} log(s) failed.`);
};
