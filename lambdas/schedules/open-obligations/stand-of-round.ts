/**
 * Where a round of the schedule stands between two of its pages. It travels through the state machine as one text, its
 * cursor: names of lists, case references and positions, and nothing of a person.
 */
import * as z from 'zod';
import type { ListOfCases } from '../../../domain/ports/ports.ts';

/** Of the first page; an execution begins with it. */
const start = 'start';

/** What an execution is started with (lib/constructs/workflow/open-obligations.ts), and with its cursor what each page is. */
export const scheduledRoundSchema = z.strictObject({
  round: z.enum(['ladders', 'orders', 'staff']),
  cursor: z.string().default(start),
});
export type ScheduledRound = z.input<typeof scheduledRoundSchema>;

export interface PageOfRound {
  round: z.output<typeof scheduledRoundSchema>['round'];
  /** With which the next page goes on. */
  cursor: string;
  /**
   * `page`: another follows; `pause`: cases that failed are tried again in a while; `end`: every case was decided; `giveUp`:
   * every case was looked at, and some failed every time.
   */
  next: 'page' | 'pause' | 'end' | 'giveUp';
}

const standSchema = z.strictObject({
  /** The list that is next, by its name, and the store's cursor in it. */
  list: z.string().optional(),
  after: z.string().optional(),
  /** The cases that failed so far. */
  failed: z.array(z.string()),
  /** How often the cases that failed have been come to: none while there are pages. */
  tries: z.int().nonnegative(),
});
export type StandOfRound = z.infer<typeof standSchema>;

export const standAt = (cursor: string): StandOfRound =>
  cursor === start ? { failed: [], tries: 0 } : standSchema.parse(JSON.parse(cursor));
export const cursorOf = (stand: StandOfRound): string => JSON.stringify(stand);

/** Lists are gone through by their names, so that one that comes or goes between two pages moves no other. */
export const nameOfList = (of: ListOfCases): string =>
  of.list === 'assignee' ? [of.assignee.agency, of.assignee.kind, of.assignee.id].join('#') : of.list;
