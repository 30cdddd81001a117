/** Whether two contacts are one is said by who has the person: one, and the later entry is voided; two, and both count. */
import type { CaseDraft } from '../case/case-draft.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { CompletionOf } from '../discharge/completion-contract.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { Person } from '../shared/actor.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { followContact } from './record-contact.ts';

const ruleId = 'HHP-ONCE-01';

export const answerDuplicate = (
  draft: CaseDraft,
  item: WorkItem,
  { decision }: CompletionOf<'possibleDuplicate'>,
  by: Person,
  policy: AotPolicy,
): void => {
  const contact = draft.waitingContacts.find(({ contactId }) => contactId === item.contactId);
  if (!contact) throw new Error(`${item.workItemId} asks of a contact that nothing waits on.`);
  const { contactId } = contact;
  draft.record('duplicateAnswered', { contactId, decision }, [ruleId]);
  if (decision === 'same')
    draft.putContact({ ...contact, voided: { at: draft.now, by, reason: 'enteredTwice' } });
  else {
    draft.putContact({ ...contact, confirmedDifferent: { at: draft.now, by } });
    followContact(draft, contact, policy);
  }
  completeWorkItem(draft, item, decision, draft.now);
};
