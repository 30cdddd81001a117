/** Journeys of a person who moves to another State facility before the discharge. */
import { contact, enrolled, type Journey, moveDischargeTo, people, placed } from './journeys.ts';

const withPlan: Journey = {
  name: 'moved-to-another-facility',
  story:
    'The person moves from Pilgrim to Kingsboro days before the discharge. The referral goes along with its agency and its clocks; Kingsboro reports the discharge, and nothing was entered twice.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const kingsboro = world.person('planner', 'kingsboro-pc');
    const caseId = await placed(world);
    await world.at('2026-03-05T14:00:00-05:00');
    await planner.put(`/cases/${caseId}/facility`, {
      facility: 'kingsboro-pc',
      movedAt: '2026-03-05T12:00:00-05:00',
      plannedFor: '2026-03-12T15:00:00-04:00',
    });
    await world.at('2026-03-12T15:30:00-04:00');
    await kingsboro.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-12T15:00:00-04:00' });
    await world.at('2026-03-13T10:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-13T09:30:00-04:00'));
    return caseId;
  },
};

const byCounty: Journey = {
  name: 'moved-and-referred-again',
  story:
    'Pilgrim says nothing of the move, and Kingsboro refers the person anew: it is told whom to ask. The county moves the referral, and Kingsboro answers what the county had asked of Pilgrim.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const kingsboro = world.person('planner', 'kingsboro-pc');
    const caseId = await planner.refer(enrolled, moveDischargeTo('2026-03-20T17:00:00-04:00'));
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', {
      decision: 'returnForInformation',
      questions: ['dischargeDate'],
      reason: 'When is the discharge?',
    });
    await world.at('2026-03-04T09:30:00-05:00');
    const { referral } = world.sample(enrolled);
    const again = await world.request(kingsboro.who, 'POST', '/referrals', referral);
    if (again.status !== 409 || !String(again.body['next']).includes('/facility'))
      throw new Error(`The second referral was answered ${again.status}.`);
    await spoa.put(`/cases/${caseId}/facility`, {
      facility: 'kingsboro-pc',
      movedAt: '2026-03-03T15:00:00-05:00',
    });
    await world.at('2026-03-04T11:00:00-05:00');
    await kingsboro.complete('referralInformation', { answer: 'On 20 March, at five in the afternoon.' });
    await world.at('2026-03-04T15:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    return caseId;
  },
};

export const facilityMoveJourneys: readonly Journey[] = [withPlan, byCounty];
