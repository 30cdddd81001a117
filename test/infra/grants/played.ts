/** What functions do when people work with the system: every journey, and scenes for what no journey comes to. */
import { allJourneys } from '../../../local/journeys/all-journeys.ts';
import { courtOrder } from '../../../local/journeys/aot-journeys.ts';
import type { Role } from '../../../domain/shared/roles.ts';
import { World } from '../../../local/journeys/world.ts';
import { Scene, after, concerned, missing, t0 } from '../../journeys/search-scene.ts';
import { everyRequest } from '../../lambdas/api/requests.ts';
import { recordedOptions, recordRequests, type Relayed } from './recorded-world.ts';
import type { Recording } from './recorder.ts';
import { enterAgency } from '../../fixtures/registry-fixture.ts';

const sample = 'pilgrim-enrolled-friday-evening';
const bay = 'sample-cma-great-south-bay';
type Json = Record<string, unknown>;

interface Stage {
  recording: Recording;
  relayed: Relayed[];
}

export const playJourneys = async ({ recording, relayed }: Stage): Promise<void> => {
  for (const journey of allJourneys) {
    const world = recordRequests(await World.create(recordedOptions(recording, relayed)));
    await journey.play(world);
  }
};

const people = (world: World) => ({
  planner: world.person('planner', 'pilgrim-pc'),
  spoa: world.person('spoa', 'suffolk'),
  agency: world.person('cma', bay),
  healthHome: world.person('healthHome', 'sample-hh-long-island'),
  admin: world.person('admin', 'operations'),
  omh: world.person('state', 'omh'),
});

const freshWorld = async ({ recording, relayed }: Stage): Promise<World> =>
  recordRequests(await World.create(recordedOptions(recording, relayed)));

/** Everything that can be asked, and the pages of what is past. */
const askable = (caseId: string, referral: unknown): ReturnType<typeof everyRequest> => [
  ...everyRequest(caseId, referral),
  ['listContacts', { method: 'GET', path: `/cases/${caseId}/contacts` }],
  ['listSignificantEvents', { method: 'GET', path: `/cases/${caseId}/significant-events` }],
];

/** Everybody asks for everything once; what is refused has been looked for all the same. */
const askForEverything = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, agency, healthHome, admin, omh } = people(world);
  const caseId = await planner.refer(sample);
  const { referral } = world.sample(sample);
  await spoa.get(`/cases/${caseId}/assignment-options`);
  await spoa.post(`/work-items/${await spoa.workItem('spoaDecision')}/claim`);
  for (const { who } of [planner, spoa, agency, healthHome, admin, omh])
    for (const [operation, { method, path, json }] of askable(caseId, referral))
      if (operation !== 'withdrawCase') await world.request(who, method, path, json);
  const [, grant] = everyRequest(caseId, referral).find(([name]) => name === 'grantAudit') ?? [];
  const { body } = await admin.post('/audit-grants', grant?.json);
  await admin.post(`/audit-grants/${String(body['grantId'])}/revocation`);
};

const unknownCaseId = 'WH-0000-0000-0000';
const outsiders = [
  { role: 'planner', org: 'creedmoor-pc' },
  { role: 'spoa', org: 'nassau' },
  { role: 'cma', org: 'sample-cma-pine-barrens' },
  { role: 'healthHome', org: 'sample-hh-five-boroughs' },
  { role: 'state', org: 'doh' },
  { role: 'admin', org: 'operations' },
] as const satisfies readonly { role: Role; org: string }[];

/** What is refused asks of AWS too: every role asks for a case that is not its own, for none, and for what a case has not. */
const askInVain = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, omh } = people(world);
  const caseId = await planner.refer(sample);
  const { referral } = world.sample(sample);
  const closedCaseId = await planner.refer('pilgrim-aot-on-campus-tpp');
  await planner.post(`/cases/${closedCaseId}/withdrawal`, { reason: 'withdrawn' });
  const numbered = /-([WN])1(?=\/)/;
  const wrongBody = { nothing: 'that any contract has' };
  const asked = (id: string) => askable(id, referral).filter(([operation]) => operation !== 'submitReferral');
  for (const id of [caseId, closedCaseId, unknownCaseId])
    for (const [, { method, path, json }] of asked(id)) {
      for (const who of outsiders) await world.request(who, method, path, json);
      if (numbered.test(path))
        for (const who of [...outsiders, planner.who, spoa.who, omh.who])
          await world.request(who, method, path.replace(numbered, '-$1999'), json);
    }
  for (const [, { method, path, json }] of asked(caseId))
    if (json !== undefined)
      for (const { who } of [planner, spoa, omh]) await world.request(who, method, path, wrongBody);
};

/** The SPOA offers; the patient's consent is withdrawn while the agency still thinks. */
const consentWithdrawn = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa } = people(world);
  const caseId = await planner.refer(sample);
  await spoa.complete('spoaDecision', { decision: 'accept' });
  await planner.put(`/cases/${caseId}/consent`, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
};

/** A person of whom a name and a year are known is known to a facility by them: with the next one the lock moves too. */
const facilityMoved = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner } = people(world);
  const caseId = await planner.refer(sample, ({ person, ...referral }) => {
    const { medicaidCin, ...unnumbered } = Object(person) as Json;
    return { ...referral, person: { ...unnumbered, dateOfBirth: '1984' } };
  });
  const movedAt = '2026-03-02T08:00:00-05:00';
  await planner.put(`/cases/${caseId}/facility`, { facility: 'kingsboro-pc', movedAt });
};

/** The CIN comes with the answer to a return, and was mistyped: each time the lock moves, of a person by whose birth year nobody else is found. */
const cinGivenLater = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa } = people(world);
  let sent: Json = {};
  const caseId = await planner.refer(sample, ({ person, ...referral }) => {
    const { medicaidCin, ...unnumbered } = Object(person) as Json;
    sent = { ...referral, person: { ...unnumbered, dateOfBirth: '1984' } };
    return sent;
  });
  const questions = ['medicaidStatus'];
  await spoa.complete('spoaDecision', { decision: 'returnForInformation', questions });
  const person = { ...(sent['person'] as Json), medicaidCin: 'ZZ41001A' };
  await planner.put(`/cases/${caseId}/referral`, { ...sent, person });
  const correction = { fact: 'cin', medicaidCin: 'ZZ41001B', reason: 'typingError' };
  await planner.post(`/cases/${caseId}/corrections`, correction);
};

/** A care manager takes the person; then the referral is withdrawn. */
const leavesCaseload = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, agency } = people(world);
  const caseId = await planner.refer(sample);
  await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  await planner.post(`/cases/${caseId}/withdrawal`, { reason: 'refused' });
};

/** A person whom nobody was named for; then one, another, a claim taken back, and all of one's people handed on. */
const careManagersChange = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, agency } = people(world);
  const caseId = await planner.refer(sample);
  await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await agency.complete('cmaAcceptance', { decision: 'accept' });
  const workItemId = await agency.workItem('nameCareManager');
  for (const act of ['claim', 'release']) await agency.post(`/work-items/${workItemId}/${act}`);
  const change = { careManager: 'sample-cm-aurelio', reason: 'other' };
  await world.request({ ...agency.who, sub: 'a-colleague' }, 'PUT', `/cases/${caseId}/care-manager`, change);
  await agency.put(`/cases/${caseId}/care-manager`, { careManager: 'sample-cm-beatrix', reason: 'caseload' });
  await agency.post('/care-managers/sample-cm-beatrix/reassignment', {
    preview: false,
    to: [{ careManager: 'sample-cm-aurelio' }],
    reason: 'left',
  });
};

/** A care manager has the person under a new court order; the agency may not serve it, and the county transfers. */
const transferred = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, agency } = people(world);
  const caseId = await planner.refer(sample);
  await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  const registered = await world.store.agency(bay);
  if (registered) await enterAgency(world.store, { ...registered, aotAuthority: 'none' });
  await spoa.put(`/cases/${caseId}/aot-order`, courtOrder('2026-03-01', '2026-08-09'));
  await spoa.complete('aotTransfer', { to: 'sample-cma-twin-bridges' });
  await world.person('cma', 'sample-cma-twin-bridges').complete('transferAcceptance', { decision: 'accept' });
};

const openScene = async ({ recording, relayed }: Stage, options: Json = {}): Promise<Scene> => {
  const scene = await Scene.open({ ...recordedOptions(recording, relayed), ...options });
  recordRequests(scene.world);
  return scene;
};

const underOrder = async (stage: Stage): Promise<void> => {
  const scene = await openScene(stage);
  const { world, caseId, agency } = scene;
  const { admin, healthHome } = people(world);
  for (const [, { method, path, json }] of everyRequest(caseId, {}).filter(([name]) =>
    ['putPlanOfCare', 'reportSignificantEvent', 'getCairsReports', 'recordSearchStep'].includes(name),
  ))
    await world.request(agency, method, path, json);
  const [, entry] = everyRequest(caseId, {}).find(([name]) => name === 'putRegistryEntry') ?? [];
  if (entry) await admin.put(entry.path, entry.json);
  await healthHome.put(`/registry/attestations/${bay}`, { from: '2018-05-01' });
  // One that nothing refers to, and one that is refused after its inbox was looked at.
  for (const gone of ['spoas/spoa-erie', `agencies/${bay}`])
    await world.request(admin.who, 'DELETE', `/registry/${gone}`);
};

/** An administrator proposes, and a colleague confirms or refuses; a Health Home attests an agency for longer. */
const twoPersons = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { healthHome, admin } = people(world);
  const colleague = { ...admin.who, sub: 'a-colleague' };
  for (const decision of ['confirm', 'refuse']) {
    const id = `sample-hh-to-${decision}`;
    const { body } = await admin.put(`/registry/health-homes/${id}`, { id, name: 'A Health Home (sample)' });
    const path = `/registry/proposals/${String(body['proposalId'])}/answer`;
    await world.request(colleague, 'POST', path, { decision });
  }
  await healthHome.put(`/registry/attestations/${bay}`, { from: '2010-01-01', until: '2010-12-31' });
};

/** Every way in which a search ends, each after the journey is over, so that nothing of the case is under way. */
const searchesEnd = async ({ recording, relayed }: Stage): Promise<void> => {
  const withdrawn = await concerned(recordedOptions(recording, relayed));
  recordRequests(withdrawn.world);
  await withdrawn.post(withdrawn.agency, '/missing-concerns/M1/withdrawal', { reason: 'wrongPerson' });

  const acknowledged = await missing(recordedOptions(recording, relayed));
  recordRequests(acknowledged.world);
  await acknowledged.report(after(t0, 25));
  await acknowledged.sighting(after(t0, 26), 'community');
  await acknowledged.acknowledge(acknowledged.county);

  const together = await missing(recordedOptions(recording, relayed));
  recordRequests(together.world);
  await together.report(after(t0, 25));
  await together.sighting(after(t0, 26), 'community');
  const noticeIds = (await together.notices())
    .filter(({ kind }) => kind === 'aotMissing')
    .map(({ noticeId }) => noticeId);
  await together.send(together.county, 'POST', '/notices/acknowledgements', { noticeIds });

  const vacated = await concerned(recordedOptions(recording, relayed));
  recordRequests(vacated.world);
  await vacated.order({
    ...courtOrder('2026-02-10', '2026-08-09'),
    orderId: 'O1',
    ended: { at: t0, reason: 'vacated' },
  });
};

/** A death on the wrong case: the person is back on the caseload where they were. */
const reopened = async (stage: Stage): Promise<void> => {
  const world = await freshWorld(stage);
  const { planner, spoa, agency } = people(world);
  const caseId = await planner.refer('pilgrim-enrolled-friday-evening');
  await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await agency.complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  await agency.post(`/cases/${caseId}/withdrawal`, { reason: 'died' });
  await agency.post(`/cases/${caseId}/voids`, { fact: 'closing', reason: 'wrongPerson' });
};

export const playScenes = async (stage: Stage): Promise<void> => {
  await askForEverything(stage);
  await askInVain(stage);
  await consentWithdrawn(stage);
  await facilityMoved(stage);
  await cinGivenLater(stage);
  await leavesCaseload(stage);
  await careManagersChange(stage);
  await transferred(stage);
  await underOrder(stage);
  await twoPersons(stage);
  await searchesEnd(stage);
  await reopened(stage);
};
