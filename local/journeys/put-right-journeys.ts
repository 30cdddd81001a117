/** Journeys of what is put right: a contact on the wrong case, a visit that was sent twice, a sighting of somebody else. */
import { concern, memberUnderOrder, people as peopleOfOrder } from './aot-journeys.ts';
import { contact, type Journey, people, placed } from './journeys.ts';

const onTheWrongCase: Journey = {
  name: 'contact-on-the-wrong-case',
  story:
    'A care manager enters a visit on the wrong case. The next morning she voids it: the contact is owed again within its 48 hours, the county and the facility hear so, and the visit of the same day meets them.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    const wrong = contact('2026-03-07T12:30:00-05:00');
    const { body } = await agency().post(`/cases/${caseId}/contacts`, wrong);
    await world.at('2026-03-08T09:00:00-04:00');
    await agency().post(`/cases/${caseId}/voids`, {
      fact: 'contact',
      contactId: body['contactId'],
      at: wrong.at,
      reason: 'wrongPerson',
      explanation: 'The visit was to another member.',
    });
    await world.at('2026-03-08T15:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-08T14:30:00-04:00'));
    return caseId;
  },
};

const sentTwice: Journey = {
  name: 'visit-sent-twice',
  story:
    'A visit is sent again three days later, under another key, and is the same visit. A colleague entered it too, a quarter of an hour off: it counts in no month until the care manager has said that the two are one.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency } = peopleOfOrder(world);
    const caseId = await memberUnderOrder(world);
    await world.at('2026-03-09T12:00:00-04:00');
    const visit = contact('2026-03-09T11:00:00-04:00');
    await agency.post(`/cases/${caseId}/contacts`, visit);
    await world.at('2026-03-12T12:00:00-04:00');
    await agency.post(`/cases/${caseId}/contacts`, visit);
    const colleague = { ...agency.who, sub: 'a-colleague' };
    const told = { ...visit, at: '2026-03-09T11:15:00-04:00' };
    await world.request(colleague, 'POST', `/cases/${caseId}/contacts`, told);
    await world.at('2026-03-13T09:00:00-04:00');
    await agency.complete('possibleDuplicate', { decision: 'same' });
    return caseId;
  },
};

const somebodyElse: Journey = {
  name: 'aot-somebody-else-was-seen',
  story:
    'A person under a court order is missing, and a shelter reports them found. It was somebody of the same name: the sighting is voided, the search goes on where it stood, and two days later the person is located.',
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
    await world.at('2026-03-10T20:00:00-04:00');
    const seen = { credible: true, how: 'provider', located: { place: 'shelter' } };
    const { body } = await agency.post(`/cases/${caseId}/sightings`, {
      ...seen,
      at: '2026-03-10T19:30:00-04:00',
    });
    await world.at('2026-03-11T09:00:00-04:00');
    await county.post(`/cases/${caseId}/voids`, {
      fact: 'sighting',
      stepId: body['stepId'],
      reason: 'wrongPerson',
    });
    await world.at('2026-03-13T11:00:00-04:00');
    await agency.post(`/cases/${caseId}/sightings`, { ...seen, at: '2026-03-13T10:30:00-04:00' });
    return caseId;
  },
};

export const putRightJourneys: readonly Journey[] = [onTheWrongCase, sentTwice, somebodyElse];
