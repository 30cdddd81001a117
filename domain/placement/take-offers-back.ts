/** Ends the asking of agencies: whoever is asked now is told, and the case is the SPOA's again. */
import type { Instant } from '../shared/instant.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { stopClock } from '../case/clocks.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';

export const takeBackOpenOffer = (draft: CaseDraft, at = draft.now): void => {
  const { assignment } = draft.case;
  const agency = assignment.offeredTo;
  const offer = draft.openItem('cmaAcceptance');
  if (agency !== undefined) {
    draft.notify('offerTakenBack', { role: 'cma', org: agency });
    assignment.asked.push({ agency, round: assignment.round, answer: 'takenBack', at });
    delete assignment.offeredTo;
  }
  if (offer) cancelWorkItem(draft, offer);
  stopClock(draft, 'cmaAcceptance', at);
};

/** Because no basis stands any more on which the person could be offered; since when. */
export const takeOffersBack = (draft: CaseDraft, at: Instant): void => {
  draft.move('placement', 'offerTakenBack');
  draft.record('offersTakenBack', { round: draft.case.assignment.round }, ['HHP-CONSENT-03c']);
  takeBackOpenOffer(draft, at);
};
