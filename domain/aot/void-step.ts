/** A search step was voided: when its search began, and when it last went on, follow from the steps that count. */
import { aotOf, type AotSearch } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { SearchStep } from '../case/search-step.ts';
import { isVoided } from '../case/voided.ts';

/** What begins a search or keeps it going (record-search.ts); a removal does neither. */
const keepsGoing = ({ what: { kind } }: SearchStep): boolean =>
  kind !== 'sighting' && kind !== 'removalRequest';
const begins = (step: SearchStep): boolean => keepsGoing(step) && step.what.kind !== 'lguCommunication';

/** When a search began, and when it last went on, by its steps that count. */
export const countSteps = (search: AotSearch, steps: readonly SearchStep[]): void => {
  const counting = steps
    .filter((step) => !isVoided(step))
    .sort((a, b) => a.what.occurredAt.localeCompare(b.what.occurredAt));
  const last = counting.findLast(keepsGoing);
  if (last) search.lastStepAt = last.what.occurredAt;
  else delete search.lastStepAt;
  const first = counting.find(begins);
  if (first) search.commencedAt = first.what.occurredAt;
  else delete search.commencedAt;
};

/** `steps` is the whole ledger, with the step as it is now. */
export const followVoidedStep = (
  draft: CaseDraft,
  { search: number }: SearchStep,
  steps: readonly SearchStep[],
): void => {
  const search = aotOf(draft).searches.find((known) => known.number === number);
  if (!search) return;
  countSteps(
    search,
    steps.filter((step) => step.search === number),
  );
};
