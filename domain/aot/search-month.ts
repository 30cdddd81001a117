/**
 * What the month of a determination needs for billing: when the person was deemed missing and whether the search
 * commenced on time. Guidance: HH+ may still be billed for that month, as long as it did.
 */
import type { RuleDecision } from '../rules/rule.ts';
import { localDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { commencementRule } from './missing-rules.ts';

export interface SearchMonth {
  /** New York month of the determination, `2026-01`. */
  month: string;
  deemedMissingAt: Instant;
  commencement: RuleDecision;
  /** A contact within the 24 hours was entered afterwards: a person must look before anything is billed. */
  questioned: boolean;
}

/** Undefined while nobody was deemed missing. */
export const searchMonth = (
  { deemedMissingAt, commencedAt, contactInTimeEnteredLate }: AotSearch,
  policy: AotPolicy,
): SearchMonth | undefined =>
  deemedMissingAt === undefined
    ? undefined
    : {
        month: localDate(deemedMissingAt).slice(0, 7),
        deemedMissingAt,
        commencement: commencementRule.check({
          deemedMissingAt,
          commenceBy: addDuration(deemedMissingAt, policy.commenceWithin),
          commencedAt,
        }),
        questioned: contactInTimeEnteredLate !== undefined,
      };
