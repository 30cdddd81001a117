/**
 * What an agency may still write that no longer has the person: what it did while it had them, until its closing day. The
 * work of the last days is written down after them, and nobody else can tell it.
 */
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from './case-draft.ts';

const ruleId = 'HHP-FORMER-01';

/** Throws a `rule` refusal after the closing day of the agency's latest time, and for what happened outside of all of them. */
export const refuseOutsideItsTime = (draft: CaseDraft, agency: string, at: Instant): void => {
  const times = (draft.case.formerAssignments ?? []).filter((former) => former.agency === agency);
  const today = localDate(draft.now);
  if (times.every(({ documentsUntil }) => documentsUntil < today))
    throw new Refused({
      code: 'documentingOver',
      ruleId,
      detail: 'The day until which your agency could write up its time with the person is over.',
    });
  if (!times.some(({ from, until }) => from <= at && at <= until))
    throw new Refused({
      code: 'notInYourTime',
      ruleId,
      detail: 'Your agency did not have the person at that time.',
      errors: [{ field: 'body.at', message: 'Give a time at which your agency had the person.' }],
    });
};
