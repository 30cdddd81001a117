/**
 * Journeys of people under an AOT court order who cannot be found. Each begins with a member whose HH+ episode is open:
 * the referral's journey is over, and the search is an execution of its own.
 */
import type { Journey } from './journeys.ts';
import type { World } from './world.ts';

const bay = 'sample-cma-great-south-bay';

export const people = (world: World) => ({
  planner: world.person('planner', 'pilgrim-pc'),
  county: world.person('spoa', 'suffolk'),
  agency: world.person('cma', bay),
  centralOffice: world.person('state', 'omh'),
});

export const courtOrder = (from: string, until: string) => ({
  kind: 'courtOrder',
  court: 'Suffolk County Supreme Court',
  county: 'suffolk',
  from,
  until,
  categories: ['careManagement', 'medication'],
});

/** Referred on Monday 2 March, discharged and seen on Tuesday: the episode is open, and the county records the order. */
export const memberUnderOrder = async (
  world: World,
  order: object = courtOrder('2026-02-15', '2026-08-14'),
  orderCopyGiven = true,
): Promise<string> => {
  const { planner, county, agency } = people(world);
  const caseId = await planner.refer('pilgrim-enrolled-friday-evening');
  await county.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  await world.at('2026-03-03T12:00:00-05:00');
  const met = '2026-03-03T11:00:00-05:00';
  await agency.complete('warmHandOff', { handedOffAt: met, introduction: 'inPerson' });
  await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: met });
  await agency.post(`/cases/${caseId}/contacts`, {
    at: '2026-03-03T11:30:00-05:00',
    method: 'faceToFace',
    outcome: 'made',
    place: 'home',
  });
  await county.put(`/cases/${caseId}/aot-order`, order);
  await agency.complete('tellHealthHomeOfAot', {
    toldAt: '2026-03-03T12:00:00-05:00',
    orderCopyGiven,
    treatmentExchange: false,
  });
  return caseId;
};

/** Monday 9 March, 10:00: the clinic tells the care manager that the person did not come. */
const noticeReceived = '2026-03-09T10:00:00-04:00';

export const concern = async (world: World, caseId: string, receivedAt = noticeReceived): Promise<void> => {
  await world.at(receivedAt);
  await people(world).agency.post(`/cases/${caseId}/missing-concerns`, {
    kind: 'unexplainedAbsence',
    receivedAt,
  });
};

const attempt = (occurredAt: string, target: string) => ({
  kind: 'attempt',
  occurredAt,
  method: target === 'person' ? 'homeVisit' : 'call',
  target,
  outcome: target === 'person' ? 'notThere' : 'noInformation',
});

/** Reported by the agency and acknowledged by the county on the morning after the determination. */
const reportedAndAcknowledged = async (world: World, at = '2026-03-10T14:00:00-04:00'): Promise<void> => {
  const { agency, county } = people(world);
  await world.at(at);
  await agency.complete('significantEventReport', { reportedAt: at, channel: 'phone' });
  await acknowledge(world, county);
};

/** Acknowledges the first open notice that asks for it. */
export const acknowledge = async (
  world: World,
  by: ReturnType<World['person']>,
  kind = 'aotMissing',
): Promise<void> => {
  const { body } = await by.get('/notices?limit=100');
  const notices = Array.isArray(body['items']) ? (body['items'] as Record<string, unknown>[]) : [];
  const notice = notices.find((open) => open['kind'] === kind);
  if (!notice) throw new Error(`${by.who.org} has no open notice ${kind}.`);
  await by.post(`/notices/${String(notice['noticeId'])}/acknowledgement`);
};

const contactInTime: Journey = {
  name: 'aot-contact-in-time',
  story:
    'A missed appointment; two calls, then the care manager meets the person after 22 hours: nobody is missing.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency } = people(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    await agency.post(`/cases/${caseId}/search-steps`, attempt(noticeReceived, 'family'));
    const at = '2026-03-10T08:00:00-04:00';
    await world.at(at);
    await agency.post(`/cases/${caseId}/contacts`, {
      at,
      method: 'faceToFace',
      outcome: 'made',
      place: 'home',
    });
    return caseId;
  },
};

const foundInShelter: Journey = {
  name: 'aot-found-in-shelter',
  story:
    'Missing after 24 hours, reported and acknowledged the same day, searched for, found on day 3 in a shelter.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    await reportedAndAcknowledged(world);
    const steps = `/cases/${caseId}/search-steps`;
    await agency.post(steps, attempt('2026-03-10T11:00:00-04:00', 'person'));
    await agency.post(steps, {
      kind: 'policeMissingPersonReport',
      occurredAt: '2026-03-10T13:00:00-04:00',
      requestedOf: 'sheriff',
      vulnerableAdultAlertAskedFor: true,
      result: 'filed',
    });
    await world.at('2026-03-12T18:00:00-04:00');
    await county.post(`/cases/${caseId}/sightings`, {
      at: '2026-03-12T17:30:00-04:00',
      credible: true,
      how: 'provider',
      located: { place: 'shelter' },
    });
    return caseId;
  },
};

const locatedInJail: Journey = {
  name: 'aot-located-in-jail',
  story:
    'A look-up finds the person in jail: that is located, and the next significant event is owed to the county.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency } = people(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    await reportedAndAcknowledged(world);
    await agency.post(`/cases/${caseId}/search-steps`, attempt('2026-03-10T12:00:00-04:00', 'jailOrPrison'));
    const at = '2026-03-11T09:00:00-04:00';
    await world.at(at);
    await agency.complete('searchOutcome', {
      sighting: { at, credible: true, how: 'recordsMatch', located: { place: 'jail' } },
    });
    await world.at('2026-03-11T15:00:00-04:00');
    await agency.complete('significantEventReport', {
      reportedAt: '2026-03-11T14:00:00-04:00',
      channel: 'phone',
    });
    return caseId;
  },
};

const orderExpires: Journey = {
  name: 'aot-order-expires-mid-search',
  story:
    'The search is swept every week; the order’s last day passes without renewal, and the search ends with it.',
  ends: { phase: 'stillNotLocated', aot: 'expired' },
  async play(world) {
    const { agency } = people(world);
    const caseId = await memberUnderOrder(world, courtOrder('2025-09-25', '2026-03-24'));
    await concern(world, caseId);
    await reportedAndAcknowledged(world);
    await agency.post(`/cases/${caseId}/search-steps`, attempt('2026-03-10T12:00:00-04:00', 'hospital'));
    await world.at('2026-04-02T09:00:00-04:00');
    return caseId;
  },
};

const orderRenewed: Journey = {
  name: 'aot-renewal-mid-search',
  story:
    'The order is renewed while the person is missing: the search goes on, and ends when they are located.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await memberUnderOrder(world, courtOrder('2025-09-25', '2026-03-24'));
    await concern(world, caseId);
    await reportedAndAcknowledged(world);
    await world.at('2026-03-20T10:00:00-04:00');
    await county.put(`/cases/${caseId}/aot-order`, {
      ...courtOrder('2026-03-25', '2026-09-24'),
      renews: 'O1',
    });
    await world.at('2026-03-27T16:00:00-04:00');
    await agency.post(`/cases/${caseId}/sightings`, {
      at: '2026-03-27T15:00:00-04:00',
      credible: true,
      how: 'family',
      located: { place: 'community' },
    });
    return caseId;
  },
};

const mailboxDead: Journey = {
  name: 'aot-lgu-mailbox-dead',
  story:
    'Nobody at the county reads the notice: its second contact is told after 12 hours, OMH after 24, until a named person acknowledges.',
  ends: { phase: 'missing', aot: 'missing' },
  async play(world) {
    const { agency, county, centralOffice } = people(world);
    const caseId = await memberUnderOrder(world);
    await concern(world, caseId);
    await world.at('2026-03-10T11:00:00-04:00');
    await agency.complete('significantEventReport', {
      reportedAt: '2026-03-10T10:30:00-04:00',
      channel: 'email',
    });
    await world.at('2026-03-12T12:00:00-04:00');
    // OMH reads its copy: that closes OMH's notice, and not what the county owes.
    await acknowledge(world, centralOffice, 'aotMissingUnread');
    await world.at('2026-03-13T09:00:00-04:00');
    await acknowledge(world, county);
    return caseId;
  },
};

export const aotJourneys: readonly Journey[] = [
  contactInTime,
  foundInShelter,
  locatedInJail,
  orderExpires,
  orderRenewed,
  mailboxDead,
];
