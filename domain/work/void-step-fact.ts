/** A step of the ledger of searches is voided, also as what followed from another fact: the searches follow what stands. */
import type { ConcernContext } from '../aot/begin-search.ts';
import { seenByContact } from '../aot/seen.ts';
import { followVoidedSeen, type SeenEntered } from '../aot/void-seen.ts';
import { followVoidedStep } from '../aot/void-step.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { Contact } from '../case/contact.ts';
import type { SearchStep } from '../case/search-step.ts';
import { forgetTelling, toldByStep } from '../case/telling.ts';
import type { Voided } from '../case/voided.ts';
import { ruleOfVoids } from './void-rules.ts';

/** What stands around a fact and is not read with the case. */
export interface AroundFact {
  /** Whether who voids takes part in the case now: who has left it knows of what it wrote alone. */
  takesPart: boolean;
  /** The whole ledger, where a sighting, a step, or a contact of a person under an order is voided. */
  steps: readonly SearchStep[];
  /** The latest contact with the person before the one that is voided, where it may be past. */
  contactBefore?: Contact | undefined;
}

export const isSighting = ({ what }: SearchStep): boolean => what.kind === 'sighting';

/** Everything that says when the person was seen, but for what is voided. */
export const seensOf = (
  draft: CaseDraft,
  { steps, contactBefore }: AroundFact,
  { policy }: ConcernContext,
): SeenEntered[] => {
  const contacts = new Map(
    [...(contactBefore ? [contactBefore] : []), ...draft.contacts].map((contact) => [
      contact.contactId,
      contact,
    ]),
  );
  const sighted = steps.flatMap(({ what, voided, enteredAt }): SeenEntered[] =>
    what.kind === 'sighting' && what.credible && !voided
      ? [{ at: what.at, place: what.located?.place, learntAt: what.learntAt ?? enteredAt, enteredAt }]
      : [],
  );
  const met = [...contacts.values()].flatMap((contact): SeenEntered[] => {
    const seen = seenByContact(contact, policy);
    const { enteredAt } = contact;
    return seen ? [{ ...seen, learntAt: enteredAt, enteredAt }] : [];
  });
  return [...met, ...sighted].sort((a, b) => a.at.localeCompare(b.at));
};

/** Called after whoever may not, and what was voided before. */
export const takeStepOut = (
  draft: CaseDraft,
  step: SearchStep,
  voided: Voided,
  around: AroundFact,
  context: ConcernContext,
): void => {
  const { steps } = around;
  const after = { ...step, voided };
  draft.putSearchStep(after);
  const kind = isSighting(step) ? 'sighting' : 'searchStep';
  draft.record('factVoided', { kind, id: step.stepId, reason: voided.reason }, [ruleOfVoids]);
  const { what } = step;
  forgetTelling(draft, toldByStep(step), step.by);
  const standing = steps.map((known) => (known === step ? after : known));
  if (what.kind !== 'sighting') followVoidedStep(draft, step, standing);
  else if (what.credible)
    followVoidedSeen(
      draft,
      {
        at: what.at,
        enteredAt: step.enteredAt,
        seens: seensOf(draft, { ...around, steps: standing }, context),
        steps: standing,
        voided,
      },
      context,
    );
};
