/** What became of the contact with the parole officer; the checklist of the hand-off is kept in step. */
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock } from '../case/clocks.ts';
import { checklistOf, settledAs, settlePoints } from '../case/hand-off.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CompletionOf } from './completion-contract.ts';

const { ruleId } = kindsOfWork.paroleOfficerContact;

/** An officer whom nobody could reach is still to be told. */
const stateAfter = {
  contacted: 'done',
  noLongerOnParole: 'notNeeded',
  personRefuses: 'notNeeded',
  notReachable: 'open',
} as const;

export const completeParoleContact = (
  draft: CaseDraft,
  item: WorkItem,
  { outcome, at, how, attempts }: CompletionOf<'paroleOfficerContact'>,
  by: Person,
): void => {
  refuseFuture(at, draft.now, 'body.at', ruleId);
  draft.record(
    'paroleOfficerContacted',
    { outcome, at, ...(how && { how }), ...(attempts !== undefined && { attempts }) },
    [ruleId],
  );
  completeWorkItem(draft, item, outcome, at);
  meetClock(draft, 'paroleOfficerContact', at);
  const note = settledAs(checklistOf(draft.case), 'paroleOfficer')?.note;
  const state = stateAfter[outcome];
  settlePoints(draft, [
    {
      point: 'paroleOfficer',
      state,
      ...(state !== 'open' && { at }),
      ...(note !== undefined && { note }),
      by,
    },
  ]);
};
