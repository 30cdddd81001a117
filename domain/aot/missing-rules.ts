/**
 * When a person under a court order is missing, and when a search for them ends. Guidance, Additional Program
 * Requirements for Individuals On AOT. Elapsed time between instants throughout: a night on which the clocks change is
 * not shorter or longer than 24 hours.
 */
import type { Rule, RuleDecision } from '../rules/rule.ts';
import type { Instant } from '../shared/instant.ts';
import { type SearchStepKind, type SearchType, stepKindsOf } from '../case/search-step.ts';

const validFrom = '2019-11-01';

const decision = (
  outcome: RuleDecision['outcome'],
  reason: string,
  factsUsed: RuleDecision['factsUsed'],
): RuleDecision => ({ outcome, reasons: [reason], factsUsed, missingEvidence: [] });

export interface MissingFacts {
  /** When the care manager received the notice of the earliest open concern, and 24 hours later. */
  receivedAt: Instant;
  limit: Instant;
  /** The earliest credible contact since the receipt. */
  contactAt?: Instant | undefined;
  contactAtLimitCounts: boolean;
  now: Instant;
}

/** Whether a contact lies within the 24 hours from the receipt. */
export const isInTime = (
  contactAt: Instant,
  { receivedAt, limit, contactAtLimitCounts }: Omit<MissingFacts, 'contactAt' | 'now'>,
): boolean => contactAt >= receivedAt && (contactAtLimitCounts ? contactAt <= limit : contactAt < limit);

export const missingRule: Rule<MissingFacts> = {
  id: 'HHP-AOT-MISSING-02',
  title: 'Without credible contact within 24 hours of the care manager’s notice the person is deemed missing',
  clauses: ['AOT-5'],
  validFrom,
  policyChoice: true,
  check(facts) {
    const { receivedAt, limit, contactAt = null, now } = facts;
    const used = { receivedAt, limit, contactAt, contactAtLimitCounts: facts.contactAtLimitCounts };
    if (contactAt !== null && isInTime(contactAt, facts))
      return decision('notMet', 'There was credible contact within 24 hours of the notice.', used);
    return now < limit
      ? {
          ...decision('unknown', 'The 24 hours are not over.', used),
          missingEvidence: ['a credible contact'],
        }
      : decision('met', 'No credible contact was reported within 24 hours of the notice.', used);
  },
};

export interface SearchEndFacts {
  located: boolean;
  orderActive: boolean;
}

export const searchEndRule: Rule<SearchEndFacts> = {
  id: 'HHP-AOT-SEARCH-01',
  title: 'A diligent search ends when the person is located or the court order is no longer active',
  clauses: ['AOT-5-END'],
  validFrom,
  policyChoice: false,
  check({ located, orderActive }) {
    const used = { located, orderActive };
    if (located) return decision('met', 'The person was located.', used);
    return orderActive
      ? decision('notMet', 'The person is not located and the order is active.', used)
      : decision('met', 'The court order is no longer active.', used);
  },
};

export interface CommencementFacts {
  deemedMissingAt: Instant;
  commenceBy: Instant;
  commencedAt?: Instant | undefined;
}

export const commencementRule: Rule<CommencementFacts> = {
  id: 'HHP-AOT-SEARCH-02',
  title: 'A month with a search may be billed when the search commenced on time',
  clauses: ['AOT-5-MONTH'],
  validFrom,
  policyChoice: true,
  check({ deemedMissingAt, commenceBy, commencedAt = null }) {
    const used = { deemedMissingAt, commenceBy, commencedAt };
    if (commencedAt === null)
      return {
        ...decision('unknown', 'No search step is on record.', used),
        missingEvidence: ['searchStep'],
      };
    return commencedAt <= commenceBy
      ? decision('met', 'The search commenced on time.', used)
      : decision('notMet', 'The search commenced late.', used);
  },
};

export const activeOrderRule: Rule<{ orderActive: boolean }> = {
  id: 'HHP-AOT-ORDER-01',
  title: 'An AOT search needs an active court order',
  clauses: ['AOT-5'],
  validFrom,
  policyChoice: false,
  check: ({ orderActive }) =>
    orderActive
      ? decision('met', 'A court order is active.', { orderActive })
      : decision('notMet', 'No court order is active, so this is no AOT missing person.', { orderActive }),
};

export const removalRule: Rule<{ locationKnown: boolean }> = {
  id: 'HHP-AOT-REMOVAL-01',
  title: 'A removal under Mental Hygiene Law 9.60 needs a known location',
  clauses: ['LGU-2-REMOVAL'],
  validFrom,
  policyChoice: false,
  check: ({ locationKnown }) =>
    locationKnown
      ? decision('met', 'The location is known.', { locationKnown })
      : decision('notMet', 'Nobody can be brought from an unknown place.', { locationKnown }),
};

export const stepKindRule: Rule<{ type: SearchType; kind: SearchStepKind }> = {
  id: 'HHP-AOT-TYPE-01',
  title: 'The AOT diligent search and the Health Home re-engagement search never mix',
  clauses: ['AOT-5'],
  validFrom,
  policyChoice: false,
  check: ({ type, kind }) =>
    stepKindsOf[type].some((known) => known === kind)
      ? decision('met', 'The step belongs to this search.', { type, kind })
      : decision('notMet', 'The step belongs to the other kind of search.', { type, kind }),
};
