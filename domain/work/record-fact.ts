/**
 * Facts that come after the rules have decided, from whoever has to do with the person. Each is kept with its day, and the rules
 * decide anew on it; an admission finds a person who is missing.
 */
import { openSearch } from '../aot/end-search.ts';
import { recordSighting } from '../aot/record-search.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { caseFacts } from '../case/case-facts.ts';
import type { LaterFactBody } from '../case/later-fact-contract.ts';
import { isOrderActive } from '../case/order.ts';
import { phaseOf } from '../case/phase.ts';
import { endAdmission, factOnRecord, recordAdmission } from '../discharge/admission.ts';
import { readmit } from '../discharge/discharge.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { localDate } from '../shared/calendar.ts';
import { refuseFuture } from '../shared/guards.ts';
import { canonicalJson } from '../shared/hash.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import { decideAnew } from './decide-anew.ts';

const ruleId = 'HHP-ANEW-01';
type BodyOf<Fact extends LaterFactBody['fact']> = Extract<LaterFactBody, { fact: Fact }>;
type Residence = BodyOf<'enteredOnCampusResidence' | 'leftOnCampusResidence'>;

const notDischarged = ({ case: record }: CaseDraft, detail: string, next: string): Refused =>
  new Refused({
    code: 'notDischargedYet',
    ruleId,
    detail,
    next,
    state: { phase: phaseOf(record), strands: record.strands, version: record.version },
  });

/** Who is admitted is found: a search ends with it, and who was still not located is. */
const locateAdmitted = (draft: CaseDraft, at: Instant, by: Person, policy: EscalationPolicy): void => {
  const search = openSearch(draft);
  const since = search ? search.anchor : draft.case.aot?.stillNotLocated?.missingSince;
  if (since === undefined || at < since || (search && !isOrderActive(draft.case, at))) return;
  const located = { place: 'hospital' as const };
  recordSighting(draft, { at, credible: true, how: 'provider', located }, by, policy.aot, 'body');
};

const admit = (
  draft: CaseDraft,
  { at, place }: BodyOf<'admission'>,
  by: Person,
  policy: EscalationPolicy,
): number | undefined => {
  const { episode, discharge } = draft.case;
  refuseFuture(at, draft.now, 'body.at', 'HHP-ADM-01');
  if (place === 'stateFacility' && discharge.dischargedAt === undefined)
    throw notDischarged(
      draft,
      'The person has not left the State facility.',
      'If they moved to another State facility, report it with PUT /cases/{caseId}/facility.',
    );
  if (place === 'stateFacility') readmit(draft, at, policy, 'body.at');
  else recordAdmission(draft, { at, place }, policy);
  locateAdmitted(draft, at, by, policy);
  // What reverses a discharge is no fact of its own: the discharge is gone.
  if (place === 'stateFacility' && !episode) return undefined;
  decideAnew(draft, 'admission', policy);
  return draft.case.admissions?.at(-1)?.number;
};

/** After the facility has reported a readmission by the plan of the discharge. */
export const followReadmission = (
  draft: CaseDraft,
  at: Instant,
  by: Person,
  policy: EscalationPolicy,
): void => {
  locateAdmitted(draft, at, by, policy);
  if (draft.case.episode) decideAnew(draft, 'admission', policy);
};

const refuseResidence = (draft: CaseDraft, { fact, on }: Residence): void => {
  const { dischargedAt } = draft.case.discharge;
  if (dischargedAt === undefined)
    throw notDischarged(
      draft,
      'The person has not left the facility; where they will live stands in the referral.',
      'Report the discharge first.',
    );
  const discharged = localDate(dischargedAt);
  const { onCampusResidence, leftOnCampusResidenceOn: left } = caseFacts(draft.case, draft.now);
  // A residence that was left before this discharge was an earlier one.
  const hasLeft = left !== null && left >= discharged;
  const livesThere = onCampusResidence !== null && onCampusResidence !== 'none' && !hasLeft;
  if (on >= discharged && (fact === 'enteredOnCampusResidence' || livesThere)) return;
  const detail =
    fact === 'enteredOnCampusResidence'
      ? 'The person had not left the facility on that day.'
      : 'The record does not say that the person lived in a residence on the campus on that day.';
  throw new Refused({
    code: 'notOnCampus',
    ruleId,
    detail,
    errors: [{ field: 'body.on', message: detail }],
  });
};

/** Whose judgement it is says so itself (guidance, category 9: SPOA or managed care plan, and no agency). */
const refuseForeignDiscretion = ({ indicators }: BodyOf<'indicator'>, { role }: Person): void => {
  if (indicators.clinicalDiscretion?.decider !== 'spoa' || role === 'spoa') return;
  throw new Refused({
    code: 'discretionOfCounty',
    ruleId: 'HHP-EL-09',
    detail: 'The clinical discretion of a SPOA is recorded by the SPOA.',
    errors: [
      {
        field: 'body.indicators.clinicalDiscretion.decider',
        message: 'Leave this to the SPOA of the county.',
      },
    ],
  });
};

const refuseFutureDay = (draft: CaseDraft, on: string): void => {
  if (on > localDate(draft.now))
    throw new Refused({
      code: 'inTheFuture',
      ruleId,
      detail: 'This reports something that has not happened yet.',
      errors: [{ field: 'body.on', message: 'Give a day that has begun.' }],
    });
};

const keepFact = (
  draft: CaseDraft,
  body: Residence | BodyOf<'indicator'>,
  by: Person,
  policy: EscalationPolicy,
): number => {
  refuseFutureDay(draft, body.on);
  const known = draft.case.laterFacts ?? [];
  const isSame = ({ number: _, enteredAt: _at, by: _by, ...fact }: (typeof known)[number]): boolean =>
    canonicalJson(fact) === canonicalJson(body);
  if (known.some(isSame)) throw factOnRecord();
  if (body.fact === 'indicator') refuseForeignDiscretion(body, by);
  else refuseResidence(draft, body);
  const number = draft.nextNumber('laterFact');
  draft.case.laterFacts = [...known, { ...body, number, enteredAt: draft.now, by }];
  draft.record('factRecorded', { number, fact: body.fact }, [ruleId]);
  decideAnew(draft, body.fact, policy);
  return number;
};

/** The number of the fact, or of the admission; none where a discharge was reversed. Run twice: the second is refused. */
export const recordFact = (
  draft: CaseDraft,
  body: LaterFactBody,
  by: Person,
  policy: EscalationPolicy,
): number | undefined => {
  switch (body.fact) {
    case 'admission':
      return admit(draft, body, by, policy);
    case 'admissionEnded':
      refuseFuture(body.at, draft.now, 'body.at', 'HHP-ADM-01');
      return endAdmission(draft, body.at);
    default:
      return keepFact(draft, body, by, policy);
  }
};
