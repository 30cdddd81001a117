import type { CaseDraft } from '../case/case-draft.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { forensicTeamOf, referrerOf } from '../case/parties.ts';
import type { Instant } from '../shared/instant.ts';
import { meetContactClock } from './contact-clock.ts';

/** The person was seen: meets the clock with the instant of the contact, not of its entry. */
export const markContacted = (draft: CaseDraft, at: Instant): void => {
  const { discharge } = draft.case.strands;
  if (discharge === 'discharged' || discharge === 'engaging') {
    draft.move('discharge', 'contacted');
    draft.notify('contactMade', { role: 'spoa', org: draft.case.lgu });
    draft.notify('contactMade', referrerOf(draft.case));
    for (const team of forensicTeamOf(draft.case)) draft.notify('contactMade', team);
  }
  meetContactClock(draft, at);
  // Of before the closing of the case, entered after it.
  const wait =
    draft.openItem('faceToFaceContact') ??
    draft.work.ofClosing.find(({ kind }) => kind === 'faceToFaceContact');
  if (wait) completeWorkItem(draft, wait, 'contacted', at);
};
