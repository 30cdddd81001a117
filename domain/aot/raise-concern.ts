/**
 * A concern that a person under a court order cannot be found, from the moment the care manager was told. The first
 * opens a search and its 24 hours; another joins the open one, keeps its own receipt, and the earliest open one counts.
 */
import type { ClockMove } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { moveClock } from '../case/clocks.ts';
import type { Person } from '../shared/actor.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { RefusalCode } from '../shared/problems.ts';
import { notFound, Refused } from '../shared/refusal.ts';
import { rememberTelling } from '../case/telling.ts';
import { phaseOf } from '../case/phase.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { aotOf, type AotSearch, type MissingConcern } from '../case/aot-record.ts';
import { type ConcernContext, limitOf } from './begin-search.ts';
import { answeredAt, takeUp } from './credible-contact.ts';
import { endSearch, openSearch } from './end-search.ts';
import type { ConcernWithdrawalBody, MissingConcernBody } from './missing-contract.ts';
import { activeOrderRule } from './missing-rules.ts';
import { isOrderActive } from '../case/order.ts';
import { moveCredibleContact } from './search-waits.ts';

const refuseState = (draft: CaseDraft, code: RefusalCode, detail: string): Refused =>
  new Refused({
    code,
    detail,
    state: { phase: phaseOf(draft.case), strands: draft.case.strands, version: draft.case.version },
  });

/** The order counts that was active when it happened, whenever that is entered. */
export const refuseWithoutOrder = (draft: CaseDraft, at: Instant): void => {
  const orderActive = isOrderActive(draft.case, at);
  const { outcome, reasons } = activeOrderRule.check({ orderActive });
  if (outcome === 'met') return;
  throw new Refused({
    code: 'noActiveOrder',
    ruleId: activeOrderRule.id,
    detail: reasons.join(' '),
  });
};

export const moveAnchor = (
  draft: CaseDraft,
  search: AotSearch,
  to: Instant,
  reason: ClockMove,
  policy: AotPolicy,
) => {
  if (search.anchor === to) return;
  search.anchor = to;
  const place = { anchor: to, anchorKind: 'noticeReceived', due: limitOf(search, policy) } as const;
  moveClock(draft, 'credibleContact', place, reason);
  moveCredibleContact(draft, search, policy);
};

/** Whoever has the person says that they cannot be found: an agency, or the county while none has them. */
const refuseWhoHasNotThePerson = (draft: CaseDraft, { role }: Person): void => {
  if (role === 'spoa' && draft.case.assignment.agency !== undefined)
    throw refuseState(
      draft,
      'agencyHasPerson',
      'An agency has the person: its 24 hours count from what it is told.',
    );
};

/** The earliest receipt counts until the determination; after it, a concern changes nothing that was determined. */
const join = (draft: CaseDraft, search: AotSearch, receivedAt: Instant, policy: AotPolicy): void => {
  if (search.deemedMissingAt === undefined && receivedAt < search.anchor)
    moveAnchor(draft, search, receivedAt, 'earlierNotice', policy);
};

/** A search that has ended and looked for the person when this notice was received: it answers the notice too. */
const searchedThen = (draft: CaseDraft, receivedAt: Instant): AotSearch | undefined =>
  aotOf(draft).searches.find(
    ({ anchor, deemedMissingAt, endedAt }) =>
      deemedMissingAt !== undefined && endedAt !== undefined && anchor <= receivedAt && receivedAt <= endedAt,
  );

/** So many notices of one search stand open: whoever ends it closes each of them. */
const mostOpenConcerns = 20;
const openConcernsOf = (draft: CaseDraft, { number }: AotSearch): number =>
  aotOf(draft).concerns.filter(({ search, status }) => search === number && status === 'open').length;

/** Finds the search that the concern belongs to, or begins it; closes the concern when the person was seen in time, or so
 * many stand open that the search which is on answers this one too. */
export const placeConcern = (draft: CaseDraft, concern: MissingConcern, context: ConcernContext): void => {
  const open = openSearch(draft);
  const then = searchedThen(draft, concern.receivedAt);
  const seenAt = open && answeredAt(draft, concern, context);
  if (then) Object.assign(concern, { status: 'closed', closedAt: then.endedAt, search: then.number });
  else if (seenAt !== undefined) Object.assign(concern, { status: 'closed', closedAt: seenAt });
  else if (open) {
    draft.move('aot', 'concernRaised');
    join(draft, open, concern.receivedAt, context.policy);
    concern.search = open.number;
    if (openConcernsOf(draft, open) > mostOpenConcerns)
      Object.assign(concern, { status: 'closed', closedAt: draft.now });
  } else takeUp(draft, concern, context);
};

export const raiseConcern = (
  draft: CaseDraft,
  body: MissingConcernBody,
  by: Person,
  context: ConcernContext,
): MissingConcern => {
  const { receivedAt, kind } = body;
  refuseFuture(receivedAt, draft.now, 'body.receivedAt', 'HHP-AOT-MISSING-01');
  refuseWithoutOrder(draft, receivedAt);
  refuseWhoHasNotThePerson(draft, by);
  const { concerns } = aotOf(draft);
  const concernId = `M${draft.nextNumber('concern')}`;
  const concern: MissingConcern = { concernId, kind, receivedAt, enteredAt: draft.now, by, status: 'open' };
  concerns.push(concern);
  rememberTelling(draft, { fact: 'concern', body }, by, concernId);
  draft.record('concernRaised', { concernId, kind, receivedAt }, ['HHP-AOT-MISSING-01']);
  placeConcern(draft, concern, context);
  return concern;
};

/** A concern entered in error is withdrawn with its reason, as long as nobody was deemed missing by it. */
export const withdrawConcern = (
  draft: CaseDraft,
  concernId: string,
  { reason }: ConcernWithdrawalBody,
  by: Person,
  policy: AotPolicy,
): MissingConcern => {
  refuseWhoHasNotThePerson(draft, by);
  const concerns = draft.case.aot?.concerns ?? [];
  const concern = concerns.find((known) => known.concernId === concernId);
  if (!concern) throw notFound();
  const search = openSearch(draft);
  if (concern.status !== 'open' || !search)
    throw refuseState(draft, 'concernDone', 'This concern is no longer open.');
  if (search.deemedMissingAt !== undefined)
    throw refuseState(
      draft,
      'alreadyDeemedMissing',
      'The person was deemed missing: only being located or the end of the order ends the search.',
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
