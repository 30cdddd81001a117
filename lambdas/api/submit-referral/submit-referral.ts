/**
 * POST /referrals: a planner refers a patient, a SPOA or a Health Home enters who came from elsewhere. Nothing is stored for what the door rules refuse (422), nor for a Health
 * Home that the registry does not have; an open referral of the same person is a 409, and so is a referral that was received before, whatever became of it. The case, the first entry of its access
 * log and the order to start its execution are one transaction.
 */
import { confirmedTimes, knownOfReferral, ruleOfTimes } from '../../../domain/api/order-of-times.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { enteredReferral } from '../../../domain/referral/enter-referral.ts';
import type { PersonMarks } from '../../../domain/case/known-by-record.ts';
import type { Referral } from '../../../domain/case/referral-contract.ts';
import { alikeOf, askWhetherOnePerson } from '../../../domain/referral/confirm-identity.ts';
import { hearOfNamesake, isAnotherPerson, recordToldApart } from '../../../domain/referral/namesake.ts';
import { hearOfSecondReferral, withdrawSecondReferrals } from '../../../domain/referral/second-referral.ts';
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
import { changeOtherCase, likePersons } from '../../known-person.ts';
import { personMarks } from '../../person-marks.ts';
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

/** Said whatever met, so that it tells nobody whether it was the CIN or the name. */
const ifAnother =
  'If this is another person of the same name and birth date, send the referral again and say how that is known in request.anotherPersonBecause; a CIN is of one person alone.';

/** Said to every second source, whatever became of it. */
const passedOn =
  'What your referral tells of need, Medicaid and court orders is passed on to the county that decides; it says nothing of it to you.';

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

/** What a second source told waits in the open case for the county. */
const refusedAsSecond = (
  deps: SubmitReferralDeps,
  request: ApiRequest,
  caseId: string,
  referral: Referral,
): Promise<Refused> =>
  alreadyReferred(deps, request, caseId, ifAnother, {
    isTold: passedOn,
    passOn: () =>
      changeOtherCase(deps, caseId, (draft) => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        hearOfSecondReferral(draft, referral, request.actor, policy);
      }),
  });

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

interface Entered {
  referral: Referral;
  marks: PersonMarks;
  /** The case from whose person this one is told apart in words. */
  apartFrom?: string;
  /** Under which key the referral is known again, where that is not the key of the case. */
  receivedUnder?: string;
}

/** Throws PersonAlreadyReferred or ReferralReceivedBefore. */
const open = (
  deps: SubmitReferralDeps,
  request: ApiRequest<'submitReferral'>,
  entered: Entered,
): Promise<ApiResponse<'submitReferral'>> =>
  saveOnce(deps, request, async () => {
    const { actor } = request;
    const { referral } = entered;
    const now = deps.clock.now();
    refuseAtTheDoor(referral, now);
    refuseUnknownHealthHome(referral, await deps.registry.entries('health-homes'));
    const caseId = deps.identifiers.newCaseId();
    const times = confirmedTimes(request, knownOfReferral(referral), now);
    const policy = deps.policyFor(responsibleLgu(referral), localDate(now));
    const draft = receiveReferral({ ...entered, caseId, by: actor, now }, policy);
    if (entered.apartFrom !== undefined) recordToldApart(draft);
    const known = await likePersons(deps, entered.marks);
    askWhetherOnePerson(draft, alikeOf(referral, known, entered.apartFrom), policy);
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

const refusalOf = async (
  deps: SubmitReferralDeps,
  request: ApiRequest<'submitReferral'>,
  referral: Referral,
  error: unknown,
): Promise<unknown> => {
  if (error instanceof PersonAlreadyReferred) return refusedAsSecond(deps, request, error.caseId, referral);
  return error instanceof ReferralReceivedBefore ? receivedBefore(deps, request, error.caseId) : error;
};

/** An open case has the name and birth date: where it is another person's, this one is told apart, and the county of that one hears. */
const openApart = async (
  deps: SubmitReferralDeps,
  request: ApiRequest<'submitReferral'>,
  { referral, marks }: Entered,
  from: string,
): Promise<ApiResponse<'submitReferral'>> => {
  const { standing, snapshot } = await standingIn(deps, request, from);
  if (!snapshot || !isAnotherPerson(referral, snapshot.case.referral))
    throw await refusedAsSecond(deps, request, from, referral);
  const apart = await personMarks(deps.personKeys, referral, request.actor.org, from);
  const isSaid = referral.request.anotherPersonBecause !== undefined;
  const said = isSaid ? { apartFrom: from } : {};
  try {
    const response = await open(deps, request, {
      referral,
      marks: apart,
      ...said,
      receivedUnder: marks.personKey,
    });
    if (!isSaid) return response;
    await request.audit.note(from, { ...undecided('allow', 'toldApart'), standing });
    await changeOtherCase(deps, from, (draft) => {
      hearOfNamesake(draft, referral);
      withdrawSecondReferrals(draft, request.actor);
    });
    return response;
  } catch (error) {
    throw await refusalOf(deps, request, referral, error);
  }
};

export const createSubmitReferral =
  (deps: SubmitReferralDeps): ApiUseCase<'submitReferral'> =>
  async (request): Promise<ApiResponse<'submitReferral'>> => {
    const referral = await entryOf(deps, request);
    const marks = await personMarks(deps.personKeys, referral, request.actor.org);
    try {
      return await open(deps, request, { referral, marks });
    } catch (error) {
      if (!(error instanceof PersonAlreadyReferred)) throw await refusalOf(deps, request, referral, error);
      return openApart(deps, request, { referral, marks }, error.caseId);
    }
  };
