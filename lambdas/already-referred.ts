/** The refusal for whoever would open a second open referral of a person, or make one of two people. */
import { takesPart } from '../domain/access/standing.ts';
import { phaseOf } from '../domain/case/phase.ts';
import { Refused } from '../domain/shared/refusal.ts';
import type { ApiRequest } from './middleware/api-types.ts';
import { undecided } from './middleware/request-audit.ts';
import { type ReachCaseDeps, standingIn } from './reach-case.ts';

/** Whoever asks is told no more than what to do, whether they know the case or not. */
const elsewhere =
  'If the person has come to your facility, ask the facility where they were, or the SPOA of their county, to report the move with PUT /cases/{caseId}/facility: the referral then is yours.';

interface SecondSource {
  isTold: string;
  passOn: () => Promise<void>;
}

/** `caseId`: of the referral that is open; noted in its access log. `besides`: what else may be done. `second`: of who takes no part in the case; who does reports what is new in it. */
export const alreadyReferred = async (
  deps: Pick<ReachCaseDeps, 'cases' | 'clock'>,
  request: ApiRequest,
  caseId: string,
  besides?: string,
  second?: SecondSource,
): Promise<Refused> => {
  const { standing, snapshot: existing } = await standingIn(deps, request, caseId);
  const own = existing !== undefined && takesPart(standing);
  await request.audit.note(caseId, { ...undecided('deny', 'personHasOpenReferral'), standing });
  if (!own) await second?.passOn();
  return new Refused({
    code: 'openReferral',
    detail: 'This person has an open referral.',
    next: (own
      ? ['Follow that case, or have it withdrawn first.', besides]
      : [elsewhere, second?.isTold, besides]
    )
      .filter((step) => step !== undefined)
      .join(' '),
    ...(own && { state: { caseId, phase: phaseOf(existing.case), strands: existing.case.strands } }),
  });
};
