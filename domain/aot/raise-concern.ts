/**
 * A concern that a person under a court order cannot be found, from the moment the care manager was told. The first
 * opens a search and its 24 hours; another joins the open one, keeps its own receipt, and the earliest open one counts.
 */
import type { CaseDraft } from '../referral/case-draft.ts';
import { moveClock, startClock } from '../referral/clocks.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import { notFound, Refused } from '../shared/refusal.ts';
import { phaseOf } from '../referral/phase.ts';
import type { AotPolicy } from './aot-policy.ts';
import type { AotSearch, MissingConcern } from './aot-record.ts';
import { seenByContact } from './credible-contact.ts';
import { endSearch, openSearch } from './end-search.ts';
import type { ConcernWithdrawalBody, MissingConcernBody } from './missing-contract.ts';
import { activeOrderRule } from './missing-rules.ts';
import { isOrderActive } from './order.ts';
import { aotOf } from './record-order.ts';
import { activeUntil, moveCredibleContact, openSearchWait } from './search-waits.ts';

export interface ConcernContext {
  policy: AotPolicy;
  /** The agency is licensed or operated by OMH (registry). */
  omhReportRequired: boolean;
}

export const refuseWithoutOrder = (draft: CaseDraft, ...instants: Instant[]): void => {
  const orderActive = instants.every((at) => isOrderActive(draft.case, at));
  const { outcome, reasons } = activeOrderRule.check({ orderActive });
  if (outcome === 'met') return;
  throw new Refused({
    kind: 'rule',
    code: 'noActiveOrder',
    ruleId: activeOrderRule.id,
    detail: reasons.join(' '),
    next: 'Record the order first; a member without one is looked for by a healthHomeReengagementSearch.',
  });
};

/** A credible contact since the notice, entered before it: then nobody need be looked for. */
const seenSince = (draft: CaseDraft, receivedAt: Instant, policy: AotPolicy): Instant | undefined =>
  [
    draft.case.aot?.lastCredibleContactAt,
    ...draft.contacts.map((contact) => seenByContact(contact, policy)?.at),
  ]
    .filter((at) => at !== undefined)
    .find((at) => at >= receivedAt);

const dueOf = (search: AotSearch, { waits }: AotPolicy): Instant =>
  addDuration(search.anchor, waits.credibleContact.due);

const moveAnchor = (draft: CaseDraft, search: AotSearch, to: Instant, reason: string, policy: AotPolicy) => {
  if (search.anchor === to) return;
  search.anchor = to;
  const place = { anchor: to, anchorKind: 'noticeReceived', due: dueOf(search, policy) } as const;
  moveClock(draft, 'credibleContact', place, reason);
  moveCredibleContact(draft, search, policy);
};

const newSearch = (draft: CaseDraft, receivedAt: Instant, context: ConcernContext): AotSearch => {
  const { searches } = aotOf(draft);
  const search: AotSearch = {
    type: 'aotDiligentSearch',
    number: searches.length + 1,
    epoch: 1,
    epochStartedAt: draft.now,
    openedAt: draft.now,
    anchor: receivedAt,
    orderEndsAt: activeUntil(draft.case, draft.now),
    omhReportRequired: context.omhReportRequired,
  };
  searches.push(search);
  startClock(draft, {
    kind: 'credibleContact',
    anchor: receivedAt,
    anchorKind: 'noticeReceived',
    due: dueOf(search, context.policy),
    ruleId: 'HHP-AOT-MISSING-02',
    basis: 'required',
  });
  openSearchWait(draft, search, 'credibleContact', context.policy);
  draft.order({ kind: 'startExecution', search: search.number, epoch: 1 });
  return search;
};

/** The earliest receipt counts until the determination; after it, a concern changes nothing that was determined. */
const join = (draft: CaseDraft, search: AotSearch, receivedAt: Instant, policy: AotPolicy): void => {
  if (search.deemedMissingAt === undefined && receivedAt < search.anchor)
    moveAnchor(draft, search, receivedAt, 'earlierNotice', policy);
};

export const raiseConcern = (
  draft: CaseDraft,
  body: MissingConcernBody,
  by: Person,
  context: ConcernContext,
): MissingConcern => {
  const { receivedAt, kind } = body;
  refuseFuture(receivedAt, draft.now, 'body.receivedAt', 'HHP-AOT-MISSING-01');
  refuseWithoutOrder(draft, receivedAt, draft.now);
  const { concerns } = aotOf(draft);
  const concernId = `M${concerns.length + 1}`;
  const seenAt = seenSince(draft, receivedAt, context.policy);
  const concern: MissingConcern = {
    concernId,
    kind,
    receivedAt,
    enteredAt: draft.now,
    by,
    status: seenAt === undefined ? 'open' : 'closed',
    ...(seenAt !== undefined && { closedAt: seenAt }),
  };
  concerns.push(concern);
  draft.record('concernRaised', { concernId, kind, receivedAt, open: seenAt === undefined }, [
    'HHP-AOT-MISSING-01',
  ]);
  if (seenAt !== undefined) return concern;
  // An order that begins today may not have been noticed by the daily schedule yet.
  if (draft.case.strands.aot === 'none' || draft.case.strands.aot === 'expired')
    draft.move('aot', 'orderRecorded');
  draft.move('aot', 'concernRaised');
  const open = openSearch(draft);
  if (open) join(draft, open, receivedAt, context.policy);
  concern.search = (open ?? newSearch(draft, receivedAt, context)).number;
  return concern;
};

const refuseState = (draft: CaseDraft, code: string, detail: string, next: string): Refused =>
  new Refused({
    kind: 'conflict',
    code,
    detail,
    next,
    state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
  });

/** A concern entered in error is withdrawn with its reason, as long as nobody was deemed missing by it. */
export const withdrawConcern = (
  draft: CaseDraft,
  concernId: string,
  { reason }: ConcernWithdrawalBody,
  policy: AotPolicy,
): MissingConcern => {
  const concerns = draft.case.aot?.concerns ?? [];
  const concern = concerns.find((known) => known.concernId === concernId);
  if (!concern) throw notFound();
  const search = openSearch(draft);
  if (concern.status !== 'open' || !search)
    throw refuseState(draft, 'concernDone', 'This concern is no longer open.', 'Nothing is left to do.');
  if (search.deemedMissingAt !== undefined)
    throw refuseState(
      draft,
      'alreadyDeemedMissing',
      'The person was deemed missing: only being located or the end of the order ends the search.',
      'Record where the person is with POST /cases/{caseId}/sightings.',
    );
  concern.status = 'withdrawn';
  concern.withdrawnReason = reason;
  concern.closedAt = draft.now;
  draft.record('concernWithdrawn', { concernId, reason }, ['HHP-AOT-MISSING-01']);
  const left = concerns.filter((known) => known.search === search.number && known.status === 'open');
  const [earliest] = left.map(({ receivedAt }) => receivedAt).sort();
  if (earliest === undefined)
    endSearch(draft, search, { reason: 'concernWithdrawn', at: draft.now }, ['HHP-AOT-MISSING-01']);
  else moveAnchor(draft, search, earliest, 'concernWithdrawn', policy);
  return concern;
};
