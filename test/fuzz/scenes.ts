/** The cases that a world begins with, in all phases, brought there through the API as people would. */
import { courtOrder, memberUnderOrder, people } from '../../local/journeys/aot-journeys.ts';
import type { World } from '../../local/journeys/world.ts';

type Json = Record<string, unknown>;

const bay = 'sample-cma-great-south-bay';
const enrolled = 'pilgrim-enrolled-friday-evening';

const ofPerson =
  (number: number) =>
  (referral: Json): Json => ({
    ...referral,
    person: { ...(Object(referral['person']) as Json), medicaidCin: `ZZ${10_000 + number}C` },
  });

const accept = (world: World) =>
  people(world).county.complete('spoaDecision', { decision: 'accept', candidates: [bay] });

const referred = async (world: World): Promise<void> => {
  await people(world).planner.refer(enrolled, ofPerson(1));
};

const offered = async (world: World): Promise<void> => {
  await people(world).planner.refer(enrolled, ofPerson(2));
  await accept(world);
};

const placed = async (world: World): Promise<void> => {
  const { planner, agency } = people(world);
  const caseId = await planner.refer(enrolled, ofPerson(3));
  await accept(world);
  await agency.complete('cmaAcceptance', { decision: 'accept' });
  const handedOffAt = world.runtime.now();
  await agency.complete('warmHandOff', { handedOffAt, introduction: 'inPerson' });
  await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: handedOffAt });
};

const underOrderBeforeDischarge = async (world: World): Promise<void> => {
  const { planner, agency, county } = people(world);
  const caseId = await planner.refer(enrolled, ofPerson(4));
  await accept(world);
  await agency.complete('cmaAcceptance', { decision: 'accept' });
  await county.put(`/cases/${caseId}/aot-order`, courtOrder('2026-02-20', '2026-08-19'));
};

const returnedForInformation = async (world: World): Promise<void> => {
  const { planner, county } = people(world);
  await planner.refer(enrolled, ofPerson(6));
  const questions = ['clinicalInformation'];
  await county.complete('spoaDecision', { decision: 'returnForInformation', questions });
};

const onTheWayToNewYorkCity = async (world: World): Promise<void> => {
  await world.person('planner', 'cnypc').refer('cnypc-to-bronx-aot-shelter', ofPerson(5));
};

/** A member under a court order, and one who cannot be found: the search is on. */
const searched = async (world: World): Promise<void> => {
  const { agency } = people(world);
  const caseId = await memberUnderOrder(world);
  await agency.put(`/cases/${caseId}/plan-of-care`, { courtPlan: ['careManagement'], other: [] });
  const receivedAt = '2026-03-03T13:00:00-05:00';
  await world.at(receivedAt);
  await agency.post(`/cases/${caseId}/missing-concerns`, { kind: 'unexplainedAbsence', receivedAt });
};

export const openScenes = async (world: World): Promise<void> => {
  await placed(world);
  await underOrderBeforeDischarge(world);
  await searched(world);
  await returnedForInformation(world);
  await offered(world);
  await referred(world);
  await onTheWayToNewYorkCity(world);
};
