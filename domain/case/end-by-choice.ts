/**
 * Ends a case because a person chose so: withdrawn, declined, moved, refused. Refused while a court order, a search or a
 * report that is owed holds the case, with what to do instead.
 */
import type { Person } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from './case-draft.ts';
import { closeCase } from './close-case.ts';
import { stateOf } from './phase.ts';
import type { CloseReason } from './strands.ts';
import { type Hold, owedKinds, whatHolds } from './what-holds.ts';

export type Choice = Extract<CloseReason, 'withdrawn' | 'declined' | 'moved' | 'refused' | 'duplicate'>;

const why: Readonly<Record<Exclude<Hold, 'deathReported'>, string>> = {
  order: 'A court order is on record that is not over: what it asks goes on.',
  search:
    'A search for the person is on: it ends when they are located, or when the order is no longer active.',
  owed: 'What the county must hear and read of a search or an event is still owed.',
};

/** Refusing and moving are significant events of a person under an order, and no end. */
const eventOf: Readonly<Partial<Record<Choice, string>>> = { refused: 'refusingTreatment', moved: 'moved' };

const insteadUnderOrder = (choice: Choice, { role }: Person): string => {
  if (role === 'spoa')
    return choice === 'declined'
      ? 'Accept or redirect the referral, or end the order first with PUT /cases/{caseId}/aot-order, if the court has.'
      : 'End the order with PUT /cases/{caseId}/aot-order once the court has, or direct a transfer.';
  const event = eventOf[choice];
  return role === 'cma' && event !== undefined
    ? `Report it with POST /cases/{caseId}/significant-events and kind ${event}; the county ends the order or directs a transfer.`
    : 'Tell the county: it ends the order once the court has, or directs a transfer.';
};

const next = (hold: Exclude<Hold, 'deathReported'>, draft: CaseDraft, choice: Choice, by: Person): string => {
  if (hold === 'search')
    return 'Record where the person is with POST /cases/{caseId}/sightings, or wait for the end of the search.';
  if (hold === 'order') return insteadUnderOrder(choice, by);
  // What is owed under an order is for the county and the agency to know.
  const kinds = by.role === 'planner' ? [] : owedKinds(draft);
  return `See to it that it is done first${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.`;
};

export const deathAwaitsConfirmation = (draft: CaseDraft): Refused =>
  new Refused({
    code: 'deathAwaitsConfirmation',
    ruleId: 'HHP-END-03',
    detail: 'A death was reported, and the county has not answered yet: until then all goes on.',
    state: stateOf(draft),
  });

const refuseHeld = (draft: CaseDraft, choice: Choice, by: Person): void => {
  const hold = whatHolds(draft);
  if (hold === undefined) return;
  if (hold === 'deathReported') throw deathAwaitsConfirmation(draft);
  throw new Refused({
    code: 'heldByOrder',
    ruleId: 'HHP-END-02',
    detail: why[hold],
    next: next(hold, draft, choice, by),
    state: stateOf(draft),
  });
};

/** `at`: when it happened. */
export const endByChoice = (
  draft: CaseDraft,
  choice: Choice,
  by: Person,
  { ruleIds, at }: { ruleIds: string[]; at?: Instant },
): void => {
  refuseHeld(draft, choice, by);
  closeCase(draft, choice, ruleIds, at);
};
