/**
 * Every kind of work that a person is asked to do, one row a kind: who owes it, by what clock and ladder, by which rule,
 * and who waits for it. Opening (open-work.ts), climbing (climb.ts) and handing over (hand-over.ts) read this table, and
 * so do the no-dark-state test and the docs. A kind without a row, or a row without a ladder, does not compile. What no
 * function need carry, the words of each kind, stands in kinds-of-work-in-words.ts.
 */
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { forensicTransitionalTeam } from '../shared/actor.ts';
import type { ClockKind } from '../shared/clock-record.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { SearchWaitKind, WaitKind, WorkItemKind } from '../shared/work-item.ts';
import type { CaseRecord } from './case-record.ts';
import type { KindOfWork, LadderContext, WorkClock } from './kind-of-work.ts';
import { dischargePlanner, holderOf, referrerOf } from './parties.ts';

type HasAot = Pick<EscalationPolicy, 'aot'>;
const ofCounty = ({ lgu }: CaseRecord): Recipient => ({ role: 'spoa', org: lgu });
const standardClock = (kind: ClockKind): WorkClock => ({ kind, anchorKind: 'opened', basis: 'standard' });

/** The clock of a wait, where the policy has its ladder, and who climbs it. */
const journeyWait = <Kind extends Exclude<WaitKind, 'discharge'>>(kind: Kind) => ({
  clock: standardClock(kind),
  ladder: ({ waits }: Pick<EscalationPolicy, 'waits'>) => waits[kind],
  awaitedBy: 'referral-to-contact' as const,
});
/** All that a search asks for goes along with the person: to who has them next, and to the county that answers for them. */
const searchWait = <Kind extends SearchWaitKind>(kind: Kind) => ({
  followsPerson: true as const,
  ladder: ({ aot }: HasAot) => aot.waits[kind],
  awaitedBy: 'aot-diligent-search' as const,
});
const followUp = (kind: keyof EscalationPolicy['followUps']) => ({
  ladder: ({ followUps }: EscalationPolicy) => followUps[kind],
  awaitedBy: null,
});
/** The facts give a duty its due instant. */
const duty = (kind: keyof AotPolicy['duties']) => ({
  clock: null,
  ladder: ({ aot }: HasAot) => aot.duties[kind],
  awaitedBy: null,
});

/** A question to the county that no clock of its own runs for. */
const askedOfCounty = { owner: ofCounty, followsPerson: true, clock: null } as const;

export const kindsOfWork = {
  forensicTransition: {
    owner: () => ({ role: 'cma', org: forensicTransitionalTeam }),
    ruleId: 'HHP-FT-01',
    ...journeyWait('forensicTransition'),
    notice: 'forensicTransitionStarted',
  },
  spoaDecision: {
    owner: ({ lgu, triage }) => triage ?? { role: 'spoa', org: lgu },
    ruleId: 'HHP-SPOA-01',
    ...journeyWait('spoaDecision'),
    notice: 'referralReceived',
  },
  cmaAcceptance: {
    owner: ({ assignment, lgu }) =>
      assignment.offeredTo ? { role: 'cma', org: assignment.offeredTo } : { role: 'spoa', org: lgu },
    ruleId: 'HHP-ASG-01',
    ...journeyWait('cmaAcceptance'),
    notice: 'offerMade',
  },
  warmHandOff: {
    owner: holderOf,
    ruleId: 'HHP-HANDOFF-01',
    ...journeyWait('warmHandOff'),
    notice: 'handOffDue',
  },
  discharge: {
    owner: dischargePlanner,
    followsPerson: true,
    ruleId: 'HHP-DIS-01',
    clock: null,
    ladder: (policy, { record: { strands, facility } }) => {
      const { dischargeReview, otherDischargeReview, waits, otherDischarge } = policy;
      if (facility === undefined)
        return strands.discharge === 'unplanned' ? otherDischargeReview : otherDischarge;
      return strands.discharge === 'unplanned' ? dischargeReview : waits.discharge;
    },
    notice: null,
    awaitedBy: 'referral-to-contact',
  },
  faceToFaceContact: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-CONTACT-01',
    ...journeyWait('faceToFaceContact'),
    ladder: ({ waits, firstContact }, { record: { strands } }: Pick<LadderContext, 'record'>) =>
      strands.discharge === 'engaging' ? firstContact : waits.faceToFaceContact,
    notice: 'contactDue',
  },
  credibleContact: {
    owner: holderOf,
    ruleId: 'HHP-AOT-MISSING-01',
    clock: {
      kind: 'credibleContact',
      anchorKind: 'noticeReceived',
      basis: 'required',
      ruleId: 'HHP-AOT-MISSING-02',
    },
    ...searchWait('credibleContact'),
    notice: 'missingConcern',
  },
  significantEventReport: {
    owner: holderOf,
    ruleId: 'HHP-AOT-REPORT-01',
    clock: null,
    ...searchWait('significantEventReport'),
    notice: 'eventReportDue',
  },
  missingAcknowledgement: {
    owner: ofCounty,
    ruleId: 'HHP-AOT-REPORT-02',
    clock: null,
    ...searchWait('missingAcknowledgement'),
    notice: 'aotMissing',
  },
  searchOutcome: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-AOT-SEARCH-01',
    clock: null,
    ladder: ({ aot: { waits } }: HasAot, { search }: Pick<LadderContext, 'search'>) => {
      // A search is swept again at the interval of its county.
      const due = search?.protocol?.interval ?? waits.searchOutcome.due;
      return { ...waits.searchOutcome, due, afterDue: { ...waits.searchOutcome.afterDue, every: due } };
    },
    comesRound: true,
    notice: 'searchStarted',
    awaitedBy: 'aot-diligent-search',
  },
  /** The sum of all waiting for an agency, through every county and every offer. */
  placement: {
    owner: ({ lgu, triage }) => triage ?? { role: 'spoa', org: lgu },
    followsPerson: true,
    ruleId: 'HHP-PLACE-01',
    clock: standardClock('placement'),
    ...followUp('placement'),
    notice: null,
  },
  transferAcceptance: {
    owner: ({ assignment, lgu }) =>
      assignment.transfer ? { role: 'cma', org: assignment.transfer.to } : { role: 'spoa', org: lgu },
    ruleId: 'HHP-XFER-02',
    clock: standardClock('transferAcceptance'),
    ...followUp('transferAcceptance'),
    notice: 'transferAsked',
  },
  /** Between the answer and the day on which it takes effect: the day ends it, found by the hourly schedule. */
  transfer: {
    owner: holderOf,
    ruleId: 'HHP-XFER-02',
    clock: null,
    ...followUp('transfer'),
    notice: 'transferAgreed',
  },
  referralInformation: {
    owner: referrerOf,
    followsPerson: true,
    ruleId: 'HHP-INFO-01',
    clock: standardClock('referralInformation'),
    ...followUp('referralInformation'),
    notice: 'referralReturned',
  },
  /** A discharge that another than the facility reported; the 48 hours run meanwhile. */
  confirmDischarge: {
    owner: dischargePlanner,
    followsPerson: true,
    ruleId: 'HHP-DIS-04',
    clock: null,
    ...followUp('confirmDischarge'),
    notice: 'dischargeToConfirm',
  },
  /** Two referrals that may be of one person by a slip: until the county says, both go on. */
  confirmIdentity: {
    ...askedOfCounty,
    ruleId: 'HHP-ID-01',
    ...followUp('confirmIdentity'),
    notice: 'identityToConfirm',
  },
  /** What a second source told of the person: until the county says, it counts for nothing. */
  confirmEvidence: {
    ...askedOfCounty,
    ruleId: 'HHP-ID-03',
    ...followUp('confirmEvidence'),
    notice: 'secondReferralReceived',
  },
  /** The care manager is in touch with the hospital, and joins in planning the way back. */
  admissionFollowUp: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-ADM-01',
    clock: null,
    ...followUp('admissionFollowUp'),
    notice: 'memberAdmitted',
  },
  /** The later of two contacts that may be one: until somebody says, it does not count. */
  possibleDuplicate: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-ONCE-01',
    clock: null,
    ladder: ({ aot }: HasAot) => aot.possibleDuplicate,
    awaitedBy: null,
    notice: 'possibleDuplicate',
  },
  /** A death under a court order: until the county confirms it, all that is owed goes on. */
  confirmDeath: {
    ...askedOfCounty,
    ruleId: 'HHP-END-03',
    ...followUp('confirmDeath'),
    notice: 'deathReported',
  },
  tellPlan: {
    owner: ({ assignment, lgu }) =>
      assignment.healthHome === undefined
        ? { role: 'spoa', org: lgu }
        : { role: 'healthHome', org: assignment.healthHome },
    followsPerson: true,
    outlivesCase: true,
    ruleId: 'HHP-PLAN-01',
    clock: standardClock('tellPlan'),
    ...followUp('tellPlan'),
    notice: 'tellPlan',
  },
  paroleOfficerContact: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-PAROLE-02',
    clock: standardClock('paroleOfficerContact'),
    ...followUp('paroleOfficerContact'),
    notice: 'paroleContactDue',
  },
  medicaidFollowUp: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-MED-08',
    clock: { kind: 'medicaidFollowUp', anchorKind: 'dischargedAt', basis: 'standard' },
    ...followUp('medicaidFollowUp'),
    notice: 'medicaidFollowUp',
  },
  /** Opened when an agency accepts without a name, and when the registration of whom the case names ends. */
  nameCareManager: {
    owner: holderOf,
    followsPerson: true,
    isStillAsked: ({ assignment: { agency, careManager, team, leavesOn } }) =>
      agency !== undefined && ((careManager ?? team) === undefined || leavesOn !== undefined),
    ruleId: 'HHP-ASG-07',
    clock: null,
    ...followUp('nameCareManager'),
    notice: 'careManagerToName',
  },
  omhMissingReport: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-AOT-OMH-01',
    ...duty('omhMissingReport'),
    notice: 'omhMissingReportDue',
  },
  /** One for all events that the county has not read; there is no number of them at which it is told no more. */
  significantEventAcknowledgement: {
    owner: ofCounty,
    followsPerson: true,
    ruleId: 'HHP-SIG-01',
    clock: null,
    ladder: ({ aot }: HasAot) => aot.unreadEvent,
    awaitedBy: null,
    notice: 'significantEvent',
  },
  confirmAotOrder: {
    owner: ofCounty,
    followsPerson: true,
    ruleId: 'HHP-ORD-01',
    ...duty('confirmAotOrder'),
    notice: 'aotOrderToConfirm',
  },
  /** OSC audit, 8 Feb 2024: seen face to face within one week of the order. */
  aotFirstContact: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-AFC-01',
    ...duty('aotFirstContact'),
    clock: { kind: 'aotFirstContact', anchorKind: 'orderedOn', basis: 'required' },
    notice: 'aotFirstContactDue',
  },
  /** Mental Hygiene Law 9.48: report to the OMH program coordinator within three days of the order. */
  aotReportToOmh: {
    owner: ofCounty,
    followsPerson: true,
    ruleId: 'HHP-OMH-01',
    ...duty('aotReportToOmh'),
    notice: 'aotReportToOmhDue',
  },
  aotReview: {
    owner: ofCounty,
    followsPerson: true,
    ruleId: 'HHP-REVIEW-01',
    ...duty('aotReview'),
    notice: 'aotReviewDue',
  },
  /** Guidance: assessment and follow-up data to OMH through CAIRS at 6-month intervals. */
  cairsReport: {
    owner: holderOf,
    followsPerson: true,
    ruleId: 'HHP-CAIRS-01',
    ...duty('cairsReport'),
    notice: 'cairsReportDue',
  },
  /** Guidance: if the CMA is not eligible, the LGU must direct a transfer. */
  aotTransfer: {
    owner: ofCounty,
    followsPerson: true,
    ruleId: 'HHP-XFER-01',
    ...duty('aotTransfer'),
    notice: 'aotTransferDue',
  },
  /** Guidance: the CMA must inform the Health Home of an order, of its end without renewal, and of a transfer. */
  tellHealthHomeOfAot: {
    owner: holderOf,
    ruleId: 'HHP-TELL-01',
    ...duty('tellHealthHomeOfAot'),
    notice: 'tellHealthHomeDue',
  },
} as const satisfies Record<WorkItemKind, KindOfWork>;

/** A row with what every row has. */
export const kindOfWork = (kind: WorkItemKind): KindOfWork => kindsOfWork[kind];
