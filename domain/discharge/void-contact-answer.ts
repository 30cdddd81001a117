/**
 * The contact that met the 48 hours was voided: the next one that counts meets them, or else the contact is owed again, and the
 * HH+ episode that it opened is none.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { reopenClock } from '../case/clocks.ts';
import { answeringContact, answersContactClock, type Contact } from '../case/contact.ts';
import { stopAtClosing } from '../case/end-at.ts';
import { resumeJourney } from '../case/executions.ts';
import { reopenWorkItem } from '../case/work-item-outcome.ts';
import { forensicTeamOf, referrerOf } from '../case/parties.ts';
import type { Instant } from '../shared/instant.ts';
import { contactKinds, meetContactClock } from './contact-clock.ts';
import { contactsCountFrom } from './engagement.ts';

/** What is done already for want of the contact is done by a fresh execution: the one that awaited it has ended. */
const oweContact = (draft: CaseDraft, from: Instant): void => {
  const ofDischarge = draft.case.discharge.dischargedAt !== undefined;
  draft.move('discharge', ofDischarge ? 'contactVoided' : 'engagementVoided');
  if (draft.case.strands.case === 'closed') return stopAtClosing(draft, contactKinds);
  delete draft.case.episode;
  draft.retakePersonLock();
  draft.record('contactVoided', { dischargedAt: from }, ['HHP-CONTACT-01']);
  draft.notify('contactVoided', { role: 'spoa', org: draft.case.lgu });
  draft.notify('contactVoided', referrerOf(draft.case));
  for (const team of forensicTeamOf(draft.case)) draft.notify('contactVoided', team);
  resumeJourney(draft, 'contactVoided');
};

/** Called after a contact no longer counts. */
export const followVoidedContact = (draft: CaseDraft, contact: Contact): void => {
  const from = contactsCountFrom(draft.case);
  if (from === undefined || !answersContactClock(contact, from)) return;
  const next = answeringContact(draft.contacts, from);
  const reopened = contactKinds.map((kind) => reopenClock(draft, kind, contact.at));
  if (!reopened.includes(true)) return;
  const done = draft.work.done('faceToFaceContact', contact.at);
  if (next) {
    meetContactClock(draft, next.at);
    for (const item of done) draft.putWorkItem({ ...item, completedAt: next.at, late: next.at > item.dueAt });
    return;
  }
  if (draft.case.strands.case === 'open') for (const item of done) reopenWorkItem(draft, item);
  oweContact(draft, from);
};
