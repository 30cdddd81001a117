/**
 * The exchange of clinical information between mental health providers and Health Homes (Mental Hygiene Law 33.13(d)): a
 * named person of the facility, the county or the agency states it or takes it back, at any time and with a reason. It
 * opens something only while an order is active (HHP-CONSENT-05).
 */
import type { ExchangeChange } from '../case/consent-contract.ts';
import { aotOf } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { Person } from '../shared/actor.ts';
import { Refused } from '../shared/refusal.ts';
import { takeBackWithoutBasis } from './change-consent.ts';

const ruleIds = ['HHP-CONSENT-05'];

/** Run twice: stated anew, with the later reason; taken back for the second time it is a conflict. */
export const changeExchange = (draft: CaseDraft, change: ExchangeChange, by: Person): void => {
  const aot = aotOf(draft);
  if (change.status === 'treatmentExchangeStated') {
    const { reason } = change;
    aot.disclosure = { ...aot.disclosure, treatmentExchange: { statedAt: draft.now, by, reason } };
    draft.record('treatmentExchangeStated', { reason }, ruleIds);
    return;
  }
  if (!aot.disclosure?.treatmentExchange)
    throw new Refused({
      code: 'noExchangeToTakeBack',
      ruleId: 'HHP-CONSENT-05',
      detail: 'Nobody has stated the exchange, or it was taken back already.',
    });
  delete aot.disclosure.treatmentExchange;
  draft.record('treatmentExchangeTakenBack', { reason: change.reason }, ruleIds);
  takeBackWithoutBasis(draft);
};
