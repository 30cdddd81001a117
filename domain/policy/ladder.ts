/**
 * An escalation ladder: what is announced to whom when work opens, at half time, when it is due and after, and the pure
 * walk over its rungs. Rung 0 is half time where the ladder has one, then the due instant, then one rung every interval
 * for as long as the work stays open: nobody waits in silence.
 */
import * as z from 'zod';
import { noticeKindSchema } from '../notices/notice.ts';
import { addDuration, durationSchema } from '../shared/duration.ts';
import { type Instant, midpoint } from '../shared/instant.ts';

/**
 * Whom a rung tells: the owner of the work, the county's LGU, the referring facility, who holds the person, OMH, or
 * whoever stands above the owner: the LGU, and OMH above an LGU.
 */
export const audiences = ['owner', 'lgu', 'facility', 'holder', 'omh', 'above'] as const;
/** Whom of the audience, where its protocol says how each is reached (domain/policy/county-aot-protocol.ts). */
export const contactRoles = [
  'aotCoordinator',
  'directorOfCommunityServices',
  'afterHours',
  'omhProgramCoordinator',
] as const;
export type ContactRole = (typeof contactRoles)[number];
const announcementSchema = z.strictObject({
  kind: noticeKindSchema,
  to: z.enum(audiences),
  contact: z.enum(contactRoles).optional(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** One kind of notice to each of these. */
export const told = (kind: Announcement['kind'], ...audience: Announcement['to'][]): Announcement[] =>
  audience.map((to) => ({ kind, to }));

export const ladderSchema = z.strictObject({
  /** How long the work may take; absent where the facts give the due instant (a planned discharge, an order's date). */
  due: durationSchema.optional(),
  /** Where the figures come from. */
  source: z.string(),
  assumption: z.boolean(),
  onOpening: z.array(announcementSchema),
  halfTime: z.array(announcementSchema).optional(),
  /** Absent where the work is due when it opens: its opening says so, and the first rung is an interval later. */
  atDue: z.array(announcementSchema).optional(),
  afterDue: z.strictObject({ every: durationSchema, announce: z.array(announcementSchema) }),
  /** From so long after the due instant on, every rung tells these too. */
  longOverdue: z.strictObject({ after: durationSchema, announce: z.array(announcementSchema) }).optional(),
});
export type Ladder = z.infer<typeof ladderSchema>;

export interface Rung {
  at: Instant;
  announce: readonly Announcement[];
  /** True from the due instant on. */
  overdue: boolean;
}

const whenLongOverdue = ({ longOverdue }: Ladder, dueAt: Instant, at: Instant): readonly Announcement[] =>
  longOverdue && addDuration(dueAt, longOverdue.after) <= at ? longOverdue.announce : [];

export const rung = (ladder: Ladder, anchor: Instant, dueAt: Instant, index: number): Rung => {
  const { halfTime, atDue, afterDue } = ladder;
  if (halfTime && index === 0) return { at: midpoint(anchor, dueAt), announce: halfTime, overdue: false };
  const intervals = index - (halfTime ? 1 : 0) + (atDue ? 0 : 1);
  if (atDue && intervals === 0) return { at: dueAt, announce: atDue, overdue: true };
  const at = addDuration(dueAt, afterDue.every, intervals);
  const announce = [...afterDue.announce, ...whenLongOverdue(ladder, dueAt, at)];
  return { at, announce, overdue: true };
};

/**
 * How many rungs lie at or before an instant, counted on from `climbed` rungs that are known to. Found in strides that grow
 * and then shrink, since a fact that is reported decades late has passed thousands of rungs at once.
 */
export const rungsPassed = (
  ladder: Ladder,
  anchor: Instant,
  dueAt: Instant,
  now: Instant,
  climbed = 0,
): number => {
  const hasPassed = (index: number): boolean => rung(ladder, anchor, dueAt, index).at <= now;
  let count = climbed;
  let stride = 1;
  while (hasPassed(count + stride - 1)) {
    count += stride;
    stride *= 2;
  }
  for (stride /= 2; stride >= 1; stride /= 2) if (hasPassed(count + stride - 1)) count += stride;
  return count;
};
