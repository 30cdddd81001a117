/** Journeys that need other samples: the forensic way, the late referral, the readmission, the decline, the ineligible. */
import type { Journey } from './journeys.ts';

const contact = (at: string) => ({ at, method: 'faceToFace', outcome: 'made', place: 'shelter' });

const forensicToNewYorkCity: Journey = {
  name: 'cnypc-to-new-york-city',
  story:
    'Released from CNYPC to Brooklyn: the forensic transitional team holds first, is reminded, and refers onward.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const planner = world.person('planner', 'cnypc');
    const team = world.person('cma', 'omh-forensic-transitional-team');
    const agency = world.person('cma', 'sample-cma-five-points');
    const caseId = await planner.refer('cnypc-to-brooklyn-on-parole');
    await world.at('2026-03-10T10:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-10T09:00:00-04:00' });
    await world.at('2026-03-11T08:00:00-04:00');
    await team.post(`/cases/${caseId}/contacts`, contact('2026-03-10T18:00:00-04:00'));
    await world.at('2026-04-02T10:00:00-04:00');
    await team.complete('forensicTransition', { decision: 'refer' });
    await world
      .person('spoa', 'nyc')
      .complete('spoaDecision', { decision: 'accept', candidates: [agency.who.org] });
    await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-delphine' });
    await agency.complete('warmHandOff', { handedOffAt: '2026-04-02T10:00:00-04:00', introduction: 'video' });
    return caseId;
  },
};

const lateReferral: Journey = {
  name: 'late-referral',
  story:
    'The referral comes after the discharge: the clock has run since the person left, and the county is told at once.',
  ends: { phase: 'awaitingContact', contactLate: false },
  async play(world) {
    return world.person('planner', 'hutchings-pc').refer('hutchings-late-referral');
  },
};

const readmitted: Journey = {
  name: 'readmitted',
  story: 'The person is readmitted the next day: the 48-hour clock stops, and a new date is asked for.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const planner = world.person('planner', 'pilgrim-pc');
    const caseId = await planner.refer('pilgrim-enrolled-friday-evening');
    await world.at('2026-03-03T12:00:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-03T11:00:00-05:00' });
    await world.at('2026-03-04T09:00:00-05:00');
    await planner.put(`/cases/${caseId}/discharge-plan`, {
      status: 'readmitted',
      readmittedAt: '2026-03-04T02:00:00-05:00',
    });
    return caseId;
  },
};

const contactVoided: Journey = {
  name: 'contact-voided-by-correction',
  story:
    'The true discharge was after the contact: the contact is void, the journey goes on, and the person is seen again.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const planner = world.person('planner', 'pilgrim-pc');
    const agency = world.person('cma', 'sample-cma-great-south-bay');
    const caseId = await planner.refer('pilgrim-enrolled-friday-evening');
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
    await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await agency.complete('warmHandOff', {
      handedOffAt: '2026-03-02T09:00:00-05:00',
      introduction: 'inPerson',
    });
    await world.at('2026-03-04T12:00:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-03T10:00:00-05:00' });
    await agency.post(`/cases/${caseId}/contacts`, contact('2026-03-03T15:00:00-05:00'));
    await planner.post(`/cases/${caseId}/discharge`, {
      dischargedAt: '2026-03-04T10:00:00-05:00',
      correctionReason: 'wrongDate',
    });
    await world.at('2026-03-05T12:00:00-05:00');
    await agency.post(`/cases/${caseId}/contacts`, contact('2026-03-05T11:00:00-05:00'));
    return caseId;
  },
};

const declined: Journey = {
  name: 'declined-by-spoa',
  story: 'The SPOA declines: the case ends with the reason, and every party is told.',
  ends: { phase: 'closed', closeReason: 'declined' },
  async play(world) {
    const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
    await world.at('2026-03-03T10:00:00-05:00');
    await world
      .person('spoa', 'suffolk')
      .complete('spoaDecision', { decision: 'decline', reason: 'Served by ACT.' });
    return caseId;
  },
};

const ineligible: Journey = {
  name: 'ineligible',
  story: 'The referral says that there is no serious mental illness: screening closes it with the rule.',
  ends: { phase: 'closed', closeReason: 'ineligible' },
  async play(world) {
    return world.person('planner', 'rochester-pc').refer('rochester-no-serious-mental-illness');
  },
};

const handOffLate: Journey = {
  name: 'hand-off-late',
  story:
    'No hand-off for eight days: agency and county are reminded each business day, and it still counts when made.',
  ends: { phase: 'awaitingDischarge' },
  async play(world) {
    const agency = world.person('cma', 'sample-cma-great-south-bay');
    const planner = world.person('planner', 'pilgrim-pc');
    const caseId = await planner.refer('pilgrim-enrolled-friday-evening');
    await planner.put(`/cases/${caseId}/discharge-plan`, {
      status: 'planned',
      plannedFor: '2026-03-20T17:00:00-04:00',
    });
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
    await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-12T10:00:00-04:00');
    await agency.complete('warmHandOff', {
      handedOffAt: '2026-03-12T09:00:00-04:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const forensicTeamSilent: Journey = {
  name: 'forensic-team-silent',
  story:
    'The forensic team refers nobody for six weeks: it and the county are reminded every week after thirty days.',
  ends: { phase: 'awaitingContact', contactLate: true },
  async play(world) {
    const planner = world.person('planner', 'cnypc');
    const caseId = await planner.refer('cnypc-to-brooklyn-on-parole');
    await world.at('2026-03-30T10:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-30T09:00:00-04:00' });
    await world.at('2026-04-13T09:00:00-04:00');
    return caseId;
  },
};

export const moreJourneys: readonly Journey[] = [
  forensicToNewYorkCity,
  forensicTeamSilent,
  lateReferral,
  readmitted,
  contactVoided,
  handOffLate,
  declined,
  ineligible,
];
