/**
 * What leaves the system about a notice, in full: a subject of the closed table, ids, codes, an instant and a link to the
 * case. The brand makes this file the only place where one can be made, and each part is held to its form here, so that
 * no field of a record that somebody adds, and no text that slips into an id, can leave with it.
 */
import * as z from 'zod';
import { withDueDay } from '../shared/calendar.ts';
import { caseIdSchema, noticeIdSchema } from '../shared/identifiers.ts';
import { mailboxSchema, type Notice, noticeKindSchema } from './notice.ts';
import { noticeSubjects } from './notice-subjects.ts';
import { recipientSchema } from '../shared/recipient.ts';

const messageSchema = z.strictObject({
  noticeId: noticeIdSchema,
  kind: noticeKindSchema,
  caseReference: caseIdSchema,
  dueAt: z.iso.datetime().length(24).optional(),
  /** The day at whose end it is due, where that is so. */
  dueOn: z.iso.date().optional(),
  /** The mailbox of a role, as the county's protocol names it. */
  contact: mailboxSchema.optional(),
  /** Opens the case for those who may see it. */
  link: z.url(),
});

const publicationSchema = z
  .strictObject({ to: recipientSchema, subject: z.enum(noticeSubjects), message: messageSchema })
  .refine(({ message }) => message.noticeId.startsWith(`${message.caseReference}-`))
  .brand<'Publication'>();
export type Publication = z.infer<typeof publicationSchema>;

/** The notice is in no form to leave. It stays in the outbox, where an operator finds it; what was wrong is not said. */
class NoticeOutsideTemplate extends Error {
  override readonly name = 'NoticeOutsideTemplate';
}

export const publicationOf = (
  { noticeId, caseId, kind, to, dueAt, contact }: Notice,
  portalUrl: string,
): Publication => {
  const { data } = publicationSchema.safeParse({
    to,
    subject: noticeSubjects[kind],
    message: {
      noticeId,
      kind,
      caseReference: caseId,
      ...(dueAt !== undefined && { dueAt }),
      ...withDueDay(dueAt),
      ...(contact !== undefined && { contact }),
      link: `${portalUrl}/cases/${caseId}`,
    },
  });
  if (!data) throw new NoticeOutsideTemplate('A part of the notice is not of its form.');
  return data;
};
