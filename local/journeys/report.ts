/** Plays a journey and reports what became of it: for people as a dated timeline, for machines as JSON. */
import * as z from 'zod';
import { type ClockRecord, isLate } from '../../domain/shared/clock-record.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import { phaseOf } from '../../domain/case/phase.ts';
import type { AuditEvent } from '../../domain/shared/audit-event.ts';
import { caseIdOf } from '../../domain/shared/identifiers.ts';
import type { Journey } from './journeys.ts';
import { World, type WorldOptions } from './world.ts';

export interface JourneyReport {
  name: string;
  ok: boolean;
  /** Why it is not ok. */
  problem?: string;
  caseId?: string;
  finalPhase: string;
  strands: CaseRecord['strands'] | null;
  closeReason: string | null;
  notices: { kind: string; lgu: string; to: Notice['to']; at: string }[];
  clocks: {
    kind: string;
    anchor: string;
    due: string;
    metAt: string | null;
    late: boolean;
    corrected: boolean;
  }[];
  /** Ids of the notices that left the system, in order. */
  delivered: string[];
  /** State transitions of the workflow, as Step Functions bills them. */
  transitions: number;
  events: readonly AuditEvent[];
}

const noticeIdOf = (message: string): string =>
  z.object({ noticeId: z.string() }).parse(JSON.parse(message)).noticeId;

const clockOf = (clock: ClockRecord, now: string) => ({
  kind: clock.kind,
  anchor: clock.anchor,
  due: clock.due,
  metAt: clock.metAt ?? null,
  late: isLate(clock, now),
  /** It stood late until something was entered. */
  corrected: clock.corrected !== undefined,
});

const problemOf = ({ ends }: Journey, record: CaseRecord, now: string): string | undefined => {
  const phase = phaseOf(record);
  if (phase !== ends.phase) return `ended in phase ${phase} instead of ${ends.phase}`;
  if (record.closeReason !== ends.closeReason)
    return `closed as ${record.closeReason ?? 'not closed'} instead of ${ends.closeReason ?? 'not closed'}`;
  if (ends.aot !== undefined && record.strands.aot !== ends.aot)
    return `the aot strand is ${record.strands.aot} instead of ${ends.aot}`;
  const contact = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  const late = contact && isLate(contact, now);
  return ends.contactLate === undefined || late === ends.contactLate
    ? undefined
    : `the contact is ${late ? 'late' : 'not late'}, which it should ${ends.contactLate ? '' : 'not '}be`;
};

export const reportJourney = async (journey: Journey, options: WorldOptions = {}): Promise<JourneyReport> => {
  let transitions = 0;
  const world = await World.create({
    ...options,
    observe: (edge) => {
      transitions += 1;
      options.observe?.(edge);
    },
  });
  const failed = (problem: string): JourneyReport => ({
    name: journey.name,
    ok: false,
    problem,
    finalPhase: 'none',
    strands: null,
    closeReason: null,
    notices: [],
    clocks: [],
    delivered: [],
    transitions,
    events: [],
  });
  try {
    const caseId = await journey.play(world);
    await world.runtime.settle();
    await world.pause();
    const snapshot = await world.store.load(caseId);
    if (!snapshot) return failed('the case is not there');
    const now = world.runtime.now();
    const problem = problemOf(journey, snapshot.case, now);
    const notices = await world.store.notices(caseId);
    return {
      name: journey.name,
      ok: problem === undefined,
      ...(problem !== undefined && { problem }),
      caseId,
      finalPhase: phaseOf(snapshot.case),
      strands: snapshot.case.strands,
      closeReason: snapshot.case.closeReason ?? null,
      notices: notices.map(({ kind, to, at }) => ({ kind, lgu: snapshot.case.lgu, to, at })),
      clocks: snapshot.case.clocks.map((clock) => clockOf(clock, now)),
      // A journey may tell of more than one person; its report is of one.
      delivered: world
        .received()
        .map(({ message }) => noticeIdOf(message))
        .filter((noticeId) => caseIdOf(noticeId) === caseId),
      transitions,
      events: await world.store.events(caseId),
    };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
};
