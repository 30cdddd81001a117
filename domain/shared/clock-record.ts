/**
 * A clock of a case: what it counts from, by which rule, when it is due, and how it ended. A moved anchor moves the
 * clock and keeps the history; a clock that is late says so and stays late.
 */
import * as z from 'zod';
import { storedCode, storedInstant } from './stored-text.ts';
import type { Instant } from './instant.ts';
import type { Answer } from './answer.ts';

export const clockKinds = [
  'forensicTransition',
  'spoaDecision',
  'cmaAcceptance',
  'warmHandOff',
  'faceToFaceContact',
  'tellPlan',
  'forensicContactTarget',
  'medicaidFollowUp',
  'credibleContact',
  'aotFirstContact',
  'significantEvent',
] as const;
export type ClockKind = (typeof clockKinds)[number];
export const isClockKind = (kind: string): kind is ClockKind => clockKinds.some((known) => known === kind);

/** How many clocks of a kind, and how many moves of one, the case keeps; the audit events keep all of them. */
export const clocksKept = 3;
export const movesKept = 10;

export const clockRecordSchema = z.strictObject({
  kind: z.enum(clockKinds),
  anchor: storedInstant,
  anchorKind: z.enum(['opened', 'dischargedAt', 'dischargedOn', 'noticeReceived', 'orderedOn', 'awareAt']),
  due: storedInstant,
  ruleId: storedCode,
  /** `required` by the guidance, our `standard` where it asks without a number, or a best-practice `target`. */
  basis: z.enum(['required', 'standard', 'target']),
  zone: storedCode,
  overdueSince: storedInstant.optional(),
  metAt: storedInstant.optional(),
  late: z.boolean().optional(),
  /** Set when the clock ended without being met: a lapsed offer, a closed case. */
  stoppedAt: storedInstant.optional(),
  moves: z
    .array(
      z.strictObject({ at: storedInstant, anchor: storedInstant, due: storedInstant, reason: storedCode }),
    )
    .max(movesKept),
});
export type ClockRecord = z.infer<typeof clockRecordSchema>;

export const isRunning = (clock: ClockRecord): boolean =>
  clock.metAt === undefined && clock.stoppedAt === undefined;

/** Late when met after the due instant, still running past it, or stopped unmet at it or later (a lapsed offer). */
export const isLate = ({ due, metAt, stoppedAt }: ClockRecord, now: string): boolean => {
  if (metAt !== undefined) return metAt > due;
  return stoppedAt === undefined ? now > due : stoppedAt >= due;
};
export const clockViewSchema = clockRecordSchema.extend({ late: z.boolean() });
/** Those of a case. */
export const clocksViewSchema = z.array(clockViewSchema).max(clockKinds.length * clocksKept);
export const clockView = (clock: ClockRecord, now: Instant): Answer<typeof clockViewSchema> => ({
  ...clock,
  late: isLate(clock, now),
});
