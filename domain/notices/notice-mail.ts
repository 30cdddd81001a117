/**
 * A notice as somebody reads it in a mailbox: plain words, what happened and what is asked, due when in New York, and where to
 * go on. Made of what leaves of the notice anyway (publication.ts) and of closed texts; ASCII, as SNS sends mail.
 */
import { readableDay, readableTime } from '../shared/readable-time.ts';
import { noticeWords } from './notice-words.ts';
import type { Publication } from './publication.ts';

/** A day at whose end something is due stays a day. */
const dueLine = ({ dueAt, dueOn }: Publication['message']): string[] => {
  if (dueOn !== undefined) return [`Due: by the end of ${readableDay(dueOn)}`];
  return dueAt === undefined ? [] : [`Due: ${readableTime(dueAt)}`];
};

export const mailOf = ({ message }: Publication): string =>
  [
    noticeWords[message.kind],
    '',
    ...dueLine(message),
    `Case reference: ${message.caseReference}`,
    ...(message.contact === undefined ? [] : [`For: ${message.contact}`]),
    `Open it: ${message.link}`,
    '',
    'Sign in to see who it is about. This message names nobody on purpose:',
    'do not write a name, a Medicaid number or a date of birth into an answer to it.',
    'If it is not for your desk, give it to the desk of your organisation that it is for,',
    'and have your administrator change the mailbox.',
    '',
    `Notice ${message.noticeId}`,
  ].join('\n');
