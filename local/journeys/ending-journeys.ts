/** Journeys of what ends a case under a court order and what does not: refusing, moving, dying, and an order that expires. */
import { concern, courtOrder, memberUnderOrder, people } from './aot-journeys.ts';
import type { Journey } from './journeys.ts';
import type { World } from './world.ts';

const bay = { role: 'cma', org: 'sample-cma-great-south-bay' } as const;

/** A request that must not be taken, with the code of its problem; anything else ends the journey. */
const mustBeRefused = async (world: World, path: string, body: unknown, code: string): Promise<void> => {
  const answer = await world.request(bay, 'POST', path, body);
  if (answer.status !== 409 || answer.body['code'] !== code)
    throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
};

const missing = async (world: World, order?: object): Promise<string> => {
  const { agency, county } = people(world);
  const caseId = await memberUnderOrder(world, order);
  await concern(world, caseId);
  await world.at('2026-03-10T14:00:00-04:00');
  await agency.complete('significantEventReport', {
    reportedAt: '2026-03-10T14:00:00-04:00',
    channel: 'phone',
  });
  await county.complete('missingAcknowledgement', { decision: 'acknowledge' });
  return caseId;
};

const refusedIsNoEnd: Journey = {
  name: 'aot-refused-is-no-end',
  story:
    'The agency would end a search with "refused" and with "moved": neither does. It reports the event, and finds the person.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await missing(world);
    await mustBeRefused(world, `/cases/${caseId}/withdrawal`, { reason: 'refused' }, 'heldByOrder');
    await mustBeRefused(world, `/cases/${caseId}/withdrawal`, { reason: 'moved' }, 'heldByOrder');
    await agency.post(`/cases/${caseId}/significant-events`, {
      kind: 'refusingTreatment',
      occurredAt: '2026-03-10T13:00:00-04:00',
      awareAt: '2026-03-10T13:30:00-04:00',
      channel: 'portal',
      details: { service: 'medication' },
    });
    await county.complete('significantEventAcknowledgement', { decision: 'acknowledge' });
    await world.at('2026-03-12T11:00:00-04:00');
    await agency.complete('searchOutcome', {
      sighting: {
        at: '2026-03-12T10:30:00-04:00',
        credible: true,
        how: 'seen',
        located: { place: 'community' },
      },
    });
    return caseId;
  },
};

const deathRejected: Journey = {
  name: 'aot-death-reported-and-rejected',
  story:
    'A rumour says that the missing person has died. The county is slow to answer, the search goes on meanwhile, and the person lives.',
  ends: { phase: 'missing', aot: 'missing' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await missing(world);
    await world.at('2026-03-11T10:00:00-04:00');
    await agency.post(`/cases/${caseId}/withdrawal`, { reason: 'died', at: '2026-03-10T20:00:00-04:00' });
    await mustBeRefused(world, `/cases/${caseId}/withdrawal`, { reason: 'died' }, 'deathAwaitsConfirmation');
    await world.at('2026-03-17T12:00:00-04:00');
    await county.complete('confirmDeath', { decision: 'reject', reason: 'wrongPerson' });
    return caseId;
  },
};

const deathConfirmed: Journey = {
  name: 'aot-death-confirmed',
  story:
    'The agency reports a death under the order; the county confirms it, and the case ends as of that day.',
  ends: { phase: 'closed', closeReason: 'died' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await missing(world);
    await world.at('2026-03-11T10:00:00-04:00');
    await agency.post(`/cases/${caseId}/withdrawal`, { reason: 'died', at: '2026-03-10T20:00:00-04:00' });
    await world.at('2026-03-11T16:00:00-04:00');
    await county.complete('confirmDeath', { decision: 'confirm' });
    return caseId;
  },
};

const copyWithheld: Journey = {
  name: 'aot-copy-not-given',
  story:
    'The agency tells the Health Home of the order without a copy, so that it may not enrol by it; a day later it gives one.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await memberUnderOrder(world, undefined, false);
    const basis = async (): Promise<unknown> => {
      const { body } = await county.get(`/cases/${caseId}`);
      return (body['aot'] as Record<string, unknown>)['enrolmentBasis'];
    };
    await agency.put(`/cases/${caseId}/consent`, { status: 'refused', askedOn: '2026-03-03' });
    if ((await basis()) !== 'none') throw new Error('The Health Home may enrol without a copy of the order.');
    await world.at('2026-03-04T12:00:00-05:00');
    await agency.put(`/cases/${caseId}/consent`, { status: 'orderCopyStated', given: true });
    if ((await basis()) !== 'orderCopy') throw new Error('The Health Home may not enrol by its copy.');
    return caseId;
  },
};

const notLocated: Journey = {
  name: 'aot-still-not-located',
  story:
    'The order expires while the person is missing, and a new one is recorded: still nobody has found them, until a shelter calls.',
  ends: { phase: 'hhPlusEpisode', aot: 'active' },
  async play(world) {
    const { agency, county } = people(world);
    const caseId = await missing(world, courtOrder('2025-09-25', '2026-03-24'));
    const phase = async (): Promise<unknown> => (await county.get(`/cases/${caseId}`)).body['phase'];
    if ((await phase()) !== 'missing') throw new Error('The case does not say that the person is missing.');
    await world.at('2026-03-26T10:00:00-04:00');
    await county.put(`/cases/${caseId}/aot-order`, courtOrder('2026-03-26', '2026-09-25'));
    if ((await phase()) !== 'stillNotLocated') throw new Error('An order on paper has found the person.');
    await world.at('2026-03-28T10:00:00-04:00');
    await agency.post(`/cases/${caseId}/sightings`, {
      at: '2026-03-28T09:00:00-04:00',
      credible: true,
      how: 'provider',
      located: { place: 'shelter' },
    });
    return caseId;
  },
};

export const endingJourneys: readonly Journey[] = [
  refusedIsNoEnd,
  deathRejected,
  deathConfirmed,
  copyWithheld,
  notLocated,
];
