/**
 * What leaves the system about a notice, in full: a subject and words of the closed tables, ids, codes, an instant and a
 * link to the case. The brand makes this file the only place where one can be made, and each part is held to its form here, so that
 * no field of a record that somebody adds, and no text that slips into an id, can leave with it.
 */
import * as z from 'zod';
import { dayInMail, timeInMail, withDueDay } from '../shared/calendar.ts';
import { caseIdSchema, noticeIdSchema } from '../shared/identifiers.ts';
import { mailboxSchema, type Notice, noticeKindSchema } from './notice.ts';
import { noticeSubjects } from './notice-subjects.ts';
import { isLegal } from './notice-traits.ts';
import { noticeWords } from './notice-words.ts';
import { recipientSchema } from '../shared/recipient.ts';

/** Grows when what a county's own system reads changes its meaning; a field that is added changes nothing. */
const schemaVersion = 1;

const messageSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  noticeId: noticeIdSchema,
  kind: noticeKindSchema,
  /** It leaves alone and at once. */
  legal: z.boolean(),
  /** Of the mailboxes that it goes to: 1 at first. */
  rank: z.int().min(1).max(9),
  caseReference: caseIdSchema,
  dueAt: z.iso.datetime().length(24).optional(),
  /** The day at whose end it is due, where that is so. */
  dueOn: z.iso.date().optional(),
  /** The mailbox of a role, as the county's protocol names it. */
  contact: mailboxSchema.optional(),
  /** Opens the case for those who may see it. */
  link: z.url(),
});

type Message = z.infer<typeof messageSchema>;

const dueInWords = ({ dueAt, dueOn }: Message): string[] => {
  if (dueOn !== undefined) return [`Due: ${dayInMail(dueOn)}, until the end of the day in New York`];
  return dueAt === undefined ? [] : [`Due: ${timeInMail(dueAt)}`];
};

/** The e-mail: for whoever has never seen this system, and with nothing that the message does not hold. */
const textOf = (message: Message): string =>
  [
    noticeWords[message.kind],
    '',
    ...dueInWords(message),
    `Case: ${message.caseReference}`,
    ...(message.contact === undefined ? [] : [`For: ${message.contact}`]),
    `Open the case (you must sign in): ${message.link}`,
    '',
    'Not yours? Tell the administrator of Warm Handoff in your organization, so that somebody else reads it.',
    "Never reply to this message with a person's name, and never forward one by e-mail.",
    '',
  ].join('\n');

const publicationSchema = z
  .strictObject({
    to: recipientSchema,
    subject: z.enum(noticeSubjects),
    /** By e-mail. */
    text: z.string().regex(/^[\n\x20-\x7E]*$/),
    /** For a county's own system. */
    message: messageSchema,
  })
  .refine(({ message }) => message.noticeId.startsWith(`${message.caseReference}-`))
  .brand<'Publication'>();
export type Publication = z.infer<typeof publicationSchema>;

/** The notice is in no form to leave. It stays in the outbox, where an operator finds it; what was wrong is not said. */
class NoticeOutsideTemplate extends Error {
  override readonly name = 'NoticeOutsideTemplate';
}

/** `rank`: of the mailboxes that it goes to. */
export const publicationOf = (
  { noticeId, caseId, kind, to, dueAt, contact }: Notice,
  portalUrl: string,
  rank = 1,
): Publication => {
  const { data: message } = messageSchema.safeParse({
    schemaVersion,
    noticeId,
    kind,
    legal: isLegal(kind),
    rank,
    caseReference: caseId,
    ...(dueAt !== undefined && { dueAt }),
    ...withDueDay(dueAt),
    ...(contact !== undefined && { contact }),
    link: `${portalUrl}/cases/${caseId}`,
  });
  const { data } = publicationSchema.safeParse({
    to,
    subject: noticeSubjects[kind],
    text: message && textOf(message),
    message,
  });
  if (!data) throw new NoticeOutsideTemplate('A part of the notice is not of its form.');
  return data;
};
