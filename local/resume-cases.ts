/**
 * After a restart no execution is left, and every case under way goes on all the same: one that waits for a person is
 * resumed when its next rung is near or when somebody writes to it, every other one at once, the most urgent first. The
 * server answers meanwhile.
 */
import { errorNameOf } from '../domain/ports/log-line.ts';
import type { Log, Store } from '../domain/ports/ports.ts';
import type { EngineClock, Timer } from './clock/engine-clock.ts';
import { restsUntilMs } from './resting.ts';

export interface ResumeCasesDeps {
  store: Pick<Store, 'casesUnderWay' | 'load'>;
  clock: EngineClock;
  log: Log;
  /** Starts the next execution of a case, where it has one. */
  resume: (caseId: string) => Promise<void>;
}

export interface ResumeCases {
  /** Lists the cases under way, returns how many, and goes on by itself. */
  begin(): Promise<number>;
  /** A case was written, and what was ordered there needs its execution. */
  written(caseId: string): void;
  /** True while cases are looked at or resumed, timers not counted. */
  busy(): boolean;
  /** Resolves when every case rests or was resumed. */
  idle(): Promise<void>;
  /** How many cases have no execution and need none yet. */
  resting(): number;
}

/** The database answers several at once, and a request finds its turn between them. */
const atOnce = 8;
const retryMs = 5_000;

export const createResumeCases = ({ store, clock, log, resume }: ResumeCasesDeps): ResumeCases => {
  const resting = new Map<string, Timer | undefined>();
  const underWay = new Set<Promise<void>>();
  /** Written before it was known which cases are under way. */
  let early: Set<string> | undefined = new Set();

  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  const restUntil = (caseId: string, atMs: number): void => {
    resting.set(
      caseId,
      clock.setTimer(atMs, () => void wake(caseId)),
    );
  };

  const resumed = async (caseId: string): Promise<void> => {
    try {
      await resume(caseId);
    } catch (error) {
      log.error('HHP5005', { error: errorNameOf(error) });
      restUntil(caseId, clock.nowMs() + retryMs);
    }
  };

  const wake = async (caseId: string): Promise<void> => {
    if (!resting.has(caseId)) return;
    const timer = resting.get(caseId);
    if (timer) clock.clearTimer(timer);
    // Before the first write of the resumption, which must not wake the case again.
    resting.delete(caseId);
    await track(resumed(caseId));
  };

  /** When the case is to be resumed; now, where that cannot be told. */
  const look = async (caseId: string): Promise<number> => {
    try {
      const snapshot = await store.load(caseId);
      return (snapshot && restsUntilMs(snapshot)) ?? clock.nowMs();
    } catch {
      return clock.nowMs();
    }
  };

  const resumeOrRest = async (caseIds: readonly string[]): Promise<void> => {
    const left = caseIds.values();
    const due: { caseId: string; atMs: number }[] = [];
    const lookAtThem = async (): Promise<void> => {
      for (const caseId of left) {
        if (!resting.has(caseId)) continue;
        const atMs = await look(caseId);
        if (atMs <= clock.nowMs()) due.push({ caseId, atMs });
        // Somebody may have written to it meanwhile.
        else if (resting.has(caseId)) restUntil(caseId, atMs);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lookAtThem));
    for (const { caseId } of due.sort((a, b) => a.atMs - b.atMs)) await wake(caseId);
  };

  return {
    async begin() {
      const caseIds = await store.casesUnderWay();
      for (const caseId of caseIds) resting.set(caseId, undefined);
      const written = caseIds.filter((caseId) => early?.has(caseId));
      early = undefined;
      for (const caseId of written) void wake(caseId);
      void track(resumeOrRest(caseIds));
      return caseIds.length;
    },
    written(caseId) {
      early?.add(caseId);
      void wake(caseId);
    },
    busy: () => underWay.size > 0,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    resting: () => resting.size,
  };
};
