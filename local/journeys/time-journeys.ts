/** Journeys about when things were: a year that was mistyped, a day that stays a day. */
import { contact, enrolled, type Journey, people, placed } from './journeys.ts';
import type { World } from './world.ts';

const refused = async (
  { who }: { who: Parameters<World['request']>[0] },
  world: World,
  [method, path, body]: [method: string, path: string, body: unknown],
): Promise<void> => {
  const answer = await world.request(who, method, path, body);
  if (answer.status !== 422) throw new Error(`${path} was answered ${String(answer.status)}.`);
};

const wrongYear: Journey = {
  name: 'a-year-mistyped',
  story:
    'A discharge is planned for the 20th and reads as the 20th. The planner mistypes the year of the discharge and the care manager that of the visit; both are asked, and no clock runs from last year. Who is admitted far back is confirmed.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await world.at('2026-03-03T15:00:00-05:00');
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-05T11:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T10:30:00-05:00',
      introduction: 'inPerson',
    });
    const plan = `/cases/${caseId}/discharge-plan`;
    await refused(planner, world, ['PUT', plan, { status: 'planned', plannedOn: '2027-03-20' }]);
    await planner.put(plan, { status: 'planned', plannedOn: '2026-03-20' });
    await world.at('2026-03-20T18:00:00-04:00');
    const discharge = `/cases/${caseId}/discharge`;
    await refused(planner, world, ['POST', discharge, { dischargedOn: '2025-03-20' }]);
    await planner.post(discharge, { dischargedOn: '2026-03-20' });
    await world.at('2026-03-21T12:00:00-04:00');
    const contacts = `/cases/${caseId}/contacts`;
    await refused(agency(), world, ['POST', contacts, contact('2025-03-21T11:00:00-04:00')]);
    await agency().post(contacts, contact('2026-03-21T11:00:00-04:00'));
    const fact = { fact: 'indicator', on: '2025-11-20', indicators: { outpatientMentalHealthServices: [] } };
    await refused(spoa, world, ['POST', `/cases/${caseId}/facts`, fact]);
    await spoa.post(`/cases/${caseId}/facts`, { ...fact, confirmUnusualTime: true });
    return caseId;
  },
};

const toldLate: Journey = {
  name: 'readmission-told-late',
  story:
    'The person is back in the facility after twenty hours, and the planner says so after sixty: everybody was reminded meanwhile, and the 48 hours were not missed. Discharged again, the person is seen in time.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-09T06:00:00-04:00');
    await planner.put(`/cases/${caseId}/discharge-plan`, {
      status: 'readmitted',
      readmittedAt: '2026-03-07T13:00:00-05:00',
    });
    await world.at('2026-03-12T15:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-12T14:00:00-04:00' });
    await world.at('2026-03-13T10:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-13T09:30:00-04:00'));
    return caseId;
  },
};

const deathToldLate: Journey = {
  name: 'death-told-late',
  story:
    'The person dies on the day after the discharge, and the agency learns of it two days later: the contact was not missed, and the case ends.',
  ends: { phase: 'closed', closeReason: 'died', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-09T10:00:00-04:00');
    await agency().post(`/cases/${caseId}/withdrawal`, { reason: 'died', at: '2026-03-07T20:00:00-05:00' });
    return caseId;
  },
};

const expires: Journey = {
  name: 'consent-expires-while-asked',
  story:
    'The authorization ends at midnight, while an agency is asked. Everybody is told, the offer is over, and the agency cannot accept in the morning. The county decides anew on a new authorization, and the agency takes the person.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled, (referral) => ({
      ...referral,
      consent: { ...Object(referral['consent']), expiresOn: '2026-03-03' },
    }));
    await world.at('2026-03-03T16:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await world.at('2026-03-03T17:00:00-05:00');
    const offer = await agency().workItem('cmaAcceptance');
    await world.at('2026-03-04T09:00:00-05:00');
    const late = await world.request(agency().who, 'POST', `/work-items/${offer}/completion`, {
      kind: 'cmaAcceptance',
      decision: 'accept',
    });
    if (late.status < 400) throw new Error('An agency accepted without a basis.');
    await planner.put(`/cases/${caseId}/consent`, {
      status: 'signed',
      signedOn: '2026-03-04',
      handSigned: true,
      scope: ['healthHome', 'spoa', 'careManagementAgency', 'managedCarePlan'],
      expiresOn: '2027-03-03',
    });
    await world.at('2026-03-04T11:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: ['sample-cma-great-south-bay'] });
    await world.at('2026-03-04T15:00:00-05:00');
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-05T11:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T10:30:00-05:00',
      introduction: 'inPerson',
    });
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    return caseId;
  },
};

export const timeJourneys: readonly Journey[] = [wrongYear, toldLate, deathToldLate, expires];
