/** POST /eligibility-checks: tries every rule of eligibility on what is known, and explains. Reads and stores nothing. */
import { confirmedTimes } from '../../../domain/api/order-of-times.ts';
import { checkEligibility } from '../../../domain/rules/eligibility-check.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { Clock } from '../../../domain/ports/ports.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createCheckEligibility =
  ({ clock }: { clock: Clock }): ApiUseCase<'checkEligibility'> =>
  async (request) => {
    const now = clock.now();
    confirmedTimes(request, { floors: {} }, now);
    return Promise.resolve({ status: 200, body: checkEligibility(request.body, localDate(now)) });
  };
