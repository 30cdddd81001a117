/** Journeys of facts that come after the first decision: an admission, a residence that is left, an order that comes and goes. */
import { concern, courtOrder, memberUnderOrder, people as peopleOfOrder } from './aot-journeys.ts';
import { contact, enrolled, type Journey, people, placed } from './journeys.ts';

const admittedAgain: Journey = {
  name: 'admitted-in-the-episode',
  story:
    'Two weeks after the HH+ episode has begun the person is admitted again. The facility reports it, the care manager is told and is in touch with the ward, and nothing of the journey is undone.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    await world.at('2026-03-20T10:00:00-04:00');
    await planner.put(`/cases/${caseId}/discharge-plan`, {
      status: 'readmitted',
      readmittedAt: '2026-03-19T21:00:00-04:00',
    });
    await world.at('2026-03-23T14:00:00-04:00');
    await agency().complete('admissionFollowUp', { contactedAt: '2026-03-23T13:30:00-04:00' });
    await world.at('2026-03-30T09:00:00-04:00');
    await agency().post(`/cases/${caseId}/facts`, {
      fact: 'admissionEnded',
      at: '2026-03-29T11:00:00-04:00',
    });
    return caseId;
  },
};

const onCampus = (referral: Record<string, unknown>): Record<string, unknown> => ({
  ...referral,
  discharge: {
    plannedFor: '2026-03-06T17:00:00-05:00',
    destination: { kind: 'onCampusResidence', onCampusResidence: 'socr' },
  },
});

const rateFollowsFacts: Journey = {
  name: 'rate-follows-facts',
  story:
    'The person lives in a residence on the campus, without the HH+ rate. A court order brings it, the court ends the order and it goes, the person leaves the residence and it comes again; each time the plan is told.',
  ends: { phase: 'hhPlusEpisode', contactLate: false, aot: 'expired' },
  async play(world) {
    const { planner, spoa, agency, healthHome } = people(world);
    const caseId = await planner.refer(enrolled, onCampus);
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-06T17:10:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-02T10:00:00-05:00' });
    const met = '2026-03-06T17:00:00-05:00';
    await agency().complete('warmHandOff', { handedOffAt: met, introduction: 'inPerson' });
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: met });
    await agency().post(`/cases/${caseId}/contacts`, contact(met));
    await world.at('2026-03-09T10:00:00-04:00');
    const order = courtOrder('2026-03-09', '2026-08-09');
    await spoa.put(`/cases/${caseId}/aot-order`, order);
    // Of the order, and of the rate.
    await healthHome.complete('tellPlan', { toldAt: '2026-03-09T10:00:00-04:00' });
    await healthHome.complete('tellPlan', { toldAt: '2026-03-09T10:00:00-04:00' });
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-09T09:30:00-04:00'));
    await world.at('2026-03-09T15:00:00-04:00');
    const ended = { at: '2026-03-09T14:00:00-04:00', reason: 'vacated' };
    await spoa.put(`/cases/${caseId}/aot-order`, { ...order, orderId: 'O1', ended });
    await healthHome.complete('tellPlan', { toldAt: '2026-03-09T15:00:00-04:00' });
    await healthHome.complete('tellPlan', { toldAt: '2026-03-09T15:00:00-04:00' });
    await world.at('2026-03-10T09:00:00-04:00');
    await agency().post(`/cases/${caseId}/facts`, { fact: 'leftOnCampusResidence', on: '2026-03-09' });
    await healthHome.complete('tellPlan', { toldAt: '2026-03-10T09:00:00-04:00' });
    return caseId;
  },
};

const foundByAdmission: Journey = {
  name: 'aot-found-by-admission',
  story:
    'A person under a court order is missing. The county searches too and records its step; then a hospital admits the person: the search has found them.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = peopleOfOrder(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    await world.at('2026-03-10T14:00:00-04:00');
    await agency.complete('significantEventReport', {
      reportedAt: '2026-03-10T14:00:00-04:00',
      channel: 'phone',
    });
    await county.complete('missingAcknowledgement', { decision: 'acknowledge' });
    await county.post(`/cases/${caseId}/search-steps`, {
      kind: 'attempt',
      occurredAt: '2026-03-10T13:30:00-04:00',
      method: 'call',
      target: 'hospital',
      outcome: 'noInformation',
    });
    await world.at('2026-03-11T09:00:00-04:00');
    await county.post(`/cases/${caseId}/facts`, {
      fact: 'admission',
      at: '2026-03-11T02:00:00-04:00',
      place: 'psychiatricInpatient',
    });
    await world.at('2026-03-11T11:00:00-04:00');
    await agency.complete('significantEventReport', {
      reportedAt: '2026-03-11T11:00:00-04:00',
      channel: 'phone',
    });
    await agency.complete('admissionFollowUp', { contactedAt: '2026-03-11T11:00:00-04:00' });
    return caseId;
  },
};

export const laterFactJourneys: readonly Journey[] = [admittedAgain, rateFollowsFacts, foundByAdmission];
