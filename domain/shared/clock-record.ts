/**
 * A clock of a case: what it counts from, by which rule, when it is due, and how it ended. A moved anchor moves the
 * clock and keeps the history; a clock that is late says so and stays late.
 */
import * as z from 'zod';
import { withDueDay } from './calendar.ts';
import { storedCode, storedDay, storedInstant } from './stored-text.ts';
import { type Instant, secondsBetween } from './instant.ts';
import type { Answer } from './answer.ts';

export const clockKinds = [
  'forensicTransition',
  'spoaDecision',
  'referralInformation',
  'placement',
  'cmaAcceptance',
  'transferAcceptance',
  'warmHandOff',
  'faceToFaceContact',
  'tellPlan',
  'forensicContactTarget',
  'paroleOfficerContact',
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

/** Why a clock that stood late is in time: as whoever entered it says, or by the fact itself. */
export const corrections = [
  'enteredLate',
  'wrongTimeEntered',
  'otherPersonEntered',
  'other',
  'factCorrected',
  'factVoided',
  'endedBefore',
] as const;

/** Who can have a referral that is to be decided on. */
const handHolders = ['county', 'facility'] as const;

export const clockRecordSchema = z.strictObject({
  kind: z.enum(clockKinds),
  anchor: storedInstant,
  anchorKind: z.enum([
    'opened',
    'dischargedAt',
    'dischargedOn',
    'acceptedAt',
    'noticeReceived',
    'orderedOn',
    'awareAt',
  ]),
  due: storedInstant,
  ruleId: storedCode,
  /** `required` by the guidance, our `standard` where it asks without a number, or a best-practice `target`. */
  basis: z.enum(['required', 'standard', 'target']),
  zone: storedCode,
  overdueSince: storedInstant.optional(),
  metAt: storedInstant.optional(),
  late: z.boolean().optional(),
  /** It stood late until what was entered then, and is in time (domain/case/late-entry.ts): since when it stood late, and how it ended then. */
  corrected: z
    .strictObject({
      at: storedInstant,
      reason: z.enum(corrections),
      lateSince: storedInstant,
      wasMetAt: storedInstant.optional(),
    })
    .optional(),
  /** Set when the clock ended without being met: a lapsed offer, a closed case. */
  stoppedAt: storedInstant.optional(),
  /** Stopped only because the case closed. */
  stoppedBy: z.literal('closing').optional(),
  /** How it had ended before a closing whose time was earlier. */
  beforeClosing: z
    .strictObject({
      metAt: storedInstant.optional(),
      stoppedAt: storedInstant.optional(),
      overdueSince: storedInstant.optional(),
    })
    .optional(),
  /** In whose hands the decision is, and was before for how long. */
  hands: z
    .strictObject({
      holder: z.enum(handHolders),
      since: storedInstant,
      countySeconds: z.int(),
      facilitySeconds: z.int(),
      /** When it was due before it went to the facility, where the clock stands still meanwhile. */
      dueBefore: storedInstant.optional(),
    })
    .optional(),
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
const handsView = clockRecordSchema.shape.hands
  .unwrap()
  .pick({ holder: true, countySeconds: true, facilitySeconds: true })
  .extend({ totalSeconds: z.int() });
/** Without how it had ended before a closing, which is for whoever opens the case again. */
export const clockViewSchema = clockRecordSchema.omit({ beforeClosing: true }).extend({
  late: z.boolean(),
  /** The day at whose end it is due, where that is so. */
  dueOn: storedDay.optional(),
  hands: handsView.optional(),
});
/** Those of a case. */
export const clocksViewSchema = z.array(clockViewSchema).max(clockKinds.length * clocksKept);
/** The time in each party's hands until an instant, for a decision that may go back and forth. */
export const handsOf = (
  { anchor, hands }: ClockRecord,
  until: Instant,
): NonNullable<ClockRecord['hands']> => {
  const known = hands ?? { holder: 'county', since: anchor, countySeconds: 0, facilitySeconds: 0 };
  const since = Math.max(0, secondsBetween(known.since, until));
  return known.holder === 'county'
    ? { ...known, countySeconds: known.countySeconds + since }
    : { ...known, facilitySeconds: known.facilitySeconds + since };
};

/** Of the clock of a decision that a facility can be asked to wait for. */
const viewOfHands = (clock: ClockRecord, now: Instant) => {
  const { holder, countySeconds, facilitySeconds } = handsOf(clock, clock.metAt ?? clock.stoppedAt ?? now);
  return { holder, countySeconds, facilitySeconds, totalSeconds: countySeconds + facilitySeconds };
};

export const clockView = (
  { hands, beforeClosing: _, ...clock }: ClockRecord,
  now: Instant,
): Answer<typeof clockViewSchema> => ({
  ...clock,
  ...withDueDay(clock.due),
  late: isLate(clock, now),
  ...(clock.kind === 'spoaDecision' && { hands: viewOfHands({ ...clock, ...(hands && { hands }) }, now) }),
});
