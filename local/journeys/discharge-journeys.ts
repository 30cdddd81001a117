/** Journeys whose turn is the discharge: moved, cancelled, too early, corrected, and the contact that follows it. */
import { contact, enrolled, type Journey, people, placed } from './journeys.ts';

const dischargeMoved: Journey = {
  name: 'discharge-moved-three-times',
  story:
    'The planned date moves three times; no reminder of an old date is sent, and the clock runs from the real one.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    for (const plannedFor of [
      '2026-03-09T17:00:00-04:00',
      '2026-03-12T17:00:00-04:00',
      '2026-03-11T12:00:00-04:00',
    ])
      await planner.put(`/cases/${caseId}/discharge-plan`, { status: 'planned', plannedFor });
    await world.at('2026-03-11T12:30:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-11T11:45:00-04:00' });
    await world.at('2026-03-12T10:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-12T09:30:00-04:00'));
    return caseId;
  },
};

const dischargeCancelled: Journey = {
  name: 'discharge-cancelled',
  story:
    'The discharge is cancelled; the agency is told, and the planner is asked for a new date every week.',
  ends: { phase: 'awaitingDischargePlan' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await placed(world);
    await planner.put(`/cases/${caseId}/discharge-plan`, { status: 'cancelled', reason: 'notReady' });
    await world.at('2026-03-13T12:00:00-04:00');
    return caseId;
  },
};

const dischargedBeforeDecision: Journey = {
  name: 'discharged-before-decision',
  story:
    'The person leaves while the SPOA still decides: the 48 hours run all the same, with the county as holder.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled);
    await world.at('2026-03-03T12:00:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-03T11:00:00-05:00' });
    await world.at('2026-03-04T12:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-05T10:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-05T09:30:00-05:00'));
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T09:30:00-05:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const dischargeCorrected: Journey = {
  name: 'discharge-time-corrected',
  story:
    'The discharge was entered six hours too late; the corrected time makes a contact late that looked in time.',
  ends: { phase: 'hhPlusEpisode', contactLate: true },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-08T16:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-08T15:30:00-04:00'));
    await world.at('2026-03-09T09:00:00-04:00');
    await planner.post(`/cases/${caseId}/discharge`, {
      dischargedAt: '2026-03-06T11:00:00-05:00',
      correctionReason: 'wrongTime',
    });
    return caseId;
  },
};

const contactLate: Journey = {
  name: 'contact-made-late',
  story:
    'Two visits find nobody; at 48 hours the county is told, then daily; the contact is made late and says so.',
  ends: { phase: 'hhPlusEpisode', contactLate: true },
  async play(world) {
    const { planner, agency } = people(world);
    const caseId = await placed(world);
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    for (const at of ['2026-03-07T12:00:00-05:00', '2026-03-08T12:00:00-04:00']) {
      await world.at(at);
      await agency().post(`/cases/${caseId}/contacts`, {
        at,
        method: 'faceToFace',
        outcome: 'attempted',
        place: 'home',
      });
    }
    await world.at('2026-03-10T09:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-10T08:40:00-04:00'));
    return caseId;
  },
};

export const dischargeJourneys: readonly Journey[] = [
  dischargeMoved,
  dischargeCancelled,
  dischargedBeforeDecision,
  dischargeCorrected,
  contactLate,
];
