/** Recording a contact, and what it means when it is the face-to-face contact that is owed. */
import type { AotPolicy } from '../policy/aot-policy.ts';
import { personSeen } from '../aot/credible-contact.ts';
import { meetFirstContact } from '../aot/first-contact.ts';
import { seenByContact } from '../aot/seen.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetContactEarlier } from '../discharge/contact-clock.ts';
import { answersContactClock, type ContactBody } from '../case/contact.ts';
import { contactsCountFrom } from '../discharge/engagement.ts';
import { markContacted } from '../discharge/mark-contacted.ts';

/** Whether the contact answers the clock: the first that does, or an earlier one that was entered after a later one. */
const answer = (draft: CaseDraft, body: ContactBody): boolean => {
  const from = contactsCountFrom(draft.case);
  if (from === undefined || !answersContactClock(body, from)) return false;
  if (draft.case.strands.discharge === 'contacted') return meetContactEarlier(draft, body.at);
  markContacted(draft, body.at);
  return true;
};

/**
 * Stores any contact; only one that is face to face, made, and not before its clock began answers the clock. `field` is where
 * the contact stands in the request.
 */
export const recordContact = (
  draft: CaseDraft,
  body: ContactBody,
  by: Person,
  policy: AotPolicy,
  field: string,
): { answersClock: boolean } => {
  refuseFuture(body.at, draft.now, `${field}.at`, 'HHP-CONTACT-02');
  if (body.reportedToLguAt !== undefined)
    refuseFuture(body.reportedToLguAt, draft.now, `${field}.reportedToLguAt`, 'HHP-CONTACT-02');
  draft.addContact({ ...body, by });
  draft.record('contactRecorded', { at: body.at, method: body.method, outcome: body.outcome }, [
    'HHP-CONTACT-01',
  ]);
  meetFirstContact(draft, body);
  const seen = seenByContact(body, policy);
  if (seen) personSeen(draft, seen, policy);
  return { answersClock: answer(draft, body) };
};
