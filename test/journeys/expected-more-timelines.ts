/** What the journeys of more-journeys.ts must leave behind, in New York time. */
export interface ExpectedTimeline {
  notices: readonly string[];
  clocks: readonly string[];
}

/** One notice a day, at the same local time, to the same recipients. */
const daily = (from: string, count: number, time: string, ...notices: string[]): string[] =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(`2026-${from}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + index);
    return notices.map((notice) => `${day.toISOString().slice(5, 10)} ${time} ${notice}`);
  }).flat();

const overdueContact = (from: string, days: number): string[] =>
  daily(
    from,
    days,
    '09:00',
    'contactOverdue -> cma omh-forensic-transitional-team',
    'contactOverdue -> spoa nyc',
  );
const overdueTransition = (on: string): string[] =>
  daily(
    on,
    1,
    '10:00',
    'forensicTransitionOverdue -> cma omh-forensic-transitional-team',
    'forensicTransitionOverdue -> spoa nyc',
  );

const nyc = 'paroleContactOverdue -> spoa nyc';
const overdueParole = (from: string, days: number, ...above: string[]): string[] =>
  daily(from, days, '10:00', 'paroleContactOverdue -> cma omh-forensic-transitional-team', ...above);
/** What comes at the same time stays in the order in which it is given. */
const inTime = (...notices: string[][]): string[] =>
  notices
    .flat()
    .sort((a, b) => (a.slice(0, 11) < b.slice(0, 11) ? -1 : a.slice(0, 11) > b.slice(0, 11) ? 1 : 0));

export const moreTimelines: Readonly<Record<string, ExpectedTimeline>> = {
  'cnypc-to-new-york-city': {
    notices: [
      '03-02 09:00 forensicTransitionStarted -> cma omh-forensic-transitional-team',
      '03-10 09:30 dischargeReportDue -> planner cnypc',
      '03-10 10:00 discharged -> cma omh-forensic-transitional-team',
      '03-10 10:00 paroleContactDue -> cma omh-forensic-transitional-team',
      '03-10 10:00 handOffPointsOpen -> planner cnypc',
      '03-10 10:00 handOffPointsOpen -> spoa nyc',
      '03-10 10:00 handOffPointsOpen -> cma omh-forensic-transitional-team',
      '03-10 10:00 discharged -> spoa nyc',
      '03-10 10:00 contactDue -> cma omh-forensic-transitional-team',
      '03-11 08:00 contactMade -> spoa nyc',
      '03-11 08:00 contactMade -> planner cnypc',
      '03-11 08:00 contactMade -> cma omh-forensic-transitional-team',
      '03-11 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-12 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-13 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-16 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-16 10:00 paroleContactOverdue -> spoa nyc',
      '03-17 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-17 10:00 paroleContactOverdue -> spoa nyc',
      '03-18 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-18 10:00 paroleContactOverdue -> spoa nyc',
      '03-19 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-19 10:00 paroleContactOverdue -> spoa nyc',
      '03-20 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-20 10:00 paroleContactOverdue -> spoa nyc',
      '03-23 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-23 10:00 paroleContactOverdue -> spoa nyc',
      '03-24 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-24 10:00 paroleContactOverdue -> spoa nyc',
      '03-25 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-25 10:00 paroleContactOverdue -> spoa nyc',
      '03-26 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-26 10:00 paroleContactOverdue -> spoa nyc',
      '03-27 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-27 10:00 paroleContactOverdue -> spoa nyc',
      '03-30 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-30 10:00 paroleContactOverdue -> spoa nyc',
      '03-31 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '03-31 10:00 paroleContactOverdue -> spoa nyc',
      '04-01 10:00 forensicTransitionOverdue -> cma omh-forensic-transitional-team',
      '04-01 10:00 forensicTransitionOverdue -> spoa nyc',
      '04-01 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '04-01 10:00 paroleContactOverdue -> spoa nyc',
      '04-02 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      '04-02 10:00 paroleContactOverdue -> spoa nyc',
      '04-02 10:00 paroleContactDue -> spoa nyc',
      '04-02 10:00 referralReceived -> spoa nyc',
      '04-02 10:00 offerMade -> cma sample-cma-five-points',
      '04-02 10:00 paroleContactDue -> cma sample-cma-five-points',
      '04-02 10:00 placementMade -> planner cnypc',
      '04-02 10:00 placementMade -> spoa nyc',
      '04-02 10:00 placementMade -> cma omh-forensic-transitional-team',
      '04-02 10:00 placementMade -> healthHome sample-hh-five-boroughs',
      '04-02 10:00 handOffDue -> cma sample-cma-five-points',
      '04-02 10:00 handedOff -> cma omh-forensic-transitional-team',
      '04-02 10:00 handedOff -> cma sample-cma-five-points',
      '04-02 10:00 handedOff -> spoa nyc',
      '04-02 10:00 handedOff -> planner cnypc',
    ],
    clocks: [
      'forensicTransition: from 03-02 09:00, due 04-01 10:00, met 04-02 10:00, late',
      'faceToFaceContact: from 03-10 09:00, due 03-12 09:00, met 03-10 18:00',
      'forensicContactTarget: from 03-10 09:00, due 03-11 09:00, met 03-10 18:00',
      'paroleOfficerContact: from 03-10 10:00, due 03-11 10:00, not met, late',
      'spoaDecision: from 04-02 10:00, due 04-07 10:00, met 04-02 10:00',
      'cmaAcceptance: from 04-02 10:00, due 04-03 10:00, met 04-02 10:00',
      'warmHandOff: from 04-02 10:00, due 04-09 10:00, met 04-02 10:00',
    ],
  },
  'forensic-team-silent': {
    notices: [
      '03-02 09:00 forensicTransitionStarted -> cma omh-forensic-transitional-team',
      '03-10 09:30 dischargeReportDue -> planner cnypc',
      ...daily(
        '03-11',
        20,
        '09:30',
        'dischargeReportDue -> planner cnypc',
        'dischargeReportDue -> cma omh-forensic-transitional-team',
      ),
      '03-30 10:00 discharged -> cma omh-forensic-transitional-team',
      '03-30 10:00 paroleContactDue -> cma omh-forensic-transitional-team',
      '03-30 10:00 handOffPointsOpen -> planner cnypc',
      '03-30 10:00 handOffPointsOpen -> spoa nyc',
      '03-30 10:00 handOffPointsOpen -> cma omh-forensic-transitional-team',
      '03-30 10:00 discharged -> spoa nyc',
      '03-30 10:00 contactDue -> cma omh-forensic-transitional-team',
      '03-31 09:00 contactDue -> cma omh-forensic-transitional-team',
      '03-31 10:00 paroleContactOverdue -> cma omh-forensic-transitional-team',
      ...inTime(
        overdueContact('04-01', 13),
        overdueTransition('04-01'),
        overdueTransition('04-08'),
        overdueParole('04-01', 2),
        // From the third business day on the county hears of it too, and not on a weekend.
        overdueParole('04-03', 1, nyc),
        overdueParole('04-06', 5, nyc),
      ),
    ],
    clocks: [
      'forensicTransition: from 03-02 09:00, due 04-01 10:00, not met, late',
      'faceToFaceContact: from 03-30 09:00, due 04-01 09:00, not met, late',
      'forensicContactTarget: from 03-30 09:00, due 03-31 09:00, not met, late',
      'paroleOfficerContact: from 03-30 10:00, due 03-31 10:00, not met, late',
    ],
  },
  'late-referral': {
    notices: [
      '03-02 09:00 handOffPointsOpen -> planner hutchings-pc',
      '03-02 09:00 handOffPointsOpen -> spoa onondaga',
      '03-02 09:00 referralReceived -> spoa onondaga',
      '03-02 09:00 discharged -> spoa onondaga',
      '03-02 09:00 contactDue -> spoa onondaga',
    ],
    clocks: [
      'faceToFaceContact: from 03-01 15:30, due 03-03 15:30, not met',
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, not met',
    ],
  },
  readmitted: {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 12:00 handOffPointsOpen -> planner pilgrim-pc',
      '03-03 12:00 handOffPointsOpen -> spoa suffolk',
      '03-03 12:00 discharged -> spoa suffolk',
      '03-03 12:00 contactDue -> spoa suffolk',
      '03-04 09:00 readmitted -> spoa suffolk',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, not met',
      'faceToFaceContact: from 03-03 11:00, due 03-05 11:00, not met',
    ],
  },
  'contact-voided-by-correction': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-02 09:00 offerMade -> cma sample-cma-great-south-bay',
      '03-02 09:00 placementMade -> planner pilgrim-pc',
      '03-02 09:00 placementMade -> spoa suffolk',
      '03-02 09:00 placementMade -> healthHome sample-hh-long-island',
      '03-02 09:00 tellPlan -> healthHome sample-hh-long-island',
      '03-02 09:00 handOffDue -> cma sample-cma-great-south-bay',
      '03-02 09:00 handedOff -> spoa suffolk',
      '03-02 09:00 handedOff -> planner pilgrim-pc',
      '03-03 09:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-04 12:00 handOffPointsOpen -> planner pilgrim-pc',
      '03-04 12:00 handOffPointsOpen -> spoa suffolk',
      '03-04 12:00 handOffPointsOpen -> cma sample-cma-great-south-bay',
      '03-04 12:00 discharged -> spoa suffolk',
      '03-04 12:00 contactDue -> cma sample-cma-great-south-bay',
      '03-04 12:00 contactMade -> spoa suffolk',
      '03-04 12:00 contactMade -> planner pilgrim-pc',
      '03-04 12:00 dischargeCorrected -> spoa suffolk',
      '03-04 12:00 dischargeCorrected -> cma sample-cma-great-south-bay',
      '03-04 12:00 discharged -> spoa suffolk',
      '03-04 12:00 contactDue -> cma sample-cma-great-south-bay',
      '03-05 10:00 contactDue -> cma sample-cma-great-south-bay',
      '03-05 12:00 contactMade -> spoa suffolk',
      '03-05 12:00 contactMade -> planner pilgrim-pc',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-02 09:00',
      'cmaAcceptance: from 03-02 09:00, due 03-03 09:00, met 03-02 09:00',
      'tellPlan: from 03-02 09:00, due 03-03 09:00, not met, late',
      'warmHandOff: from 03-02 09:00, due 03-09 09:00, met 03-02 09:00',
      'faceToFaceContact: from 03-04 10:00, due 03-06 10:00, met 03-05 11:00',
    ],
  },
  'hand-off-late': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-02 09:00 dischargePlanMoved -> spoa suffolk',
      '03-02 09:00 offerMade -> cma sample-cma-great-south-bay',
      '03-02 09:00 placementMade -> planner pilgrim-pc',
      '03-02 09:00 placementMade -> spoa suffolk',
      '03-02 09:00 placementMade -> healthHome sample-hh-long-island',
      '03-02 09:00 tellPlan -> healthHome sample-hh-long-island',
      '03-02 09:00 handOffDue -> cma sample-cma-great-south-bay',
      '03-03 09:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-09 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-09 09:00 handOffOverdue -> spoa suffolk',
      '03-10 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-10 09:00 handOffOverdue -> spoa suffolk',
      '03-10 09:00 tellPlanOverdue -> healthHome sample-hh-long-island',
      '03-11 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-11 09:00 handOffOverdue -> spoa suffolk',
      '03-12 09:00 handOffOverdue -> cma sample-cma-great-south-bay',
      '03-12 09:00 handOffOverdue -> spoa suffolk',
      '03-12 10:00 handedOff -> spoa suffolk',
      '03-12 10:00 handedOff -> planner pilgrim-pc',
    ],
    clocks: [
      'spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-02 09:00',
      'cmaAcceptance: from 03-02 09:00, due 03-03 09:00, met 03-02 09:00',
      'tellPlan: from 03-02 09:00, due 03-03 09:00, not met, late',
      'warmHandOff: from 03-02 09:00, due 03-09 09:00, met 03-12 09:00, late',
    ],
  },
  'declined-by-spoa': {
    notices: [
      '03-02 09:00 referralReceived -> spoa suffolk',
      '03-03 10:00 caseClosed -> planner pilgrim-pc',
      '03-03 10:00 caseClosed -> spoa suffolk',
      '03-03 10:00 caseClosed -> healthHome sample-hh-long-island',
    ],
    clocks: ['spoaDecision: from 03-02 09:00, due 03-05 09:00, met 03-03 10:00'],
  },
  ineligible: {
    notices: ['03-02 09:00 caseClosed -> planner rochester-pc', '03-02 09:00 caseClosed -> spoa monroe'],
    clocks: [],
  },
};
