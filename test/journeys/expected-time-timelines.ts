/** What the journeys of time-journeys.ts must leave behind, in New York time. */
import type { ExpectedTimeline } from './expected-more-timelines.ts';

export const timeTimelines: Readonly<Record<string, ExpectedTimeline>> = {
  'a-year-mistyped': {
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
      '03-05 11:00 dischargePlanMoved -> spoa suffolk',
      '03-05 11:00 dischargePlanMoved -> cma sample-cma-great-south-bay',
      '03-11 15:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-18 15:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-18 15:00 tellPlanOverdue -> spoa suffolk',
      '03-20 18:00 handOffPointsOpen -> planner pilgrim-pc',
      '03-20 18:00 handOffPointsOpen -> spoa suffolk',
      '03-20 18:00 handOffPointsOpen -> cma sample-cma-great-south-bay',
      '03-20 18:00 discharged -> spoa suffolk',
      '03-20 18:00 contactDue -> cma sample-cma-great-south-bay',
      '03-21 00:00 contactDue -> cma sample-cma-great-south-bay',
      '03-21 12:00 contactMade -> spoa suffolk',
      '03-21 12:00 contactMade -> planner pilgrim-pc',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00',
      'cmaAcceptance: from 03-03 10:00, due 03-04 10:00, met 03-03 15:00',
      'tellPlan: from 03-03 15:00, due 03-04 15:00, not met, late',
      'warmHandOff: from 03-03 15:00, due 03-10 15:00, met 03-05 10:30',
      'faceToFaceContact: from 03-20 00:00, due 03-22 00:00, met 03-21 11:00',
    ],
  },
};
