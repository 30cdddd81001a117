/**
 * Every kind of work that a person is asked to do, one row a kind: who owes it, by what clock and ladder, by which rule,
 * and how it ends. Opening (open-work.ts), climbing (climb.ts) and handing over (hand-over.ts) read this table, and so do
 * the no-dark-state test and the docs. A kind without a row, or a row without a ladder, does not compile.
 */
import type { NoticeKind } from '../notices/notice.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Ladder } from '../policy/ladder.ts';
import { forensicTransitionalTeam } from '../shared/actor.ts';
import type { ClockKind, ClockRecord } from '../shared/clock-record.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { SearchWaitKind, WaitKind, WorkItemKind } from '../shared/work-item.ts';
import type { AotSearch } from './aot-record.ts';
import type { CaseRecord } from './case-record.ts';
import { holderOf } from './parties.ts';

export type Machine = 'referral-to-contact' | 'aot-diligent-search';
/** What of a case decides which ladder its work climbs. */
export interface LadderContext {
  record: CaseRecord;
  search?: Pick<AotSearch, 'protocol'>;
}
type WorkClock = Pick<ClockRecord, 'kind' | 'anchorKind' | 'basis'> & { ruleId?: string };

export interface KindOfWork {
  /** What is asked, in a sentence. */
  asks: string;
  owner: (record: CaseRecord) => Recipient;
  ownedBy: string;
  /** Whether it goes along when another organisation holds the person, or another county answers for them. */
  followsPerson?: true;
  ruleId: string;
  /** The clock that runs while it is open, or why none does. */
  clock: WorkClock | { none: string };
  ladder: (policy: EscalationPolicy, of: LadderContext) => Ladder;
  /** Where the policy has the ladder. */
  ladderName: string;
  /** Work that comes round is due again at each rung; anything else is overdue from its due instant on. */
  comesRound?: true;
  /** The notice that tells an owner that it is theirs, or why none does. */
  notice: NoticeKind | { none: string };
  /** What completes it, and what takes it back. */
  exit: string;
  /** The state machine that sleeps until it is done; without one the hourly schedule climbs its ladder. */
  awaitedBy: Machine | null;
}

type HasAot = Pick<EscalationPolicy, 'aot'>;
const ofCounty = ({ lgu }: CaseRecord): Recipient => ({ role: 'spoa', org: lgu });
const standardClock = (kind: ClockKind): WorkClock => ({ kind, anchorKind: 'opened', basis: 'standard' });
const holder = 'who holds the person now';
const county = 'the LGU of the county';
const servingAgency = 'the agency that serves the person';
const endsWithCase = 'taken back when the case closes';
const endsWithOrder = 'taken back when the order no longer stands, or the case closes';

/** The clock of a wait, where the policy has its ladder, and who climbs it. */
const journeyWait = <Kind extends Exclude<WaitKind, 'discharge'>>(kind: Kind) => ({
  clock: standardClock(kind),
  ladder: ({ waits }: Pick<EscalationPolicy, 'waits'>) => waits[kind],
  ladderName: `waits.${kind}`,
  awaitedBy: 'referral-to-contact' as const,
});
const searchWait = <Kind extends SearchWaitKind>(kind: Kind) => ({
  ladder: ({ aot }: HasAot) => aot.waits[kind],
  ladderName: `aot.waits.${kind}`,
  awaitedBy: 'aot-diligent-search' as const,
});
const followUp = (kind: keyof EscalationPolicy['followUps']) => ({
  ladder: ({ followUps }: EscalationPolicy) => followUps[kind],
  ladderName: `followUps.${kind}`,
  awaitedBy: null,
});
/** The facts give a duty its due instant. */
const duty = (kind: keyof AotPolicy['duties']) => ({
  clock: { none: 'Its due instant follows from the order or the search; there is nothing to stop or move.' },
  ladder: ({ aot }: HasAot) => aot.duties[kind],
  ladderName: `aot.duties.${kind}`,
  awaitedBy: null,
});

export const kindsOfWork = {
  forensicTransition: {
    asks: 'Take the person over from CNYPC, then refer them on to the SPOA.',
    owner: () => ({ role: 'cma', org: forensicTransitionalTeam }),
    ownedBy: 'the OMH forensic transitional team',
    ruleId: 'HHP-FT-01',
    ...journeyWait('forensicTransition'),
    notice: 'forensicTransitionStarted',
    exit: `the team refers the person on; ${endsWithCase}`,
  },
  spoaDecision: {
    asks: 'Accept, decline or redirect the referral, and say who shall be asked.',
    owner: ({ lgu, triage }) => triage ?? { role: 'spoa', org: lgu },
    ownedBy: 'the SPOA of the county',
    ruleId: 'HHP-SPOA-01',
    ...journeyWait('spoaDecision'),
    notice: 'referralReceived',
    exit: `the decision; ${endsWithCase}`,
  },
  cmaAcceptance: {
    asks: 'Accept or decline the person who is offered.',
    owner: ({ assignment, lgu }) =>
      assignment.offeredTo ? { role: 'cma', org: assignment.offeredTo } : { role: 'spoa', org: lgu },
    ownedBy: 'the agency that was offered the person',
    ruleId: 'HHP-ASG-01',
    ...journeyWait('cmaAcceptance'),
    notice: 'offerMade',
    exit: 'the answer, or silence: the offer lapses when it is due; taken back with a consent that is withdrawn',
  },
  warmHandOff: {
    asks: 'Introduce the care manager to the person, and say when that was.',
    owner: holderOf,
    ownedBy: 'the agency that accepted',
    ruleId: 'HHP-HANDOFF-01',
    ...journeyWait('warmHandOff'),
    notice: 'handOffDue',
    exit: `the report of the hand-off; ${endsWithCase}`,
  },
  discharge: {
    asks: 'Report the discharge, or set, move or cancel its date.',
    owner: ({ facility }) => ({ role: 'planner', org: facility }),
    ownedBy: 'the planner of the facility',
    ruleId: 'HHP-DIS-01',
    clock: { none: 'Its date is the planner’s own plan.' },
    ladder: ({ waits, dischargeReview }, { record: { strands } }) =>
      strands.discharge === 'unplanned' ? dischargeReview : waits.discharge,
    ladderName: 'waits.discharge; dischargeReview while no date stands',
    notice: { none: 'The planner made the plan, and is asked when its date has come.' },
    exit: `the report of the discharge; ${endsWithCase}`,
    awaitedBy: 'referral-to-contact',
  },
  faceToFaceContact: {
    asks: 'Meet the person face to face within 48 hours of the discharge, and record it.',
    owner: holderOf,
    ownedBy: holder,
    followsPerson: true,
    ruleId: 'HHP-CONTACT-01',
    ...journeyWait('faceToFaceContact'),
    notice: 'contactDue',
    exit: `a contact that answers the clock; taken back by a readmission, or when the case closes`,
  },
  credibleContact: {
    asks: 'Reach the person within 24 hours of the notice that they could not be found.',
    owner: holderOf,
    ownedBy: servingAgency,
    ruleId: 'HHP-AOT-MISSING-01',
    clock: {
      kind: 'credibleContact',
      anchorKind: 'noticeReceived',
      basis: 'required',
      ruleId: 'HHP-AOT-MISSING-02',
    },
    ...searchWait('credibleContact'),
    notice: 'missingConcern',
    exit: 'a credible contact, or the determination; taken back with the concern or the end of the order',
  },
  significantEventReport: {
    asks: 'Report the significant event to the county within 24 hours.',
    owner: holderOf,
    ownedBy: servingAgency,
    ruleId: 'HHP-AOT-REPORT-01',
    clock: { none: 'The event keeps when its report was due.' },
    ...searchWait('significantEventReport'),
    notice: 'eventReportDue',
    exit: `a report that reached the county; ${endsWithCase}`,
  },
  missingAcknowledgement: {
    asks: 'Acknowledge, as a named person of the LGU, that the person is missing.',
    owner: ofCounty,
    ownedBy: 'a named person of the LGU',
    ruleId: 'HHP-AOT-REPORT-02',
    clock: { none: 'No source gives a time to read a notice; the ladder is ours.' },
    ...searchWait('missingAcknowledgement'),
    notice: 'aotMissing',
    exit: `the acknowledgement; ${endsWithCase}`,
  },
  searchOutcome: {
    asks: 'Search for the missing person, sweep after sweep, and say where they are.',
    owner: holderOf,
    ownedBy: servingAgency,
    ruleId: 'HHP-AOT-SEARCH-01',
    clock: { none: 'A search has no end of its own; each sweep is due again.' },
    ladder: ({ aot: { waits } }: HasAot, { search }: Pick<LadderContext, 'search'>) => {
      // A search is swept again at the interval of its county.
      const due = search?.protocol?.interval ?? waits.searchOutcome.due;
      return { ...waits.searchOutcome, due, afterDue: { ...waits.searchOutcome.afterDue, every: due } };
    },
    ladderName: 'aot.waits.searchOutcome, at the interval of the county’s protocol',
    comesRound: true,
    notice: 'searchStarted',
    exit: 'the person is located; taken back by the end of the order, or when the case closes',
    awaitedBy: 'aot-diligent-search',
  },
  tellPlan: {
    asks: 'Tell the person’s managed care plan of the placement.',
    owner: ({ assignment, lgu }) =>
      assignment.healthHome === undefined
        ? { role: 'spoa', org: lgu }
        : { role: 'healthHome', org: assignment.healthHome },
    ownedBy: 'the Health Home of the agency that accepted',
    ruleId: 'HHP-PLAN-01',
    clock: standardClock('tellPlan'),
    ...followUp('tellPlan'),
    notice: 'tellPlan',
    exit: `the Health Home says that it told the plan; ${endsWithCase}`,
  },
  medicaidFollowUp: {
    asks: 'Confirm that Medicaid moved to the new district before the coverage ends.',
    owner: holderOf,
    ownedBy: holder,
    followsPerson: true,
    ruleId: 'HHP-MED-08',
    clock: { kind: 'medicaidFollowUp', anchorKind: 'dischargedAt', basis: 'standard' },
    ...followUp('medicaidFollowUp'),
    notice: 'medicaidFollowUp',
    exit: 'the confirmation; taken back by a readmission, or when the case closes',
  },
  omhMissingReport: {
    asks: 'Report the missing person to OMH at once, in OMH’s own form.',
    owner: holderOf,
    ownedBy: 'the agency that serves the person, where OMH licenses or operates it',
    ruleId: 'HHP-AOT-OMH-01',
    ...duty('omhMissingReport'),
    notice: 'omhMissingReportDue',
    exit: `the agency says that it reported; ${endsWithCase}`,
  },
  confirmAotOrder: {
    asks: 'Confirm or reject a court order that an agency told of.',
    owner: ofCounty,
    ownedBy: county,
    followsPerson: true,
    ruleId: 'HHP-ORD-01',
    ...duty('confirmAotOrder'),
    notice: 'aotOrderToConfirm',
    exit: `the county’s answer, or its own record of the order; ${endsWithOrder}`,
  },
  /** OSC audit, 8 Feb 2024: seen face to face within one week of the order. */
  aotFirstContact: {
    asks: 'Meet the person face to face within a week of the court order.',
    owner: holderOf,
    ownedBy: holder,
    followsPerson: true,
    ruleId: 'HHP-AFC-01',
    ...duty('aotFirstContact'),
    clock: { kind: 'aotFirstContact', anchorKind: 'orderedOn', basis: 'required' },
    notice: 'aotFirstContactDue',
    exit: `a contact face to face; ${endsWithOrder}`,
  },
  /** Mental Hygiene Law 9.48: report to the OMH program coordinator within three days of the order. */
  aotReportToOmh: {
    asks: 'Report the court order to the OMH program coordinator.',
    owner: ofCounty,
    ownedBy: county,
    followsPerson: true,
    ruleId: 'HHP-OMH-01',
    ...duty('aotReportToOmh'),
    notice: 'aotReportToOmhDue',
    exit: `the whole report; ${endsWithOrder}`,
  },
  aotReview: {
    asks: 'Review the court order before it expires.',
    owner: ofCounty,
    ownedBy: county,
    followsPerson: true,
    ruleId: 'HHP-REVIEW-01',
    ...duty('aotReview'),
    notice: 'aotReviewDue',
    exit: `the review, or a renewal; ${endsWithOrder}`,
  },
  /** Guidance: assessment and follow-up data to OMH through CAIRS at 6-month intervals. */
  cairsReport: {
    asks: 'Send assessment and follow-up data to OMH through CAIRS.',
    owner: holderOf,
    ownedBy: holder,
    followsPerson: true,
    ruleId: 'HHP-CAIRS-01',
    ...duty('cairsReport'),
    notice: 'cairsReportDue',
    exit: `the report; ${endsWithOrder}`,
  },
  /** Guidance: if the CMA is not eligible, the LGU must direct a transfer. */
  aotTransfer: {
    asks: 'Direct the person’s transfer to an agency that may serve AOT.',
    owner: ofCounty,
    ownedBy: county,
    followsPerson: true,
    ruleId: 'HHP-XFER-01',
    ...duty('aotTransfer'),
    notice: 'aotTransferDue',
    exit: `the transfer; ${endsWithOrder}`,
  },
  /** Guidance: the CMA must inform the Health Home of an order, of its end without renewal, and of a transfer. */
  tellHealthHomeOfAot: {
    asks: 'Tell the Health Home that a court order began, ended or moved.',
    owner: holderOf,
    ownedBy: 'the agency that serves the person, or that they left',
    ruleId: 'HHP-TELL-01',
    ...duty('tellHealthHomeOfAot'),
    notice: 'tellHealthHomeDue',
    exit: `the agency says that it told; ${endsWithOrder}`,
  },
} as const satisfies Record<WorkItemKind, KindOfWork>;

/** A row with what every row has. */
export const kindOfWork = (kind: WorkItemKind): KindOfWork => kindsOfWork[kind];
