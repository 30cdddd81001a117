/**
 * Two contacts that are alike may be one that two people entered, or one person twice. The later entry is kept and does not count
 * until who has the person says whether the two are one (HHP-ONCE-01).
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { Contact, ContactBody } from '../case/contact.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import { openWork } from '../case/open-work.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { addDuration } from '../shared/duration.ts';
import { contactsCountFrom } from '../discharge/engagement.ts';

const ruleId = 'HHP-ONCE-01';
type Told = Pick<ContactBody, 'at' | 'method' | 'outcome' | 'place'>;

/** In one way, at one place as far as it is said, within the time of the policy, and on the same side of the discharge. */
const isAlike = (
  a: Told,
  b: Told,
  from: string | undefined,
  { contactsAlikeWithin: within }: AotPolicy,
): boolean => {
  const [first, second] = a.at < b.at ? [a, b] : [b, a];
  return (
    a.outcome === 'made' &&
    b.outcome === 'made' &&
    a.method === b.method &&
    (a.place === undefined || b.place === undefined || a.place === b.place) &&
    second.at < addDuration(first.at, within) &&
    (from === undefined || a.at >= from === b.at >= from)
  );
};

/** The contact that counts and may be the same. */
export const alikeOf = (draft: CaseDraft, told: Told, policy: AotPolicy): Contact | undefined => {
  const from = contactsCountFrom(draft.case);
  return draft.contacts.find((contact) => isAlike(contact, told, from, policy));
};

/** Asks who has the person now. */
export const askWhetherSame = (
  draft: CaseDraft,
  { contactId }: Contact,
  { contactId: of }: Contact,
  { possibleDuplicate: ladder }: AotPolicy,
): void => {
  draft.record('possibleDuplicate', { contactId, of }, [ruleId]);
  openWork(draft, 'possibleDuplicate', ladder, {
    anchor: draft.now,
    dueAt: addDuration(draft.now, ladder.due),
    contactId,
  });
};

/** Those that wait for the answer whether they are one with a contact. */
export const waitingOn = (draft: CaseDraft, { contactId }: Pick<Contact, 'contactId'>): Contact[] =>
  draft.waitingContacts.filter(({ possibleDuplicateOf }) => possibleDuplicateOf === contactId);

/** Nobody need answer any more. */
export const takeBackQuestion = (draft: CaseDraft, { contactId }: Pick<Contact, 'contactId'>): void => {
  for (const item of draft.openItems().filter((open) => open.contactId === contactId))
    cancelWorkItem(draft, item);
};

/** The contact that it may have been one with no longer counts: it counts by itself. */
export const countAlone = (draft: CaseDraft, { possibleDuplicateOf: _, ...contact }: Contact): void => {
  draft.putContact(contact);
  takeBackQuestion(draft, contact);
};
