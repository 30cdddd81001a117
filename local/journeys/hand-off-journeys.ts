/** Journeys of the hand-off itself: its checklist, the parole officer, the forensic team, and what the plan is told. */
import { courtOrder, memberUnderOrder } from './aot-journeys.ts';
import { enrolled, type Journey, people } from './journeys.ts';

const pine = 'sample-cma-pine-barrens';

const signedByBoth: Journey = {
  name: 'checklist-signed-by-both',
  story:
    'The facility begins the checklist before anybody accepted; both sides sign it, a point opens again on the last day, and the discharge tells both and the county.',
  ends: { phase: 'awaitingContact', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    const path = `/cases/${caseId}/hand-off-checklist`;
    await planner.put(path, {
      points: [
        { point: 'housing', state: 'done', note: 'The apartment was kept.' },
        { point: 'benefits', state: 'done' },
      ],
    });
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await agency().complete('cmaAcceptance', { decision: 'accept' });
    await world.at('2026-03-05T11:00:00-05:00');
    await agency().put(path, {
      points: [
        { point: 'introduction', state: 'done', at: '2026-03-05T10:30:00-05:00' },
        { point: 'appointments', state: 'done', note: 'Clinic on Monday at ten.' },
        { point: 'supports', state: 'done' },
        { point: 'transport', state: 'notNeeded' },
      ],
    });
    await planner.put(path, { points: [{ point: 'medicationSupply', state: 'done' }] });
    await planner.post(`${path}/signature`, { revision: 3 });
    await agency().post(`${path}/signature`, { revision: 3 });
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T10:30:00-05:00',
      introduction: 'inPerson',
    });
    await world.at('2026-03-06T09:00:00-05:00');
    await planner.put(path, {
      points: [{ point: 'medicationSupply', state: 'open', note: 'The pharmacy delivers on Monday only.' }],
    });
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    return caseId;
  },
};

const paroleOfficer: Journey = {
  name: 'parole-officer-contacted-late',
  story:
    'Released with parole to Rochester: the care manager is asked to contact the officer, is reminded, and does it late.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const planner = world.person('planner', 'cnypc');
    const agency = world.person('cma', 'sample-cma-lake-plains');
    const caseId = await planner.refer('cnypc-to-rochester-on-parole');
    await world
      .person('spoa', 'monroe')
      .complete('spoaDecision', { decision: 'accept', candidates: [agency.who.org] });
    await agency.complete('cmaAcceptance', { decision: 'accept' });
    await world.at('2026-03-04T11:00:00-05:00');
    await agency.complete('paroleOfficerContact', {
      outcome: 'contacted',
      at: '2026-03-04T10:30:00-05:00',
      how: 'phone',
    });
    return caseId;
  },
};

const teamHandsOver: Journey = {
  name: 'forensic-team-hands-over',
  story:
    'The forensic team refers onward and stays until the care manager has the person: both sign, both are named, and both are told.',
  ends: { phase: 'awaitingDischarge' },
  async play(world) {
    const team = world.person('cma', 'omh-forensic-transitional-team');
    const agency = world.person('cma', 'sample-cma-five-points');
    const caseId = await world.person('planner', 'cnypc').refer('cnypc-to-brooklyn-on-parole');
    await world.at('2026-03-03T10:00:00-05:00');
    await team.complete('forensicTransition', { decision: 'refer' });
    await world
      .person('spoa', 'nyc')
      .complete('spoaDecision', { decision: 'accept', candidates: [agency.who.org] });
    await agency.complete('cmaAcceptance', { decision: 'accept' });
    await agency.complete('paroleOfficerContact', {
      outcome: 'notReachable',
      at: '2026-03-03T10:00:00-05:00',
      attempts: 3,
    });
    await world.at('2026-03-04T10:00:00-05:00');
    await team.post(`/cases/${caseId}/contacts`, {
      at: '2026-03-04T09:30:00-05:00',
      method: 'faceToFace',
      outcome: 'made',
      place: 'facility',
    });
    const path = `/cases/${caseId}/hand-off-checklist`;
    await team.put(path, { points: [{ point: 'introduction', state: 'done' }] });
    await team.post(`${path}/signature`, { revision: 2 });
    await agency.post(`${path}/signature`, { revision: 2 });
    await agency.complete('warmHandOff', {
      handedOffAt: '2026-03-04T09:30:00-05:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const planHearsAll: Journey = {
  name: 'plan-told-of-each-change',
  story:
    'The Health Home tells the plan that HH+ began and of the court order; the order ends, the person moves away, and what was left untold is still owed and done after the case has closed.',
  ends: { phase: 'closed', closeReason: 'moved' },
  async play(world) {
    const { agency, healthHome } = people(world);
    const caseId = await memberUnderOrder(world, courtOrder('2026-02-15', '2026-03-10'));
    await healthHome.complete('tellPlan', { toldAt: '2026-03-03T12:00:00-05:00' });
    await world.at('2026-03-11T09:00:00-04:00');
    await agency().post(`/cases/${caseId}/withdrawal`, { reason: 'moved' });
    await world.at('2026-03-12T12:00:00-04:00');
    for (const toldAt of ['11:00', '11:30', '11:45'])
      await healthHome.complete('tellPlan', { toldAt: `2026-03-12T${toldAt}:00-04:00` });
    return caseId;
  },
};

const planHearsOfAgency: Journey = {
  name: 'plan-told-of-another-agency',
  story: 'The county takes the person back from a silent agency, and the plan hears who serves them now.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency, healthHome } = people(world);
    const caseId = await planner.refer(enrolled);
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await agency().complete('cmaAcceptance', { decision: 'accept' });
    await healthHome.complete('tellPlan', { toldAt: '2026-03-02T09:00:00-05:00' });
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.post(`/cases/${caseId}/reassignment`, { reason: 'agencySilent' });
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [pine] });
    await agency(pine).complete('cmaAcceptance', { decision: 'accept' });
    await world.at('2026-03-03T15:00:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-03T14:00:00-05:00' });
    return caseId;
  },
};

export const handOffJourneys: readonly Journey[] = [
  signedByBoth,
  paroleOfficer,
  teamHandsOver,
  planHearsAll,
  planHearsOfAgency,
];
