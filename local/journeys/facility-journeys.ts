/** Journeys of a discharge that the facility does not report itself. */
import { contact, type Journey, people, placed } from './journeys.ts';

const reportedByAgency: Journey = {
  name: 'discharge-reported-by-agency',
  story:
    'Nobody at the facility says that the person left. The agency finds them at home and reports it: its 48 hours run, and the facility confirms days later.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-07T10:00:00-05:00');
    await agency().post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T15:00:00-05:00' });
    await world.at('2026-03-07T11:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T10:45:00-05:00'));
    await world.at('2026-03-11T10:00:00-04:00');
    await planner.complete('confirmDischarge', { decision: 'confirm' });
    return caseId;
  },
};

const reportedByCounty: Journey = {
  name: 'discharge-reported-by-county',
  story:
    'The county reports a discharge that the facility corrects: the person left a day earlier, so that the contact was late.',
  ends: { phase: 'hhPlusEpisode', contactLate: true },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T16:00:00-05:00');
    await spoa.post(`/cases/${caseId}/discharge`, { dischargedOn: '2026-03-06' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:00:00-05:00'));
    await world.at('2026-03-09T09:00:00-04:00');
    await planner.complete('confirmDischarge', {
      decision: 'correct',
      discharge: { dischargedAt: '2026-03-05T11:30:00-05:00', correctionReason: 'wrongDate' },
    });
    return caseId;
  },
};

export const facilityJourneys: readonly Journey[] = [reportedByAgency, reportedByCounty];
