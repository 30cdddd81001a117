/**
 * What a credible contact with the person, or a credible sighting, means for the search that is on. Within the 24 hours
 * it closes the concern. After the determination only knowing where the person is ends the search; a voice on the
 * telephone is told to the county, and the search goes on (strict reading of "located", policy choice).
 */
import type { Contact } from '../discharge/contact.ts';
import type { CaseDraft } from '../referral/case-draft.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from './aot-policy.ts';
import type { AotSearch, placesFound, seenOutcomes } from './aot-record.ts';
import { settleConcern } from './deem-missing.ts';
import { endSearch, openSearch } from './end-search.ts';
import { isInTime, missingRule, searchEndRule } from './missing-rules.ts';
import { resumeExecution } from './search-execution.ts';
import { raiseSignificantEvent } from './raise-significant-event.ts';

export type PlaceFound = (typeof placesFound)[number];

export interface Seen {
  at: Instant;
  /** Absent while nobody knows where the person is. */
  place?: PlaceFound | undefined;
}

export type SeenOutcome = (typeof seenOutcomes)[number];

/** Found in a jail or hospital is found; it is also the next significant event, due from now on. */
const raiseForPlace = (draft: CaseDraft, search: AotSearch, { at, place }: Seen, policy: AotPolicy): void => {
  if (place !== 'jail' && place !== 'hospital') return;
  const kind = place === 'jail' ? 'incarceration' : 'hospitalization';
  search.placeEvent = { kind };
  raiseSignificantEvent(draft, search, { kind, occurredAt: at, awareAt: draft.now }, policy);
  // The branch that awaits reports may be over while the county still has to acknowledge: a fresh one awaits this.
  resumeExecution(draft, { caseId: draft.case.caseId, search: search.number, epoch: search.epoch }, kind);
};

const seenWhileMissing = (
  draft: CaseDraft,
  search: AotSearch,
  { at, place }: Seen,
  policy: AotPolicy,
): SeenOutcome => {
  const limit = addDuration(search.anchor, policy.waits.credibleContact.due);
  const { contactAtLimitCounts } = policy;
  if (isInTime(at, { receivedAt: search.anchor, limit, contactAtLimitCounts })) {
    // The determination stood on what was known; who bills the month must see that it was not so.
    search.contactInTimeEnteredLate = at;
    draft.record('contactInTimeEnteredLate', { search: search.number, at }, [missingRule.id]);
  }
  if (place === undefined) {
    draft.record('contactWhileMissing', { search: search.number, at }, [searchEndRule.id]);
    draft.notify('searchUpdate', { role: 'spoa', org: draft.case.lgu });
    return 'searchGoesOn';
  }
  endSearch(draft, search, { reason: 'located', at, located: { place, at } }, [searchEndRule.id]);
  raiseForPlace(draft, search, { at, place }, policy);
  return 'located';
};

const note = (draft: CaseDraft, { at }: Seen): void => {
  const { aot } = draft.case;
  if (!aot) return;
  const before = aot.lastCredibleContactAt;
  if (before === undefined || at > before) aot.lastCredibleContactAt = at;
};

/** A contact before the notice was received says nothing about what the notice was about. */
export const personSeen = (draft: CaseDraft, seen: Seen, policy: AotPolicy): SeenOutcome => {
  const search = openSearch(draft);
  const { at, place } = seen;
  if (!search || at < search.anchor) {
    note(draft, seen);
    return 'noted';
  }
  const limit = addDuration(search.anchor, policy.waits.credibleContact.due);
  const { contactAtLimitCounts } = policy;
  if (
    search.deemedMissingAt === undefined &&
    isInTime(at, { receivedAt: search.anchor, limit, contactAtLimitCounts })
  ) {
    note(draft, seen);
    const located = place === undefined ? undefined : { place, at };
    endSearch(draft, search, { reason: 'credibleContact', at, located }, [missingRule.id]);
    raiseForPlace(draft, search, seen, policy);
    return 'concernClosed';
  }
  // The 24 hours may be over without the timer having said so yet: what was not in time cannot close the concern.
  settleConcern(draft, search, policy);
  note(draft, seen);
  return search.deemedMissingAt === undefined ? 'noted' : seenWhileMissing(draft, search, seen, policy);
};

const placeOf: Readonly<Record<NonNullable<Contact['place']>, PlaceFound>> = {
  home: 'community',
  office: 'community',
  street: 'community',
  court: 'other',
  facility: 'other',
  shelter: 'shelter',
  other: 'other',
};

/** A contact on record is credible when it was made, in a way in which the person is recognised. */
export const seenByContact = (
  { at, method, outcome, place }: Pick<Contact, 'at' | 'method' | 'outcome' | 'place'>,
  policy: AotPolicy,
): Seen | undefined => {
  if (outcome !== 'made' || !policy.credibleMethods.includes(method)) return undefined;
  return policy.locatingMethods.includes(method) ? { at, place: placeOf[place ?? 'other'] } : { at };
};
