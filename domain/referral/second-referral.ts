/**
 * A second source refers a person who has an open referral (HHP-ID-03). It is answered at the door; what it told that can matter
 * to the decision waits in the open case until the county says whether it counts. Nothing is decided on it before.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { mostDays } from '../case/later-indicators.ts';
import { openWork } from '../case/open-work.ts';
import type { SecondReferral } from '../case/second-referral-record.ts';
import type { Referral } from '../case/stored-referral-contract.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { receivedAs } from './person-identity.ts';

const ruleId = 'HHP-ID-03';
/** As many wait at once; of what comes beyond, the access log alone tells. */
const mostWaiting = 10;

const isWaiting = ({ status }: SecondReferral): boolean => status === 'waiting';
const allOf = ({ case: { secondReferrals = [] } }: CaseDraft): SecondReferral[] => secondReferrals;

/** Those that wait, each with work of its own. */
export const waitingOf = (draft: CaseDraft, workItemId?: string): SecondReferral[] =>
  allOf(draft).filter(
    (second) => isWaiting(second) && (workItemId === undefined || second.workItemId === workItemId),
  );

const latestDays = (days: readonly string[]): string[] => days.toSorted().slice(-mostDays);

/** Of what it says of need, what can come later at all (later-indicators.ts), without the words. */
const indicatorsToldBy = ({ indicators = {} }: Referral): SecondReferral['indicators'] => {
  const {
    actStepDownOn,
    homeless,
    schizophreniaOrBipolar,
    incarceration,
    documented,
    psychiatricInpatientAdmissions: psychiatric,
    psychiatricEmergencyVisits: visits,
    medicalInpatientAdmissions: medical,
    outpatientMentalHealthServices: outpatient,
    clinicalDiscretion,
  } = indicators;
  const { rationale: _, ...discretion } = clinicalDiscretion ?? {};
  return {
    ...(actStepDownOn !== undefined && { actStepDownOn }),
    ...(homeless && { homeless }),
    ...(schizophreniaOrBipolar !== undefined && { schizophreniaOrBipolar }),
    ...(incarceration && { incarceration }),
    ...(documented !== undefined && { documented }),
    ...(psychiatric && { psychiatricInpatientAdmissions: latestDays(psychiatric) }),
    ...(visits && {
      psychiatricEmergencyVisits: visits.toSorted((a, b) => (a.on < b.on ? -1 : 1)).slice(-mostDays),
    }),
    ...(medical && { medicalInpatientAdmissions: latestDays(medical) }),
    ...(outpatient && { outpatientMentalHealthServices: latestDays(outpatient) }),
    ...(clinicalDiscretion && {
      clinicalDiscretion: { ...discretion, decider: clinicalDiscretion.decider },
    }),
  };
};

const toldBy = (referral: Referral): Pick<SecondReferral, 'source' | 'indicators' | 'medicaid' | 'legal'> => {
  const { source, medicaid, legal } = referral;
  const { status, program, localCaseOpen, verifiedOn } = medicaid;
  const { aot, aotOrder, parole, probation, cpl33020 } = legal;
  return {
    ...(source && { source }),
    indicators: indicatorsToldBy(referral),
    medicaid: {
      status,
      ...(program && { program }),
      ...(localCaseOpen !== undefined && { localCaseOpen }),
      ...(verifiedOn !== undefined && { verifiedOn }),
    },
    legal: { aot, ...(aotOrder && { aotOrder }), parole: parole !== undefined, probation, cpl33020 },
  };
};

/** Run twice, or sent again: it is the same one. */
export const hearOfSecondReferral = (
  draft: CaseDraft,
  referral: Referral,
  by: Person,
  { followUps: { confirmEvidence: ladder } }: EscalationPolicy,
): void => {
  const known = allOf(draft);
  const as = receivedAs(referral, by);
  if (known.some((second) => second.receivedAs === as) || waitingOf(draft).length >= mostWaiting) return;
  const number = draft.nextNumber('secondReferral');
  const from = recipientSchema.parse({ role: by.role, org: by.org });
  draft.record('secondReferralReceived', { number, role: from.role, organisation: from.org }, [ruleId]);
  const { workItemId } = openWork(draft, 'confirmEvidence', ladder, {
    anchor: draft.now,
    dueAt: addDuration(draft.now, ladder.due),
  });
  draft.case.secondReferrals = [
    ...known,
    {
      number,
      receivedAs: as,
      receivedAt: draft.now,
      from,
      ...toldBy(referral),
      workItemId,
      status: 'waiting',
    },
  ];
};

/** It waits no more, and says what became of it. */
export const settleSecondReferral = (
  draft: CaseDraft,
  { workItemId }: SecondReferral,
  answer: { status: Exclude<SecondReferral['status'], 'waiting'> } & Pick<SecondReferral, 'reason'>,
): void => {
  draft.case.secondReferrals = allOf(draft).map((second) =>
    second.workItemId === workItemId ? { ...second, ...answer, answeredAt: draft.now } : second,
  );
  const { status: decision, reason } = answer;
  draft.record('secondReferralAnswered', { workItemId, decision, ...(reason && { reason }) }, [ruleId]);
};

/** Who told it says that theirs is another person: what waits of theirs is of that one. Run twice: nothing of theirs waits. */
export const withdrawSecondReferrals = (draft: CaseDraft, { role, org }: Person): void => {
  for (const second of waitingOf(draft)) {
    if (second.from.role !== role || second.from.org !== org) continue;
    settleSecondReferral(draft, second, { status: 'withdrawn' });
    for (const item of draft.openItems())
      if (item.workItemId === second.workItemId) cancelWorkItem(draft, item);
  }
};
