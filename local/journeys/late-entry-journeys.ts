/** Journeys of what was in time and is known late: a visit entered after the 48 hours, a discharge entered too early. */
import { contact, type Journey, people, placed } from './journeys.ts';

const enteredLate: Journey = {
  name: 'visit-entered-late',
  story:
    'The person is seen after twenty hours, and the visit is entered the day after the 48 hours: the county was told of a breach. The care manager is asked why, and says so; the contact is in time, keeps that it stood late, and the county hears so.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-09T09:00:00-04:00');
    const path = `/cases/${caseId}/contacts`;
    const visit = contact('2026-03-07T13:00:00-05:00');
    const asked = await world.request(agency().who, 'POST', path, visit);
    if (asked.status !== 422 || asked.body['code'] !== 'lateEntryWithoutReason')
      throw new Error(`The visit was answered ${String(asked.status)}.`);
    await agency().post(path, { ...visit, lateEntryReason: 'enteredLate' });
    return caseId;
  },
};

const dischargeTooEarly: Journey = {
  name: 'late-by-a-wrong-discharge',
  story:
    'The discharge was entered a day too early, and a contact looked late that was not. The corrected time puts it right, and the clock keeps that it stood late.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-05T17:00:00-05:00' });
    await world.at('2026-03-08T11:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-08T10:30:00-04:00'));
    await world.at('2026-03-09T10:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, {
      dischargedAt: '2026-03-06T17:00:00-05:00',
      correctionReason: 'wrongDate',
    });
    return caseId;
  },
};

export const lateEntryJourneys: readonly Journey[] = [enteredLate, dischargeTooEarly];
