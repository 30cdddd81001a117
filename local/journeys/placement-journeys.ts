/** Journeys of a placement that goes back: returned for information, sent round, taken back, handed back, accepted late. */
import { contact, enrolled, type Journey, moveDischargeTo, people, placed } from './journeys.ts';

const bay = 'sample-cma-great-south-bay';
const pine = 'sample-cma-pine-barrens';

const returned: Journey = {
  name: 'returned-for-information',
  story:
    'The SPOA asks twice: the facility answers a day late, then sends the referral again, and the clock says whose the time was.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-02T11:00:00-05:00');
    await spoa.complete('spoaDecision', {
      decision: 'returnForInformation',
      questions: ['clinicalInformation', 'medicaidStatus'],
      reason: 'Which medication is the person on, and until when does the authorization of it run?',
    });
    await world.at('2026-03-04T10:30:00-05:00');
    await planner.complete('referralInformation', {
      answer: 'Lithium, as in the summary; the authorization runs to June.',
    });
    await spoa.complete('spoaDecision', { decision: 'returnForInformation', questions: ['evidenceOfNeed'] });
    await world.at('2026-03-04T15:00:00-05:00');
    await planner.put(`/cases/${caseId}/referral`, world.sample(enrolled).referral);
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    return caseId;
  },
};

const sentRound: Journey = {
  name: 'sent-round-six-counties',
  story:
    'Six redirects in twelve days: seven decisions, none of them late. The sum of the waiting is, and OMH hears of it.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await planner.refer(enrolled, moveDischargeTo('2026-03-27T17:00:00-04:00'));
    const reason = 'The person wants to live there.';
    for (const [day, from, county] of [
      ['03', 'suffolk', 'nassau'],
      ['05', 'nassau', 'westchester'],
      ['06', 'westchester', 'orange'],
      ['10', 'orange', 'ulster'],
      ['12', 'ulster', 'dutchess'],
      ['13', 'dutchess', 'suffolk'],
    ] as const) {
      await world.at(`2026-03-${day}T10:00:00-05:00`);
      await world.person('spoa', from).complete('spoaDecision', { decision: 'redirect', county, reason });
    }
    await world.at('2026-03-14T10:00:00-04:00');
    return caseId;
  },
};

const takenBack: Journey = {
  name: 'silent-agency-replaced',
  story:
    'An agency accepts and does nothing. The person leaves; the SPOA takes them back, the next agency sees them within the 48 hours.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    await agency(bay).complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-06T17:30:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T10:00:00-05:00');
    await spoa.post(`/cases/${caseId}/reassignment`, {
      reason: 'agencySilent',
      note: 'Nobody came to the ward, and nobody answers the telephone.',
    });
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [pine] });
    await agency(pine).complete('cmaAcceptance', { decision: 'accept' });
    await world.at('2026-03-08T12:00:00-04:00');
    await agency(pine).post(`/cases/${caseId}/contacts`, contact('2026-03-08T11:00:00-04:00'));
    await agency(pine).complete('warmHandOff', {
      handedOffAt: '2026-03-08T11:00:00-04:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const handedBack: Journey = {
  name: 'handed-back-in-the-episode',
  story:
    'Months into the episode the agency hands the person back: the county decides anew, and another agency takes over.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await healthHome.complete('tellPlan', { toldAt: '2026-03-05T11:00:00-05:00' });
    await world.at('2026-03-06T17:30:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    await world.at('2026-06-01T10:00:00-04:00');
    await agency().post(`/cases/${caseId}/hand-back`, {
      reason: 'staffLeft',
      note: 'Both care managers of the team left in May.',
    });
    await world.at('2026-06-01T15:00:00-04:00');
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [pine] });
    await agency(pine).complete('cmaAcceptance', { decision: 'accept' });
    await world.at('2026-06-03T11:00:00-04:00');
    await agency(pine).complete('warmHandOff', {
      handedOffAt: '2026-06-03T10:30:00-04:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const acceptedLate: Journey = {
  name: 'accepted-after-the-offer-lapsed',
  story:
    'An agency answers an hour after its offer lapsed: it is late and not locked, and the next agency hears so.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay, pine] });
    const offer = await agency(bay).workItem('cmaAcceptance');
    await world.at('2026-03-03T10:00:00-05:00');
    await agency(bay).post(`/work-items/${offer}/completion`, { kind: 'cmaAcceptance', decision: 'accept' });
    return caseId;
  },
};

const transferred: Journey = {
  name: 'transferred-on-a-named-day',
  story:
    'The Health Home asks for a transfer on the first of June: the agency accepts in May, the day moves the person, and a hand-off follows.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world);
    await healthHome.complete('tellPlan', { toldAt: '2026-03-05T11:00:00-05:00' });
    await world.at('2026-03-06T17:30:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    await world.at('2026-05-20T10:00:00-04:00');
    const ask = { to: pine, effectiveOn: '2026-05-28', reason: 'wishOfPerson' };
    await healthHome.post(`/cases/${caseId}/transfer`, ask);
    await healthHome.post(`/cases/${caseId}/transfer/withdrawal`);
    await healthHome.post(`/cases/${caseId}/transfer`, { ...ask, effectiveOn: '2026-06-01' });
    await world.at('2026-05-21T10:00:00-04:00');
    await agency(pine).complete('transferAcceptance', { decision: 'accept' });
    await world.at('2026-06-02T15:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-05-29T11:00:00-04:00'));
    await agency(pine).complete('warmHandOff', {
      handedOffAt: '2026-06-02T11:00:00-04:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

export const placementJourneys: readonly Journey[] = [
  returned,
  sentRound,
  takenBack,
  handedBack,
  acceptedLate,
  transferred,
];
