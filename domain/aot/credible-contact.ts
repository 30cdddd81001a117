/**
 * What a credible contact with the person, or a credible sighting, means for the search that is on. Within the 24 hours
 * it closes the concern. After the determination only knowing where the person is ends the search; a voice on the
 * telephone is told to the county, and the search goes on (strict reading of "located", policy choice). A notice that
 * came after the person was seen is answered by neither: a search begins for it.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { meetStopped } from '../case/clocks.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import {
  aotOf,
  type AotRecord,
  type AotSearch,
  type MissingConcern,
  type seenOutcomes,
} from '../case/aot-record.ts';
import { holderOf } from '../case/parties.ts';
import { beginSearch, type ConcernContext, limitOf } from './begin-search.ts';
import { settleConcern } from './deem-missing.ts';
import { endIfOrderInactive, endSearch, openSearch } from './end-search.ts';
import { isInTime, missingRule, searchEndRule } from './missing-rules.ts';
import { raiseSignificantEvent } from './raise-significant-event.ts';
import { resumeExecution } from './search-execution.ts';
import { isUnderOrder } from './search-waits.ts';
import { type Seen, seenByContact } from './seen.ts';

export type SeenOutcome = (typeof seenOutcomes)[number];

/** Found in a jail or hospital is found; it is also the next significant event, due from when it was learnt. */
const raiseForPlace = (draft: CaseDraft, search: AotSearch, seen: Seen, policy: AotPolicy): void => {
  const { at, place, learntAt = draft.now } = seen;
  if (place !== 'jail' && place !== 'hospital') return;
  const kind = place === 'jail' ? 'incarceration' : 'hospitalization';
  search.placeEvent = { kind };
  raiseSignificantEvent(draft, search, { kind, occurredAt: at, awareAt: learntAt }, policy);
  // The branch that awaits reports may be over while the county still has to acknowledge: a fresh one awaits this.
  resumeExecution(draft, { caseId: draft.case.caseId, search: search.number, epoch: search.epoch }, kind);
};

const inTime = (at: Instant, search: Pick<AotSearch, 'anchor'>, policy: AotPolicy): boolean =>
  isInTime(at, {
    receivedAt: search.anchor,
    limit: limitOf(search, policy),
    contactAtLimitCounts: policy.contactAtLimitCounts,
  });

/** Where and when the person was seen since an instant, as far as the record knows, in that order. */
const seenSince = (draft: CaseDraft, since: Instant, policy: AotPolicy): Seen[] => {
  const at = aotOf(draft).lastCredibleContactAt;
  return [...draft.contacts.map((contact) => seenByContact(contact, policy)), at === undefined ? at : { at }]
    .filter((seen) => seen !== undefined)
    .filter((seen) => seen.at >= since)
    .sort((a, b) => a.at.localeCompare(b.at));
};

/** When the person was seen within the 24 hours of a notice. */
export const answeredAt = (
  draft: CaseDraft,
  { receivedAt }: Pick<MissingConcern, 'receivedAt'>,
  policy: AotPolicy,
): Instant | undefined =>
  seenSince(draft, receivedAt, policy).find(({ at }) => inTime(at, { anchor: receivedAt }, policy))?.at;

/**
 * Begins the search for a concern that none is on for. What is entered late is decided as it would have been in time: the
 * person is missing from the 24th hour on, and a contact after it locates them.
 */
export const takeUp = (draft: CaseDraft, concern: MissingConcern, context: ConcernContext): void => {
  const { policy } = context;
  const seenAt = answeredAt(draft, concern, policy);
  if (seenAt !== undefined) {
    Object.assign(concern, { status: 'closed', closedAt: seenAt });
    return;
  }
  // An order that begins today may not have been noticed by the daily schedule yet.
  if (draft.case.strands.aot === 'none' || draft.case.strands.aot === 'expired')
    draft.move('aot', 'orderRecorded');
  draft.move('aot', 'concernRaised');
  const search = beginSearch(draft, concern.receivedAt, context);
  concern.search = search.number;
  settleConcern(draft, search, policy);
  if (search.deemedMissingAt === undefined) return;
  for (const seen of seenSince(draft, search.deemedMissingAt, policy))
    if (openSearch(draft) === search && isUnderOrder(draft, search, seen.at)) personSeen(draft, seen, policy);
  if (openSearch(draft) === search) endIfOrderInactive(draft, search);
};

/** The notices that came after the person was seen: the earliest begins a search, the others join it. */
const takeUpAll = (
  draft: CaseDraft,
  left: readonly MissingConcern[],
  { omhReportRequired }: AotSearch,
  policy: AotPolicy,
): void => {
  for (const concern of left) {
    const open = openSearch(draft);
    if (open) concern.search = open.number;
    else {
      delete concern.search;
      takeUp(draft, concern, { policy, omhReportRequired: omhReportRequired === true });
    }
  }
};

const seenWhileMissing = (
  draft: CaseDraft,
  search: AotSearch,
  seen: Seen,
  policy: AotPolicy,
): SeenOutcome => {
  const { at, place } = seen;
  if (inTime(at, search, policy)) {
    // The determination stood on what was known; who bills the month must see that it was not so.
    search.contactInTimeEnteredLate = at;
    meetStopped(draft, 'credibleContact', search.anchor, at);
    draft.record('contactInTimeEnteredLate', { search: search.number, at }, [missingRule.id]);
  }
  if (place === undefined) {
    draft.record('contactWhileMissing', { search: search.number, at }, [searchEndRule.id]);
    draft.notify('searchUpdate', { role: 'spoa', org: draft.case.lgu });
    return 'searchGoesOn';
  }
  const left = endSearch(draft, search, { reason: 'located', at, located: { place, at } }, [
    searchEndRule.id,
  ]);
  raiseForPlace(draft, search, seen, policy);
  takeUpAll(draft, left, search, policy);
  return 'located';
};

/** While the order stood, a voice on the telephone located nobody; after its end there is no search that it would leave on. */
const isFound = (
  { missingSince, orderEndedAt }: NonNullable<AotRecord['stillNotLocated']>,
  { at, place }: Seen,
): boolean => at >= orderEndedAt || (place !== undefined && at >= missingSince);

const note = (draft: CaseDraft, seen: Seen): void => {
  const { aot } = draft.case;
  if (!aot) return;
  const before = aot.lastCredibleContactAt;
  if (before === undefined || seen.at > before) aot.lastCredibleContactAt = seen.at;
  if (!aot.stillNotLocated || !isFound(aot.stillNotLocated, seen)) return;
  delete aot.stillNotLocated;
  draft.record('foundAfterOrder', { at: seen.at }, [searchEndRule.id]);
  for (const to of [{ role: 'spoa', org: draft.case.lgu } as const, holderOf(draft.case)])
    draft.notify('located', to);
};

/** A contact before the notice was received says nothing about what the notice was about. */
export const personSeen = (draft: CaseDraft, seen: Seen, policy: AotPolicy): SeenOutcome => {
  const search = openSearch(draft);
  const { at, place } = seen;
  if (!search || at < search.anchor) {
    note(draft, seen);
    return 'noted';
  }
  if (search.deemedMissingAt === undefined && inTime(at, search, policy)) {
    note(draft, seen);
    const located = place === undefined ? undefined : { place, at };
    const left = endSearch(draft, search, { reason: 'credibleContact', at, located }, [missingRule.id]);
    raiseForPlace(draft, search, seen, policy);
    takeUpAll(draft, left, search, policy);
    return 'concernClosed';
  }
  // The 24 hours may be over without the timer having said so yet: what was not in time cannot close the concern.
  settleConcern(draft, search, policy);
  note(draft, seen);
  return search.deemedMissingAt === undefined || search.endedAt !== undefined
    ? 'noted'
    : seenWhileMissing(draft, search, seen, policy);
};
