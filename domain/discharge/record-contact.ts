/** Recording a contact, and what it means when it is the face-to-face contact that is owed. */
import type { AotPolicy } from '../aot/aot-policy.ts';
import { defaultAotPolicy } from '../aot/aot-policy.ts';
import { personSeen, seenByContact } from '../aot/credible-contact.ts';
import { meetFirstContact } from '../aot/first-contact.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDraft } from '../referral/case-draft.ts';
import { meetClock } from '../referral/clocks.ts';
import { completeWorkItem } from '../referral/work-item-outcome.ts';
import type { ContactBody } from './contact.ts';
import { answersContactClock } from './contact.ts';

/** The person was seen: meets the clock with the instant of the contact, not of its entry. */
export const markContacted = (draft: CaseDraft, at: Instant): void => {
  if (draft.case.strands.discharge === 'discharged') {
    draft.move('discharge', 'contacted');
    draft.notify('contactMade', { role: 'spoa', org: draft.case.lgu });
    draft.notify('contactMade', { role: 'planner', org: draft.case.facility });
  }
  meetClock(draft, 'faceToFaceContact', at);
  const wait = draft.openItem('faceToFaceContact');
  if (wait) completeWorkItem(draft, wait, 'contacted', at);
};

/** Stores any contact; only one that is face to face, made, and after the discharge answers the clock. */
export const recordContact = (
  draft: CaseDraft,
  body: ContactBody,
  by: Person,
  policy: AotPolicy = defaultAotPolicy,
): { answersClock: boolean } => {
  refuseFuture(body.at, draft.now, 'body.at', 'HHP-CONTACT-02');
  if (body.reportedToLguAt !== undefined)
    refuseFuture(body.reportedToLguAt, draft.now, 'body.reportedToLguAt', 'HHP-CONTACT-02');
  draft.addContact({ ...body, by });
  draft.record('contactRecorded', { at: body.at, method: body.method, outcome: body.outcome }, [
    'HHP-CONTACT-01',
  ]);
  meetFirstContact(draft, body);
  const seen = seenByContact(body, policy);
  if (seen) personSeen(draft, seen, policy);
  const { dischargedAt } = draft.case.discharge;
  const answersClock =
    draft.case.strands.discharge === 'discharged' &&
    dischargedAt !== undefined &&
    answersContactClock(body, dischargedAt);
  if (answersClock) markContacted(draft, body.at);
  return { answersClock };
};
