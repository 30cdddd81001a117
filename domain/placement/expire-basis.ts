/**
 * What expires by itself takes effect by itself: an authorization at the end of its last day, an order at its end, an agency's
 * right to serve. Whoever loses by it is told, an offer or a transfer without a basis is over, and whoever must act has the
 * case. Run twice, or late: the same, at the instant of the end.
 */
import { mayBeOffered } from '../access/legal-basis.ts';
import { basisEndedAt, consentEnd, consentSince } from '../case/basis-ends.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { stopClock } from '../case/clocks.ts';
import { partiesOf } from '../case/parties.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { addDays, localDate, startOfLocalDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { reasonsNotToServe } from './agency-rules.ts';
import { takeBackWithoutBasis } from './change-consent.ts';
import { serviceNeedOf } from './service-need.ts';
import { endTransfer } from './transfer.ts';

/** Once for each authorization, and for none that had expired before it was put on record. */
const tellExpiry = (draft: CaseDraft): void => {
  const end = consentEnd(draft.case);
  if (!end || end.at > draft.now || consentSince(draft.case) >= end.at) return;
  const { lastDay, at } = end;
  if (draft.case.expiryTold === lastDay) return;
  draft.case.expiryTold = lastDay;
  draft.record('consentExpired', { at }, ['HHP-CONSENT-03c']);
  for (const party of partiesOf(draft.case)) draft.notify('consentExpired', party);
};

/** Under an order the LGU directs a transfer whatever the person signed. */
export const endTransferWithoutBasis = (draft: CaseDraft): void => {
  if (draft.case.assignment.transfer === undefined || mayBeOffered(draft.case, draft.now)) return;
  if (!serviceNeedOf(draft.case, draft.now).activeAotOrder) endTransfer(draft, 'basisEnded');
};

export const expireBasis = (draft: CaseDraft): void => {
  if (draft.case.strands.case === 'closed') return;
  tellExpiry(draft);
  takeBackWithoutBasis(draft, basisEndedAt(draft.case, draft.now));
  endTransferWithoutBasis(draft);
};

const reasonsAt = (draft: CaseDraft, agency: CareManagementAgency | undefined, at: Instant): string[] =>
  agency
    ? reasonsNotToServe(agency, serviceNeedOf(draft.case, at)).map(({ ruleId }) => ruleId)
    : ['HHP-ASG-02'];

/** The first day on which the agency that was asked might no longer serve; now, where the registry says so since today. */
const unlawfulSince = (
  draft: CaseDraft,
  agency: CareManagementAgency | undefined,
  asked: Instant,
): Instant => {
  for (let day = addDays(localDate(asked), 1); day <= localDate(draft.now); day = addDays(day, 1))
    if (reasonsAt(draft, agency, startOfLocalDate(day)).length > 0) return startOfLocalDate(day);
  return draft.now;
};

/** An agency that may no longer serve is asked no more, and the next candidate is. */
export const passOverUnlawful = (draft: CaseDraft, agencies: readonly CareManagementAgency[]): void => {
  const { assignment } = draft.case;
  const asked = assignment.offeredTo;
  const item = draft.openItem('cmaAcceptance');
  if (asked === undefined || !item) return;
  const agency = agencies.find(({ id }) => id === asked);
  const reasons = reasonsAt(draft, agency, draft.now);
  if (reasons.length === 0) return;
  const at = unlawfulSince(draft, agency, item.openedAt);
  draft.move('placement', 'offerLapsed');
  assignment.asked.push({ agency: asked, round: assignment.round, answer: 'passedOver', at });
  delete assignment.offeredTo;
  draft.record('candidatePassedOver', { agency: asked }, reasons);
  draft.notify('offerTakenBack', { role: 'cma', org: asked });
  cancelWorkItem(draft, item);
  stopClock(draft, 'cmaAcceptance', at);
};
