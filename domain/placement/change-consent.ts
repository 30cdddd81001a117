/**
 * A new authorization, or the withdrawal of the one that stands. A withdrawal takes an open offer back at once and gives
 * the case to the county again; what was disclosed before stays disclosed, and the view of it closes (legal-basis.ts).
 */
import { mayBeOffered } from '../access/legal-basis.ts';
import { stopClock } from '../case/clocks.ts';
import { localDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { ConsentChange } from '../case/consent-contract.ts';
import { consentOf, partTwoConsentOf } from '../case/consent.ts';
import { partiesOf } from '../case/parties.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';

/** Ends the asking of agencies: the case is the SPOA's again. */
export const takeOffersBack = (draft: CaseDraft): void => {
  const { assignment } = draft.case;
  const offer = draft.openItem('cmaAcceptance');
  draft.move('placement', 'offerTakenBack');
  if (assignment.offeredTo !== undefined) {
    const agency = assignment.offeredTo;
    draft.notify('offerTakenBack', { role: 'cma', org: agency });
    assignment.asked.push({ agency, round: assignment.round, answer: 'takenBack', at: draft.now });
    delete assignment.offeredTo;
  }
  draft.record('offersTakenBack', { round: assignment.round }, ['HHP-CONSENT-03c']);
  if (offer) cancelWorkItem(draft, offer);
  stopClock(draft, 'cmaAcceptance');
};

/**
 * An authorization that was signed before the withdrawal of the one that stands is no new one; and the specific consent to
 * substance-use records comes from the facility, which hears of nothing that an agency would give itself.
 */
const refuseSelfAuthorization = (draft: CaseDraft, change: ConsentChange): void => {
  if (change.status !== 'signed' && change.status !== 'partTwoSigned') return;
  const withdrawnOn =
    change.status === 'signed'
      ? consentOf(draft.case).withdrawnOn
      : partTwoConsentOf(draft.case)?.withdrawnOn;
  if (withdrawnOn !== undefined && change.signedOn < withdrawnOn)
    throw new Refused({
      code: 'signedBeforeWithdrawal',
      ruleId: 'HHP-CONSENT-01',
      detail: 'This was signed before the person withdrew the authorization.',
      errors: [{ field: 'body.signedOn', message: `Give a day from ${withdrawnOn} on.` }],
    });
  const { actor } = draft;
  if (change.status === 'partTwoSigned' && actor.kind === 'person' && actor.role !== 'planner')
    throw new Refused({
      code: 'notYoursToSign',
      ruleId: 'HHP-CONSENT-07c',
      detail: 'The specific consent to substance-use records is put on record by the facility.',
    });
};

const refuseUnfit = (draft: CaseDraft, change: ConsentChange): void => {
  const [field, on] =
    'signedOn' in change ? ['body.signedOn', change.signedOn] : ['body.withdrawnOn', change.withdrawnOn];
  if (on > localDate(draft.now))
    throw new Refused({
      code: 'inTheFuture',
      ruleId: 'HHP-CONSENT-01',
      detail: 'This reports something that has not happened yet.',
      next: 'Report it on the day, or after it.',
      errors: [{ field, message: 'Give a day that has come.' }],
    });
  refuseSelfAuthorization(draft, change);
  const inForce = consentOf(draft.case);
  const specific = partTwoConsentOf(draft.case);
  const canBeWithdrawn = {
    signed: true,
    partTwoSigned: true,
    withdrawn: inForce.status === 'signed' && inForce.withdrawnOn === undefined,
    partTwoWithdrawn: specific !== undefined && specific.withdrawnOn === undefined,
  }[change.status];
  if (!canBeWithdrawn)
    throw new Refused({
      code: 'noConsentToWithdraw',
      detail: 'No authorization stands that could be withdrawn.',
      state: { consent: inForce.status, withdrawnOn: inForce.withdrawnOn ?? null },
    });
};

/** Puts a change of consent on record. Run twice: the second withdrawal is a conflict, the second signature a new one. */
export const changeConsent = (draft: CaseDraft, change: ConsentChange): void => {
  refuseUnfit(draft, change);
  draft.case.consentChanges = [
    ...(draft.case.consentChanges ?? []),
    { recordedAt: draft.now, consent: change },
  ];
  // That there is a consent to substance-use records says what it is about: the timeline and the notices keep still.
  const isSpecific = change.status === 'partTwoSigned' || change.status === 'partTwoWithdrawn';
  const status = isSpecific ? consentOf(draft.case).status : change.status;
  draft.record('consentChanged', { status }, ['HHP-CONSENT-01']);
  for (const party of isSpecific ? [] : partiesOf(draft.case))
    draft.notify(change.status === 'signed' ? 'consentSigned' : 'consentWithdrawn', party);
  if (draft.case.strands.placement === 'cmaAssignment' && !mayBeOffered(draft.case, draft.now))
    takeOffersBack(draft);
};

/** A SPOA may not place a person of whom nothing may be told to an agency. */
export const refuseOfferWithoutConsent = (draft: CaseDraft): void => {
  if (mayBeOffered(draft.case, draft.now)) return;
  throw new Refused({
    code: 'consentDoesNotStand',
    ruleId: 'HHP-CONSENT-03c',
    detail: 'No consent stands that lets the person be offered to an agency.',
  });
};
