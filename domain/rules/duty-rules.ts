/**
 * Duties with a due instant: what must be told or reported, by when. One test for all of them, by the instant at which
 * it was done and not by that of its entry; what is not done yet is "unknown" until it is overdue.
 */
import type { Instant } from '../shared/instant.ts';
import type { ClauseId, Rule } from './rule.ts';

export interface DutyFacts {
  dueAt: Instant;
  doneAt: Instant | null;
  now: Instant;
}

const dutyRule = (
  id: string,
  title: string,
  clauses: readonly ClauseId[],
  /** Set where the number of days or hours is ours. */
  policyChoice = false,
): Rule<DutyFacts> => ({
  id,
  title,
  clauses,
  validFrom: '2014-01-01',
  policyChoice,
  check: ({ dueAt, doneAt, now }) => {
    const factsUsed = { dueAt, doneAt };
    if (doneAt === null && now <= dueAt)
      return {
        outcome: 'unknown',
        reasons: ['It is not done, and not due yet.'],
        factsUsed,
        missingEvidence: ['when it is done'],
      };
    const inTime = doneAt !== null && doneAt <= dueAt;
    const reason = doneAt === null ? 'It is overdue.' : inTime ? 'It was done in time.' : 'It was done late.';
    return { outcome: inTime ? 'met' : 'notMet', reasons: [reason], factsUsed, missingEvidence: [] };
  },
});

export const dutyRules: readonly Rule<DutyFacts>[] = [
  dutyRule(
    'HHP-TELL-01',
    'The agency tells the Health Home of an order, and of its end',
    ['PROG-7-AOT'],
    true,
  ),
  dutyRule('HHP-AOT-REPORT-01', 'A missing person is reported to the LGU within 24 hours', ['AOT-6']),
  dutyRule(
    'HHP-AOT-REPORT-02',
    'A named person of the LGU acknowledges that a person is missing',
    ['LGU-2'],
    true,
  ),
  dutyRule('HHP-AOT-OMH-01', 'A provider under OMH oversight tells OMH of a missing person at once', [
    'NYCRR-524',
  ]),
  dutyRule('HHP-SIG-01', 'A significant event is reported to the LGU within 24 hours', ['LGU-3'], true),
  dutyRule('HHP-CAIRS-01', 'Assessment and follow-up data go to OMH every six months', ['AOT-13'], true),
  dutyRule('HHP-OMH-01', 'The LGU reports an order to OMH within three days', ['MHL-9-48']),
  dutyRule('HHP-AFC-01', 'The person is seen face to face within a week of the order', ['OSC-WEEK']),
];
