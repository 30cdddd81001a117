/** Which steps of the county's checklist a search has taken, by the ids that its steps name. */
import type { SearchProtocol } from '../case/aot-record.ts';
import type { SearchStep } from '../case/search-step.ts';

export interface ChecklistProgress {
  id: string;
  text: string;
  /** The list is the starter set, which no source prescribes. */
  assumption: boolean;
  taken: number;
}

const stepOf = ({ what }: SearchStep): string | undefined =>
  'checklistStep' in what ? what.checklistStep : undefined;

export const checklistProgress = (
  { checklist }: Pick<SearchProtocol, 'checklist'>,
  steps: readonly SearchStep[],
): ChecklistProgress[] =>
  checklist.map((step) => ({
    ...step,
    taken: steps.filter((taken) => stepOf(taken) === step.id).length,
  }));
