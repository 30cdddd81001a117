/**
 * The canary: an order of each hour that is about no case and goes the way of a notice, to a mailbox of ours. That it
 * arrives shows that notices can leave; that it does not is an alarm (docs/adr/0043-a-canary-on-the-way-of-notices.md).
 */
import * as z from 'zod';
import { addElapsed, type Instant } from '../shared/instant.ts';
import { storedInstant } from '../shared/stored-text.ts';

/** How an hour is written: `2026-03-02T14`, UTC. */
const hourSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d$/)
  .max(13);

export const canarySchema = z.strictObject({ hour: hourSchema, at: storedInstant });
export type Canary = z.infer<typeof canarySchema>;

/** Of an hour there is one, however often it is sent. */
export const canaryAt = (at: Instant): Canary => ({ hour: at.slice(0, 13), at });

/** After that it says nothing of whether notices leave now. */
const freshHours = 1;
export const isFresh = ({ at }: Canary, now: Instant): boolean => at > addElapsed(now, -freshHours, 'hours');

/** After that DynamoDB forgets one that nobody relayed. */
const keptDays = 1;
export const forgottenAt = ({ at }: Canary): Instant => addElapsed(at, keptDays, 'days');
