/** Journeys of what was reported of the way of a person and never was: a discharge, a hand-off, a readmission, a plan. */
import { contact, type Journey, people, placed } from './journeys.ts';

const neverLeft: Journey = {
  name: 'discharge-entered-on-the-wrong-case',
  story:
    'The facility enters a discharge on the wrong case, and the agency finds nobody at home. In the evening the planner voids it: the person never left, no clock ran, and the discharge is awaited by the plan that stood. The true one comes on Monday with its own 48 hours.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await world.at('2026-03-05T14:00:00-05:00');
    const dischargedAt = '2026-03-05T13:00:00-05:00';
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt });
    await world.at('2026-03-05T18:00:00-05:00');
    await planner.post(`/cases/${caseId}/voids`, {
      fact: 'discharge',
      dischargedAt,
      reason: 'wrongPerson',
      explanation: 'Another member of the ward left.',
    });
    await world.at('2026-03-09T10:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-09T09:30:00-04:00' });
    await world.at('2026-03-10T15:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-10T14:00:00-04:00'));
    return caseId;
  },
};

const notHandedOff: Journey = {
  name: 'hand-off-entered-in-error',
  story:
    'A care manager notes the hand-off of another member on this case. A day later she voids it: the hand-off is owed again within its week, the county and the facility hear so, and it takes place on Monday.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await world.at('2026-03-06T11:00:00-05:00');
    await agency().post(`/cases/${caseId}/voids`, {
      fact: 'handOff',
      handedOffAt: '2026-03-05T10:30:00-05:00',
      reason: 'wrongPerson',
    });
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    await world.at('2026-03-09T11:00:00-04:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-09T10:00:00-04:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const notReadmitted: Journey = {
  name: 'readmission-entered-in-error',
  story:
    'The day after the discharge a colleague reports a readmission, of somebody else, and plans the next discharge. Both are voided: the 48 hours ran all the time, and a visit that was made meanwhile meets them.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    const readmittedAt = '2026-03-07T10:00:00-05:00';
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T11:00:00-05:00');
    const plan = `/cases/${caseId}/discharge-plan`;
    await world.request(planner.who, 'PUT', plan, { status: 'readmitted', readmittedAt });
    await world.request(planner.who, 'PUT', plan, { status: 'planned', plannedOn: '2026-03-20' });
    await world.at('2026-03-07T15:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T14:00:00-05:00'));
    await world.at('2026-03-09T09:00:00-04:00');
    const reason = 'wrongPerson';
    const voids = `/cases/${caseId}/voids`;
    await planner.post(voids, { fact: 'dischargePlan', plannedOn: '2026-03-20', reason });
    await planner.post(voids, { fact: 'admission', at: readmittedAt, place: 'stateFacility', reason });
    return caseId;
  },
};

export const voidJourneys: readonly Journey[] = [neverLeft, notHandedOff, notReadmitted];
