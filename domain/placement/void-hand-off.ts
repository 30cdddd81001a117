/**
 * A warm hand-off that was entered in error: it is owed again with its due instant, the forensic transitional team has not
 * handed over, and the HH+ episode that it opened is none.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { reopenClock } from '../case/clocks.ts';
import { stopAtClosing } from '../case/end-at.ts';
import { resumeJourney } from '../case/executions.ts';
import { forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import { oweAgain } from '../case/work-item-outcome.ts';
import type { Instant } from '../shared/instant.ts';

const kind = 'warmHandOff';

/** Run twice: the second finds no hand-off of that instant on record. */
export const followVoidedHandOff = (draft: CaseDraft, at: Instant): void => {
  const { assignment, forensicHandOff, lgu } = draft.case;
  draft.move('placement', 'handOffVoided');
  delete assignment.handedOffAt;
  delete draft.case.episode;
  if (forensicHandOff?.to === assignment.agency) delete draft.case.forensicHandOff;
  reopenClock(draft, kind, at);
  stopAtClosing(draft, [kind]);
  for (const item of draft.work.done(kind, at)) oweAgain(draft, item);
  draft.record('handOffVoided', { at }, ['HHP-HANDOFF-01']);
  const told = [
    { role: 'spoa', org: lgu } as const,
    referrerOf(draft.case),
    ...forensicTeamOf(draft.case),
    holderOf(draft.case),
  ];
  for (const to of told) draft.notify('handOffVoided', to);
  if (draft.case.strands.case === 'closed') return;
  draft.retakePersonLock();
  resumeJourney(draft, 'handOffVoided');
};
