/** Recording a contact, and what it means when it is the face-to-face contact that is owed. */
import type { AotPolicy } from '../policy/aot-policy.ts';
import { personSeen } from '../aot/credible-contact.ts';
import { meetFirstContact } from '../aot/first-contact.ts';
import { seenByContact } from '../aot/seen.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetContactEarlier } from '../discharge/contact-clock.ts';
import { answersContactClock, type Contact, type ContactBody } from '../case/contact.ts';
import { refuseAfterClosing } from '../case/close-case.ts';
import { rememberTelling, toldBefore } from '../case/telling.ts';
import { contactsCountFrom } from '../discharge/engagement.ts';
import { markContacted } from '../discharge/mark-contacted.ts';
import { alikeOf, askWhetherSame } from './possible-duplicate.ts';

/** Whether the contact answers the clock: the first that does, or an earlier one that was entered after a later one. */
const answer = (draft: CaseDraft, contact: Pick<Contact, 'at' | 'method' | 'outcome'>): boolean => {
  const from = contactsCountFrom(draft.case);
  if (from === undefined || !answersContactClock(contact, from)) return false;
  if (draft.case.strands.discharge === 'contacted') return meetContactEarlier(draft, contact.at);
  markContacted(draft, contact.at);
  return true;
};

/** What a contact that counts has done: whether it answered the clock. */
export const followContact = (
  draft: CaseDraft,
  contact: Pick<Contact, 'at' | 'method' | 'outcome' | 'place'>,
  policy: AotPolicy,
): { answersClock: boolean } => {
  meetFirstContact(draft, contact);
  const seen = seenByContact(contact, policy);
  if (seen) personSeen(draft, seen, policy);
  return { answersClock: answer(draft, contact) };
};

export interface RecordedContact {
  contactId: string;
  answersClock: boolean;
  /** The same contact was told before: nothing was recorded. */
  wasTold?: true;
  /** As another on record was, so that it does not count until a person says that the two are two. */
  possibleDuplicateOf?: string;
}

/**
 * Stores any contact; only one that is face to face, made, and not before its clock began answers the clock. `field` is where
 * the contact stands in the request. Run twice: the second finds the contact on record, where its telling was read with the case.
 */
export const recordContact = (
  draft: CaseDraft,
  body: ContactBody,
  by: Person,
  policy: AotPolicy,
  field: string,
): RecordedContact => {
  refuseFuture(body.at, draft.now, `${field}.at`, 'HHP-CONTACT-02');
  if (body.reportedToLguAt !== undefined)
    refuseFuture(body.reportedToLguAt, draft.now, `${field}.reportedToLguAt`, 'HHP-CONTACT-02');
  refuseAfterClosing(draft, body.at);
  const told = { fact: 'contact', body } as const;
  const known = toldBefore(draft, told, by);
  if (known !== undefined) return { contactId: known, answersClock: answersNow(draft, body), wasTold: true };
  const alike = alikeOf(draft, body, policy);
  const contact = draft.addContact({ ...body, by, ...(alike && { possibleDuplicateOf: alike.contactId }) });
  const { contactId } = contact;
  rememberTelling(draft, told, by, contactId);
  draft.record('contactRecorded', { at: body.at, method: body.method, outcome: body.outcome }, [
    'HHP-CONTACT-01',
  ]);
  if (!alike) return { contactId, ...followContact(draft, contact, policy) };
  askWhetherSame(draft, contact, alike, policy);
  return { contactId, answersClock: false, possibleDuplicateOf: alike.contactId };
};

/** Whether the clock stands met by a contact of that instant. */
const answersNow = (draft: CaseDraft, body: ContactBody): boolean => {
  const from = contactsCountFrom(draft.case);
  return (
    from !== undefined &&
    answersContactClock(body, from) &&
    draft.case.clocks.some(({ kind, metAt }) => kind === 'faceToFaceContact' && metAt === body.at)
  );
};
