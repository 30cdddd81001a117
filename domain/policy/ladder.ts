/** The shape of an escalation ladder: what is announced to whom when work opens, at half time, when due and after. */
import * as z from 'zod';
import { noticeKindSchema } from '../notices/notice.ts';
import { durationSchema } from '../shared/duration.ts';

/** Whom a rung tells: the owner of the work, the county's LGU, the referring facility, who holds the person, or OMH. */
export const audiences = ['owner', 'lgu', 'facility', 'holder', 'omh'] as const;
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

export const ladderSchema = z.strictObject({
  /** How long the work may take; absent where the facts give the due instant (a planned discharge). */
  due: durationSchema.optional(),
  /** Where the figures come from. */
  source: z.string(),
  assumption: z.boolean(),
  onOpening: z.array(announcementSchema),
  halfTime: z.array(announcementSchema).optional(),
  atDue: z.array(announcementSchema),
  afterDue: z.strictObject({ every: durationSchema, announce: z.array(announcementSchema) }),
});
export type Ladder = z.infer<typeof ladderSchema>;
