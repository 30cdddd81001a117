/** What the journeys of care-manager-journeys.ts must leave behind, in New York time. */
import type { ExpectedTimeline } from './expected-more-timelines.ts';

export const careManagerTimelines: Readonly<Record<string, ExpectedTimeline>> = {
  'care-manager-leaves': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-02 09:00 offerMade -> cma sample-cma-great-south-bay',
      '03-02 09:00 placementMade -> planner pilgrim-pc',
      '03-02 09:00 placementMade -> spoa suffolk',
      '03-02 09:00 placementMade -> healthHome sample-hh-long-island',
      '03-02 09:00 tellPlan -> healthHome sample-hh-long-island',
      '03-02 09:00 handOffDue -> cma sample-cma-great-south-bay',
      '03-03 09:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-06 10:00 careManagerToName -> cma sample-cma-great-south-bay',
      '03-06 17:00 dischargeReportDue -> planner pilgrim-pc',
      '03-07 17:00 dischargeReportDue -> planner pilgrim-pc',
      '03-07 17:00 dischargeReportDue -> cma sample-cma-great-south-bay',
      '03-08 18:00 dischargeReportDue -> planner pilgrim-pc',
      '03-08 18:00 dischargeReportDue -> cma sample-cma-great-south-bay',
      '03-09 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-09 09:00 handOffOverdue -> spoa suffolk',
      '03-09 18:00 dischargeReportDue -> planner pilgrim-pc',
      '03-09 18:00 dischargeReportDue -> cma sample-cma-great-south-bay',
      '03-10 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-10 09:00 handOffOverdue -> spoa suffolk',
      '03-10 09:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-10 10:00 careManagerToNameOverdue -> cma sample-cma-great-south-bay',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-02 09:00',
      'cmaAcceptance: from 03-02 09:00, due 03-03 09:00, met 03-02 09:00',
      'tellPlan: from 03-02 09:00, due 03-03 09:00, not met, late',
      'warmHandOff: from 03-02 09:00, due 03-09 09:00, not met, late',
    ],
  },
};
