/** POST /eligibility-checks: tries every rule of eligibility on what is known, and explains. Reads and stores nothing. */
import { checkEligibility } from '../../../domain/rules/eligibility-check.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { Clock } from '../../../domain/ports/ports.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createCheckEligibility =
  ({ clock }: { clock: Clock }): ApiUseCase<'checkEligibility'> =>
  ({ body }) =>
    Promise.resolve({ status: 200, body: checkEligibility(body, localDate(clock.now())) });
