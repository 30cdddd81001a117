/** What the journeys of person-journeys.ts must leave behind, in New York time. */
import type { ExpectedTimeline } from './expected-more-timelines.ts';

export const personTimelines: Readonly<Record<string, ExpectedTimeline>> = {
  'typed-otherwise': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 10:00 offerMade -> cma sample-cma-great-south-bay',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00',
      'cmaAcceptance: from 03-03 10:00, due 03-04 10:00, not met',
    ],
  },
  'one-name-no-birthday-no-address': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 10:00 offerMade -> cma sample-cma-great-south-bay',
      '03-03 15:00 placementMade -> planner pilgrim-pc',
      '03-03 15:00 placementMade -> spoa suffolk',
      '03-03 15:00 placementMade -> healthHome sample-hh-long-island',
      '03-03 15:00 tellPlan -> healthHome sample-hh-long-island',
      '03-03 15:00 handOffDue -> cma sample-cma-great-south-bay',
      '03-04 15:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-05 11:00 handedOff -> spoa suffolk',
      '03-05 11:00 handedOff -> planner pilgrim-pc',
      '03-06 17:00 dischargeReportDue -> planner pilgrim-pc',
      '03-06 17:10 handOffPointsOpen -> planner pilgrim-pc',
      '03-06 17:10 handOffPointsOpen -> spoa suffolk',
      '03-06 17:10 handOffPointsOpen -> cma sample-cma-great-south-bay',
      '03-06 17:10 discharged -> spoa suffolk',
      '03-06 17:10 contactDue -> cma sample-cma-great-south-bay',
      '03-07 13:00 contactMade -> spoa suffolk',
      '03-07 13:00 contactMade -> planner pilgrim-pc',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00',
      'cmaAcceptance: from 03-03 10:00, due 03-04 10:00, met 03-03 15:00',
      'tellPlan: from 03-03 15:00, due 03-04 15:00, not met, late',
      'warmHandOff: from 03-03 15:00, due 03-10 15:00, met 03-05 10:30',
      'faceToFaceContact: from 03-06 17:00, due 03-08 18:00, met 03-07 12:30',
    ],
  },
  'with-and-without-cin-one-person': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 10:00 offerMade -> cma sample-cma-great-south-bay',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00',
      'cmaAcceptance: from 03-03 10:00, due 03-04 10:00, not met',
    ],
  },
  // Of the later case.
  'alike-found-to-be-one': {
    notices: [
      '03-03 08:30 identityToConfirm -> spoa suffolk',
      '03-03 08:30 referralReceived -> spoa suffolk',
      '03-03 11:00 caseClosed -> planner pilgrim-pc',
      '03-03 11:00 caseClosed -> spoa suffolk',
      '03-03 11:00 caseClosed -> healthHome sample-hh-long-island',
    ],
    clocks: ['spoaDecision: from 03-03 08:30, due 03-06 08:30, not met'],
  },
  'second-source-confirmed': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 08:30 secondReferralReceived -> spoa suffolk',
      '03-03 10:00 offerMade -> cma sample-cma-great-south-bay',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00',
      'cmaAcceptance: from 03-03 10:00, due 03-04 10:00, not met',
    ],
  },
  // Of the first of the two.
  'namesakes-both-referred': {
    notices: ['03-02 09:00 referralReceived -> spoa suffolk', '03-03 08:30 namesakeReferred -> spoa suffolk'],
    clocks: ['spoaDecision: from 03-02 09:00, due 03-05 09:00, not met'],
  },
  // Of the case that was opened on purpose.
  'withdrawn-and-sent-again': {
    notices: ['03-07 11:00 referralReceived -> spoa suffolk'],
    clocks: ['spoaDecision: from 03-07 11:00, due 03-12 00:00, not met'],
  },
};
