/** Visits that were in time and are entered after their clock stood late, and what must then be seen of it. */
import type { CaseRecord } from '../../domain/case/case-record.ts';
import { type ClockRecord, isLate } from '../../domain/shared/clock-record.ts';
import type { Dice } from '../fuzz/dice.ts';
import type { Who } from '../fuzz/people.ts';

/** Time in the hands of the facility is counted by itself. */
const isOfHands = ({ moves }: ClockRecord): boolean =>
  ['returnedForInformation', 'informationGiven'].includes(moves.at(-1)?.reason ?? '');

/** Clocks that were late when they were last looked at, are in time, and do not say so. */
export const latenessHidden = (
  before: CaseRecord,
  after: CaseRecord,
  { lookedAt, now }: { lookedAt: string; now: string },
): string[] =>
  after.clocks.flatMap((clock) => {
    const ofKind = before.clocks.filter(
      ({ kind, anchor }) =>
        kind === clock.kind &&
        (anchor === clock.anchor || clock.moves.some((move) => move.anchor === anchor)),
    );
    // Of two that began at one instant nobody knows from outside which is which.
    const [was] = ofKind.length === 1 ? ofKind : [];
    if (!was || !isLate(was, lookedAt) || isLate(clock, now) || isOfHands(clock)) return [];
    return clock.corrected ? [] : [`${clock.kind} was late, is in time, and does not say so`];
  });

/** Clocks that are late and say that they were corrected: a figure would count them twice. */
export const lateAndCorrected = ({ clocks }: CaseRecord, now: string): string[] =>
  clocks
    .filter((clock) => clock.corrected && isLate(clock, now) && clock.metAt !== undefined)
    .map(({ kind }) => `${kind} was met late and says that it was corrected`);

export interface LateVisit {
  who: Who;
  path: string;
  at: string;
}

/** A visit within the time of a contact that stands late, by who has the person. */
export const lateVisit = (record: CaseRecord, now: string, dice: Dice): LateVisit | undefined => {
  const clock = record.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
  if (!clock || !isLate(clock, now)) return undefined;
  const [from, until] = [Date.parse(clock.anchor), Date.parse(clock.due)];
  const minutes = dice.between(1, Math.floor((until - from) / 60_000) - 1);
  const { agency } = record.assignment;
  return {
    who: agency === undefined ? { role: 'spoa', org: record.lgu } : { role: 'cma', org: agency },
    path: `/cases/${record.caseId}/contacts`,
    at: new Date(from + minutes * 60_000).toISOString(),
  };
};
