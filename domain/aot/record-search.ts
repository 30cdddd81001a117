/**
 * Search steps and sightings. A step belongs to the search that was open when it was taken, however late it is entered;
 * what is entered late says so. Steps never end a search: a sighting does.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import { nextStepOf, type RuleCode } from '../shared/problems.ts';
import { Refused } from '../shared/refusal.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { personSeen, type SeenOutcome } from './credible-contact.ts';
import { openSearch } from './end-search.ts';
import { refuseAfterClosing } from '../case/close-case.ts';
import { rememberTelling } from '../case/telling.ts';
import { removalRule, stepKindRule } from './missing-rules.ts';
import { refuseWithoutOrder } from './raise-concern.ts';
import type { SearchStep, SearchStepBody, SightingBody } from '../case/search-step.ts';

const refuse = (
  code: RuleCode,
  ruleId: string,
  field: string,
  detail: string,
  next = nextStepOf(code),
): Refused => new Refused({ code, ruleId, detail, next, errors: [{ field, message: next }] });

const searchAt = (draft: CaseDraft, at: Instant): AotSearch | undefined =>
  draft.case.aot?.searches.findLast(
    ({ anchor, endedAt }) => anchor <= at && (endedAt === undefined || at <= endedAt),
  );

/** Removal is tracked beside the search: it needs a known place, and neither begins a search nor ends one. */
const refuseRemoval = (body: Extract<SearchStepBody, { kind: 'removalRequest' }>): void => {
  const { outcome, reasons } = removalRule.check({ locationKnown: body.knownLocation !== undefined });
  if (outcome === 'notMet')
    throw refuse('locationUnknown', removalRule.id, 'body.knownLocation', reasons.join(' '));
};

const searchOf = (draft: CaseDraft, body: SearchStepBody): AotSearch | undefined => {
  if (body.type === 'healthHomeReengagementSearch') {
    if (openSearch(draft))
      throw refuse(
        'wrongSearch',
        stepKindRule.id,
        'body.type',
        'An AOT search is open: a re-engagement step does not count towards it.',
      );
    return undefined;
  }
  refuseWithoutOrder(draft, body.occurredAt);
  const search = searchAt(draft, body.occurredAt);
  if (body.kind === 'removalRequest') {
    refuseRemoval(body);
    return search;
  }
  if (!search)
    throw refuse(
      'noSearch',
      'HHP-AOT-SEARCH-03',
      'body.occurredAt',
      'No concern or search was open at that time.',
    );
  return search;
};

const add = (
  draft: CaseDraft,
  what: SearchStep['what'],
  search: AotSearch | undefined,
  by: Person,
  policy: AotPolicy,
): SearchStep =>
  draft.addSearchStep({
    what,
    by,
    ...(search && { search: search.number }),
    enteredLate: addDuration(what.occurredAt, policy.lateEntryAfter) < draft.now,
  });

/** Looking for the person or asking the police to begins a search; talking to the county keeps it going. */
const followSearch = (draft: CaseDraft, search: AotSearch, { kind, occurredAt }: SearchStepBody): void => {
  if (kind === 'removalRequest') return;
  if (search.lastStepAt === undefined || occurredAt > search.lastStepAt) search.lastStepAt = occurredAt;
  if (kind === 'lguCommunication') return;
  if (search.commencedAt !== undefined && search.commencedAt <= occurredAt) return;
  search.commencedAt = occurredAt;
  draft.record('searchCommenced', { search: search.number, at: occurredAt }, ['HHP-AOT-SEARCH-02']);
};

/** A step of the county's checklist is named by its id there; a search that has no protocol yet knows none. */
const refuseUnknownChecklistStep = (body: SearchStepBody, search: AotSearch | undefined): void => {
  if (!('checklistStep' in body) || body.checklistStep === undefined) return;
  const ids = (search?.protocol?.checklist ?? []).map(({ id }) => id);
  if (ids.includes(body.checklistStep)) return;
  throw refuse(
    'unknownChecklistStep',
    'HHP-AOT-SEARCH-03',
    'body.checklistStep',
    'The checklist of the county has no such step.',
    `Give one of these, or leave it out: ${ids.join(', ')}.`,
  );
};

export const recordSearchStep = (
  draft: CaseDraft,
  body: SearchStepBody,
  by: Person,
  policy: AotPolicy,
): SearchStep => {
  refuseFuture(body.occurredAt, draft.now, 'body.occurredAt', 'HHP-AOT-SEARCH-03');
  refuseAfterClosing(draft, body.occurredAt);
  const search = searchOf(draft, body);
  refuseUnknownChecklistStep(body, search);
  const step = add(draft, body, search, by, policy);
  const { stepId, enteredLate } = step;
  rememberTelling(draft, { fact: 'searchStep', body }, by, stepId);
  draft.record(
    body.type === 'aotDiligentSearch' ? 'searchStepRecorded' : 'reengagementStepRecorded',
    { stepId, kind: body.kind, occurredAt: body.occurredAt, enteredLate },
    ['HHP-AOT-SEARCH-03', stepKindRule.id],
  );
  if (search) followSearch(draft, search, body);
  return step;
};

/**
 * Only a credible sighting has an effect; any other is kept for whoever reads the ledger. `field` is where the sighting
 * stands in the request.
 */
export const recordSighting = (
  draft: CaseDraft,
  body: SightingBody,
  by: Person,
  policy: AotPolicy,
  field: string,
): { step: SearchStep; outcome: SeenOutcome } => {
  refuseFuture(body.at, draft.now, `${field}.at`, 'HHP-AOT-MISSING-03');
  if (body.learntAt !== undefined)
    refuseFuture(body.learntAt, draft.now, `${field}.learntAt`, 'HHP-AOT-MISSING-03');
  // Who was missing when the order ended is found whenever that is.
  const { missingSince } = draft.case.aot?.stillNotLocated ?? {};
  if (missingSince === undefined || body.at < missingSince) refuseWithoutOrder(draft, body.at);
  const what = { kind: 'sighting', occurredAt: body.at, ...body } as const;
  const step = add(draft, what, searchAt(draft, body.at), by, policy);
  rememberTelling(draft, { fact: 'sighting', body }, by, step.stepId);
  draft.record(
    'sightingRecorded',
    { stepId: step.stepId, at: body.at, credible: body.credible, how: body.how },
    ['HHP-AOT-MISSING-03'],
  );
  const outcome = body.credible
    ? personSeen(draft, { at: body.at, place: body.located?.place, learntAt: body.learntAt }, policy)
    : 'noted';
  return { step, outcome };
};
