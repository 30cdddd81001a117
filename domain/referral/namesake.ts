/**
 * Two people may share a name and a birth date. Whoever refers the second says so and how it is known (HHP-ID-02): then both are
 * referred, told apart for good, and the county of the first hears of it.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { Referral } from '../case/stored-referral-contract.ts';
import { haveSameCin, haveUnlikeCins } from './person-identity.ts';

const ruleId = 'HHP-ID-02';

/** Whether a referral that meets an open case under its name is of another person; one CIN is one person, whatever is said. */
export const isAnotherPerson = (referral: Referral, known: Referral): boolean =>
  haveUnlikeCins(referral, known) ||
  (referral.request.anotherPersonBecause !== undefined && !haveSameCin(referral, known));

/** In the case that opens. Two CINs speak for themselves. */
export const recordToldApart = (draft: CaseDraft): void => {
  const { anotherPersonBecause } = draft.case.referral.request;
  if (anotherPersonBecause) draft.record('toldApart', { reason: anotherPersonBecause.reason }, [ruleId]);
};

/** In the case that was open. Run twice, it says so twice: each is of a referral of its own. */
export const hearOfNamesake = (draft: CaseDraft, { request: { anotherPersonBecause } }: Referral): void => {
  if (!anotherPersonBecause) return;
  draft.record('namesakeReferred', { reason: anotherPersonBecause.reason }, [ruleId]);
  draft.notify('namesakeReferred', { role: 'spoa', org: draft.case.lgu });
};
