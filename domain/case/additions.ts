/** What organisations add to a case in a day, which their quota (domain/policy/daily-quota.ts) is held against. */
import type { Person } from '../shared/actor.ts';
import { nameAmong } from '../shared/bounded-record.ts';
import { endOfLocalDate, localDate } from '../shared/calendar.ts';
import { secondsBetween } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from './case-draft.ts';

/** Counts this write for an organisation. Throws a refusal when it has added all that it may today. */
export const countAddition = (draft: CaseDraft, { role, org }: Person, most: number): void => {
  const day = localDate(draft.now);
  const { additions } = draft.case;
  const by = additions?.day === day ? additions.by : {};
  const name = nameAmong(by, `${role}#${org}`);
  const count = (by[name] ?? 0) + 1;
  if (count > most)
    throw new Refused({
      code: 'dailyQuota',
      ruleId: 'HHP-API-02',
      detail: `Your organisation has added ${String(most)} entries of this kind to this case today.`,
      retryAfterSeconds: secondsBetween(draft.now, endOfLocalDate(day)),
    });
  draft.case.additions = { day, by: { ...by, [name]: count } };
};
