/** What people see of a notice (notice-view.ts): who acknowledged it by account, never by name. */
import { storedAccount, storedDay } from '../shared/stored-text.ts';
import { deliveryViewSchema } from './delivery.ts';
import { noticeSchema } from './notice.ts';

export const noticeViewSchema = noticeSchema
  .omit({ publishedAt: true, version: true, eventId: true })
  .extend({
    delivery: deliveryViewSchema,
    acknowledgedBy: storedAccount.optional(),
    /** The day at whose end it is due, where that is so. */
    dueOn: storedDay.optional(),
  });
