import type { Referral } from '../case/referral-contract.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';

/** Nobody leaves a stay before the day on which it began. Throws a `rule` refusal. */
export const refuseBeforeAdmission = ({ admission }: Referral, at: Instant, field: string): void => {
  if (localDate(at) >= admission.admittedOn) return;
  throw new Refused({
    code: 'dischargedBeforeAdmission',
    ruleId: 'HHP-DIS-01',
    detail: 'A discharge cannot be earlier than the admission of that stay.',
    errors: [{ field, message: 'Give a time on or after the day of the admission.' }],
  });
};
