/** What people see of a notice (notice-view.ts): who acknowledged it by account, never by name. */
import * as z from 'zod';
import { noticeSchema } from './notice.ts';

export const noticeViewSchema = noticeSchema
  .omit({ publishedAt: true, version: true, eventId: true })
  .extend({ acknowledgedBy: z.string().optional() });
