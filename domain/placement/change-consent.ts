/**
 * A new authorization, a refusal, or the withdrawal of what stands. What ends the basis of an open offer takes it back at
 * once and gives the case to the county again; what was disclosed before stays disclosed, and the view of it closes
 * (legal-basis.ts).
 */
import { mayBeOffered } from '../access/legal-basis.ts';
import { localDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { ConsentChange, SignedConsent } from '../case/consent-contract.ts';
import { consentOf, consentView, endedOn, partTwoConsentOf } from '../case/consent.ts';
import { consentPolicyOn } from '../policy/consent-policy.ts';
import type { Role } from '../shared/roles.ts';
import { partiesOf } from '../case/parties.ts';
import { takeOffersBack } from './take-offers-back.ts';

const refuseInTheFuture = (draft: CaseDraft, field: string, on: string): void => {
  if (on <= localDate(draft.now)) return;
  throw new Refused({
    code: 'inTheFuture',
    ruleId: 'HHP-CONSENT-01',
    detail: 'This reports something that has not happened yet.',
    next: 'Report it on the day, or after it.',
    errors: [{ field: `body.${field}`, message: 'Give a day that has come.' }],
  });
};

/** An authorization that was signed before the withdrawal or the refusal that stands is no new one. */
const refuseOlderSignature = (signedOn: string, ended: string | undefined): void => {
  if (ended === undefined || signedOn >= ended) return;
  throw new Refused({
    code: 'signedBeforeWithdrawal',
    ruleId: 'HHP-CONSENT-01',
    detail: 'This was signed before the person withdrew or refused the authorization.',
    errors: [{ field: 'body.signedOn', message: `Give a day from ${ended} on.` }],
  });
};

/** Who may answer for a signature; a part of the system never signs for anybody. */
const isRecordedBy = ({ actor }: CaseDraft, roles: readonly Role[]): boolean =>
  actor.kind === 'person' && roles.includes(actor.role);

const refuseSigningAnew = (draft: CaseDraft, change: SignedConsent): void => {
  const inForce = consentOf(draft.case);
  refuseOlderSignature(change.signedOn, endedOn(inForce));
  const { after, handSigned, recordedBy } = consentPolicyOn(localDate(draft.now)).signingAnew;
  if (!after.includes(inForce.status)) return;
  if (!isRecordedBy(draft, recordedBy))
    throw new Refused({
      code: 'notYoursToSign',
      ruleId: 'HHP-CONSENT-08',
      detail:
        'An authorization after a withdrawal or a refusal is put on record by the facility or the county.',
      next: 'Send the authorization, signed by hand, to the facility or the county.',
    });
  if (handSigned && !change.handSigned)
    throw new Refused({
      code: 'handSignatureNeeded',
      ruleId: 'HHP-CONSENT-08',
      detail: 'An authorization after a withdrawal or a refusal is signed by hand.',
      errors: [{ field: 'body.handSigned', message: 'Record it once the person has signed by hand.' }],
    });
};

/**
 * The specific consent to substance-use records comes from the facility, or where no State PC referred from the county, which
 * hear of nothing that an agency would give itself.
 */
const refuseSpecificSignature = (draft: CaseDraft, signedOn: string): void => {
  refuseOlderSignature(signedOn, partTwoConsentOf(draft.case)?.withdrawnOn);
  if (!isRecordedBy(draft, [draft.case.facility === undefined ? 'spoa' : 'planner']))
    throw new Refused({
      code: 'notYoursToSign',
      ruleId: 'HHP-CONSENT-07c',
      detail: 'The specific consent to substance-use records is put on record by the facility.',
    });
};

const refuseWithdrawal = (draft: CaseDraft, stands: boolean): void => {
  if (stands) return;
  const { status, withdrawnOn } = consentView(draft.case);
  throw new Refused({
    code: 'noConsentToWithdraw',
    detail: 'No authorization stands that could be withdrawn.',
    state: { consent: status, withdrawnOn },
  });
};

const refuseUnfit = (draft: CaseDraft, change: ConsentChange): void => {
  switch (change.status) {
    case 'refused':
      return refuseInTheFuture(draft, 'askedOn', change.askedOn);
    case 'signed':
      refuseInTheFuture(draft, 'signedOn', change.signedOn);
      return refuseSigningAnew(draft, change);
    case 'partTwoSigned':
      refuseInTheFuture(draft, 'signedOn', change.signedOn);
      return refuseSpecificSignature(draft, change.signedOn);
    case 'withdrawn':
      refuseInTheFuture(draft, 'withdrawnOn', change.withdrawnOn);
      return refuseWithdrawal(draft, consentOf(draft.case).status === 'signed');
    case 'partTwoWithdrawn': {
      refuseInTheFuture(draft, 'withdrawnOn', change.withdrawnOn);
      const specific = partTwoConsentOf(draft.case);
      return refuseWithdrawal(draft, specific !== undefined && specific.withdrawnOn === undefined);
    }
  }
};

/** What no longer has a basis is no offer. */
export const takeBackWithoutBasis = (draft: CaseDraft, at = draft.now): void => {
  if (draft.case.strands.placement === 'cmaAssignment' && !mayBeOffered(draft.case, draft.now))
    takeOffersBack(draft, at);
};

const notices = {
  signed: 'consentSigned',
  refused: 'consentRefused',
  withdrawn: 'consentWithdrawn',
} as const;

/** Puts a change of consent on record. Run twice: the second withdrawal is a conflict, the second signature a new one. */
export const changeConsent = (draft: CaseDraft, change: ConsentChange): void => {
  refuseUnfit(draft, change);
  draft.case.consentChanges = [
    ...(draft.case.consentChanges ?? []),
    { recordedAt: draft.now, consent: change },
  ];
  draft.record('consentChanged', { status: consentOf(draft.case).status }, ['HHP-CONSENT-01']);
  // That there is a consent to substance-use records says what it is about: the timeline and the notices keep still.
  if (change.status !== 'partTwoSigned' && change.status !== 'partTwoWithdrawn')
    for (const party of partiesOf(draft.case)) draft.notify(notices[change.status], party);
  takeBackWithoutBasis(draft);
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
