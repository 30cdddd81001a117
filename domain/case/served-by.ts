/** Who serves a person at their agency, as every party of the case is shown it: staff by their ids, and days. */
import * as z from 'zod';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { isWithin } from '../shared/window.ts';
import { type CaseRecord, caseRecordSchema, coverSchema } from './case-record.ts';

/** Who serves the person, and who does so today. */
export const servedBySchema = z.strictObject({
  ...caseRecordSchema.shape.assignment.pick({ careManager: true, team: true, leavesOn: true }).shape,
  since: storedInstant.optional(),
  /** True from the day on which whom the case names is no longer there. */
  hasLeft: z.boolean(),
  /** Until its last day is over. */
  cover: coverSchema.optional(),
  /** True from the first to the last day of the cover. */
  isCovered: z.boolean(),
});

/** Who serves the person at an instant, as people see it. */
export const servedBy = ({ assignment }: Pick<CaseRecord, 'assignment'>, now: Instant) => {
  const { careManager, team, assignedAt, leavesOn, cover } = assignment;
  const today = localDate(now);
  const stands = cover !== undefined && today <= cover.until ? cover : undefined;
  return {
    ...(careManager !== undefined && { careManager }),
    ...(team !== undefined && { team }),
    ...(assignedAt !== undefined && { since: assignedAt }),
    ...(leavesOn !== undefined && { leavesOn }),
    hasLeft: leavesOn !== undefined && leavesOn < today,
    ...(stands && { cover: stands }),
    isCovered: stands !== undefined && isWithin(today, stands.from, stands.until),
  };
};
