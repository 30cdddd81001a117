/**
 * Whether a case needs an execution at all just now. After a restart nothing runs, and a journey that only waits for a
 * person loses nothing by that: work item, deadline and ladder stand in the record. It rests until its next rung is near.
 */
import type { CaseSnapshot } from '../domain/case/case-record.ts';
import { searchesUnderWay } from '../domain/case/executions.ts';
import { waits } from '../domain/case/waits.ts';
import { type Instant, epochMs } from '../domain/shared/instant.ts';
import { waitKinds } from '../domain/shared/work-item.ts';

/** Long enough for an execution to stand at its wait again before the rung is due. */
const leadMs = 60_000;
/** At these nothing is awaited on a strand, and nothing is done there either. */
const settled = {
  placement: ['placed'],
  discharge: ['inCommunity', 'contacted'],
} as const satisfies Record<(typeof waits)[keyof typeof waits]['strand'], readonly string[]>;

/** The next rung of the wait at which a strand stands; nothing where an execution has work to do before it waits. */
const rungOf = ({ case: { strands }, workItems }: CaseSnapshot, strand: keyof typeof settled) => {
  const kind = waitKinds.find(
    (each) => waits[each].strand === strand && waits[each].states.some((state) => state === strands[strand]),
  );
  // A token was stored once the wait began: whatever comes before the wait was done.
  return workItems.find((item) => item.kind === kind && item.status === 'open' && item.token !== undefined)
    ?.nextRungAt;
};

/**
 * From which instant on the journey of a case needs its execution, in milliseconds. Undefined where it does now: a task is
 * to be run, or a search is under way, or nothing is awaited.
 */
export const restsUntilMs = (snapshot: CaseSnapshot): number | undefined => {
  const { strands } = snapshot.case;
  if (searchesUnderWay(snapshot.case).length > 0) return undefined;
  const rungs: Instant[] = [];
  for (const strand of ['placement', 'discharge'] as const) {
    if (settled[strand].some((state) => state === strands[strand])) continue;
    const rung = rungOf(snapshot, strand);
    if (rung === undefined) return undefined;
    rungs.push(rung);
  }
  return rungs.length === 0 ? undefined : Math.min(...rungs.map(epochMs)) - leadMs;
};
