/**
 * The first face-to-face contact after a court order (HHP-AFC-01): within one week of the order. Calendar rule: the order
 * carries a date, so the week ends with its seventh day in New York, whatever a change of the clocks does to its hours.
 */
import { answeringContact, answersContactClock, type Contact } from '../case/contact.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, reopenClock, runningClock } from '../case/clocks.ts';
import { completeWorkItem, reopenWorkItem } from '../case/work-item-outcome.ts';

/** Called with every contact. Only one that is face to face, made, and not before the order answers. */
export const meetFirstContact = (
  draft: CaseDraft,
  contact: Pick<Contact, 'at' | 'method' | 'outcome'>,
): void => {
  const clock = runningClock(draft, 'aotFirstContact');
  if (!clock || !answersContactClock(contact, clock.anchor)) return;
  meetClock(draft, 'aotFirstContact', contact.at);
  const item = draft.openItem('aotFirstContact');
  if (item) completeWorkItem(draft, item, 'contacted', contact.at);
};

/** Called after a contact no longer counts: the next one that does is the first, or else the first is owed again. */
export const followVoidedFirstContact = (draft: CaseDraft, { at }: Contact): void => {
  const kind = 'aotFirstContact';
  const anchor = draft.case.clocks.findLast((clock) => clock.kind === kind)?.anchor;
  if (anchor === undefined) return;
  const next = answeringContact(draft.contacts, anchor);
  if (!reopenClock(draft, kind, at)) return;
  for (const item of draft.work.done(kind, at)) reopenWorkItem(draft, item);
  if (next) meetFirstContact(draft, next);
};
