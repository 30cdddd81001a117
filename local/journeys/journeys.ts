/**
 * The journeys: whole stories played through the API on the virtual clock, each with the end that it must have. `npm run
 * demo` prints them, test/journeys asserts them in full, and the state machine coverage is measured on them.
 */
import type { Phase } from '../../domain/case/phase.ts';
import type { AotState, CloseReason } from '../../domain/case/strands.ts';
import type { World } from './world.ts';

export interface Journey {
  name: string;
  story: string;
  ends: { phase: Phase; closeReason?: CloseReason; contactLate?: boolean; aot?: AotState };
  play(world: World): Promise<string>;
}

export const enrolled = 'pilgrim-enrolled-friday-evening';
export const bay = 'sample-cma-great-south-bay';
const pine = 'sample-cma-pine-barrens';
const bridges = 'sample-cma-twin-bridges';

export const people = (world: World) => ({
  planner: world.person('planner', 'pilgrim-pc'),
  spoa: world.person('spoa', 'suffolk'),
  agency: (org = bay) => world.person('cma', org),
  healthHome: world.person('healthHome', 'sample-hh-long-island'),
});

/** Referred on Monday, accepted by the SPOA on Tuesday and by the agency in the afternoon, handed off on Thursday. */
export const placed = async (
  world: World,
  change: (referral: Record<string, unknown>) => Record<string, unknown> = (referral) => referral,
): Promise<string> => {
  const { planner, spoa, agency } = people(world);
  const caseId = await planner.refer(enrolled, change);
  await world.at('2026-03-03T10:00:00-05:00');
  await spoa.complete('spoaDecision', { decision: 'accept' });
  await world.at('2026-03-03T15:00:00-05:00');
  await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  await world.at('2026-03-05T11:00:00-05:00');
  await agency().complete('warmHandOff', {
    handedOffAt: '2026-03-05T10:30:00-05:00',
    introduction: 'inPerson',
  });
  return caseId;
};

export const contact = (at: string) => ({ at, method: 'faceToFace', outcome: 'made', place: 'home' });

/** The sample with another planned discharge. */
export const moveDischargeTo = (plannedFor: string) => (referral: Record<string, unknown>) => {
  const discharge = Object(referral['discharge']) as Record<string, unknown>;
  const { plannedOn, dischargedAt, ...rest } = discharge;
  return { ...referral, discharge: { ...rest, plannedFor } };
};

const straightThrough: Journey = {
  name: 'straight-through',
  story: 'Referred, accepted, handed off, discharged on Friday at 17:00 and seen at home on Saturday.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    return caseId;
  },
};

const spoaSilent: Journey = {
  name: 'spoa-silent',
  story:
    'The SPOA says nothing for a week; it and the facility are told every business day, and nothing is lost.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const caseId = await planner.refer(enrolled, moveDischargeTo('2026-03-20T17:00:00-04:00'));
    await world.at('2026-03-10T10:00:00-04:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    return caseId;
  },
};

const thirdAgencyAccepts: Journey = {
  name: 'third-agency-accepts',
  story: 'One agency declines, the next is silent for a business day, the third accepts.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-02T15:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay, pine, bridges] });
    await world.at('2026-03-02T16:00:00-05:00');
    await agency(bay).complete('cmaAcceptance', { decision: 'decline', reason: 'noCapacity' });
    await world.at('2026-03-03T16:30:00-05:00');
    await agency(bridges).complete('cmaAcceptance', { decision: 'accept' });
    return caseId;
  },
};

const twoDeclineThirdAccepts: Journey = {
  name: 'two-agencies-decline',
  story: 'Two agencies decline and the third accepts.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-02T15:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    for (const org of [bay, pine])
      await agency(org).complete('cmaAcceptance', { decision: 'decline', reason: 'noCapacity' });
    await agency(bridges).complete('cmaAcceptance', { decision: 'accept' });
    return caseId;
  },
};

const allAgenciesDecline: Journey = {
  name: 'all-agencies-decline',
  story:
    'Every agency declines: the case is back with the SPOA, which is told at once and has a clock again.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-02T15:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    for (const org of [bay, pine, bridges])
      await agency(org).complete('cmaAcceptance', { decision: 'decline', reason: 'noCapacity' });
    return caseId;
  },
};

/** The sample's planned discharge at another time. */
const diesBeforeDischarge: Journey = {
  name: 'dies-before-discharge',
  story:
    'The patient dies before the discharge: both branches end, nobody is reminded of anything any more but of the plan, which is still to hear of it.',
  ends: { phase: 'closed', closeReason: 'died' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T08:00:00-05:00');
    await planner.post(`/cases/${caseId}/withdrawal`, { reason: 'died', at: '2026-03-06T03:20:00-05:00' });
    await world.at('2026-03-20T08:00:00-04:00');
    return caseId;
  },
};

const withdrawn: Journey = {
  name: 'withdrawn-by-planner',
  story: 'The planner withdraws the referral while the SPOA decides.',
  ends: { phase: 'closed', closeReason: 'withdrawn' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-03T09:00:00-05:00');
    await planner.post(`/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    await world.at('2026-03-20T08:00:00-04:00');
    return caseId;
  },
};

const duplicate: Journey = {
  name: 'duplicate-referral',
  story: 'The same person is referred twice: the second referral is refused and points to the first case.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await planner.refer(enrolled);
    const { referral } = world.sample(enrolled);
    const second = await world.request(planner.who, 'POST', '/referrals', referral);
    const state = Object(second.body['state']) as Record<string, unknown>;
    if (second.status !== 409 || state['caseId'] !== caseId)
      throw new Error(`The second referral was answered ${second.status}.`);
    return caseId;
  },
};

export const journeys: readonly Journey[] = [
  straightThrough,
  spoaSilent,
  twoDeclineThirdAccepts,
  thirdAgencyAccepts,
  allAgenciesDecline,
  diesBeforeDischarge,
  withdrawn,
  duplicate,
];
