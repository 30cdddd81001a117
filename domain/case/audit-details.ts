/** The forms that a detail of an audit event may have: ids, codes, dates and instants. No sentence and no name fits one. */
import * as z from 'zod';
import { clockKinds } from '../shared/clock-record.ts';
import { workItemIdSchema } from '../shared/identifiers.ts';
import { workItemSchema } from '../shared/work-item.ts';

/** As the record stores it: in UTC, to the millisecond. */
export const instant = z.iso.datetime({ precision: 3 });
export const day = z.iso.date();
export const month = z.string().regex(/^\d{4}-\d{2}$/);
export const count = z.int().nonnegative();
/** A search or an execution of the case, a round of offers. */
export const number = z.int().positive();

export const clockKind = z.enum(clockKinds);
export const workItem = { workItemId: workItemIdSchema, kind: workItemSchema.shape.kind };

export const orderId = z.string().regex(/^O[1-9]\d{0,3}$/);
export const agreementId = z.string().regex(/^A[1-9]\d{0,3}$/);
export const eventId = z.string().regex(/^E[1-9]\d{0,3}$/);
export const contactId = z.string().regex(/^WH(-[0-9A-Z]{4}){3}-C[1-9]\d{0,5}$/);
export const stepId = z.string().regex(/^WH(-[0-9A-Z]{4}){3}-S[1-9]\d{0,5}$/);

export type Details = z.ZodType<Readonly<Record<string, string | number | boolean | string[]>>>;
export interface AuditEventRow {
  /** One plain sentence for whoever reads the timeline. */
  says: string;
  details: Details;
}
