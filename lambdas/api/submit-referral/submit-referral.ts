/**
 * POST /referrals: a planner refers a patient, a SPOA or a Health Home enters who came from elsewhere. Nothing is stored for what the door rules refuse (422), nor for a Health
 * Home that the registry does not have; an open referral of the same person is a 409, and so is a referral that was received before, whatever became of it. The case, the first entry of its access
 * log and the order to start its execution are one transaction.
 */
import { confirmedTimes, knownOfReferral, ruleOfTimes } from '../../../domain/api/order-of-times.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { enteredReferral } from '../../../domain/referral/enter-referral.ts';
import { identityOf } from '../../../domain/referral/person-identity.ts';
import { receiveReferral, refuseAtTheDoor } from '../../../domain/referral/receive-referral.ts';
import { refuseUnknownHealthHome } from '../../../domain/referral/named-health-home.ts';
import { responsibleLgu } from '../../../domain/referral/door.ts';
import { warningsOf } from '../../../domain/referral/submission-warnings.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { sourceRuleFor } from '../../../domain/policy/source-policy.ts';
import {
  type CaseStore,
  type Clock,
  type Identifiers,
  PersonAlreadyReferred,
  type PersonKeys,
  ReferralReceivedBefore,
  type Registry,
} from '../../../domain/ports/ports.ts';
import { Refused } from '../../../domain/shared/refusal.ts';
import { alreadyReferred } from '../../already-referred.ts';
import { saveOnce } from '../../change-case.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { undecided } from '../../middleware/request-audit.ts';
import { standingIn } from '../../reach-case.ts';
import { takesPart } from '../../../domain/access/standing.ts';
import { relationTo } from '../../../domain/case/parties.ts';

export interface SubmitReferralDeps {
  cases: CaseStore;
  clock: Clock;
  identifiers: Identifiers;
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  registry: Registry;
}

/** Why and how the first one ended, to those who take part in it. */
const receivedBefore = async (
  deps: SubmitReferralDeps,
  request: ApiRequest,
  caseId: string,
): Promise<Refused> => {
  const { standing, snapshot: existing } = await standingIn(deps, request, caseId);
  await request.audit.note(caseId, { ...undecided('deny', 'referralReceivedBefore'), standing });
  if (existing === undefined || !takesPart(standing)) return new Refused({ code: 'referralReceivedBefore' });
  const { strands, closeReason } = existing.case;
  return new Refused({
    code: 'referralReceivedBefore',
    state: { caseId, phase: phaseOf(existing.case), strands, ...(closeReason && { closeReason }) },
  });
};

/** The referral as it is kept. Throws a refusal for one that is not this organisation's to enter. */
const entryOf = async (deps: SubmitReferralDeps, { actor, body }: ApiRequest<'submitReferral'>) => {
  const now = deps.clock.now();
  return enteredReferral(actor, body, {
    now,
    policy: deps.policyFor(responsibleLgu(body), localDate(now)),
    sourceRuleFor,
    agencies: actor.role === 'healthHome' ? await deps.registry.agencies() : [],
  });
};

export const createSubmitReferral =
  (deps: SubmitReferralDeps): ApiUseCase<'submitReferral'> =>
  async (request): Promise<ApiResponse<'submitReferral'>> => {
    const { actor } = request;
    const referral = await entryOf(deps, request);
    const personKey = await deps.personKeys.keyOf(identityOf(referral, actor.org));
    try {
      return await saveOnce(deps, request, async () => {
        const now = deps.clock.now();
        refuseAtTheDoor(referral, now);
        refuseUnknownHealthHome(referral, await deps.registry.entries('health-homes'));
        const caseId = deps.identifiers.newCaseId();
        const times = confirmedTimes(request, knownOfReferral(referral), now);
        const draft = receiveReferral(
          { caseId, personKey, referral, by: actor, now },
          deps.policyFor(responsibleLgu(referral), localDate(now)),
        );
        if (times > 0) draft.record('unusualTimeConfirmed', { times }, [ruleOfTimes]);
        return {
          draft,
          access: request.audit.entryOf(caseId, {
            ...undecided('allow', 'submitted'),
            standing: relationTo(draft.case, actor) ?? 'none',
          }),
          response: {
            status: 201,
            headers: { location: `/cases/${caseId}`, etag: '"1"' },
            body: {
              caseId,
              phase: phaseOf(draft.case),
              lgu: draft.case.lgu,
              warnings: warningsOf(referral, now),
            },
          },
        };
      });
    } catch (error) {
      if (error instanceof PersonAlreadyReferred) throw await alreadyReferred(deps, request, error.caseId);
      if (error instanceof ReferralReceivedBefore) throw await receivedBefore(deps, request, error.caseId);
      throw error;
    }
  };
