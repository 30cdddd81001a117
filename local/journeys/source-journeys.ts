/** Journeys of people whom no State PC refers: out of the community, a hospital, the AOT process, and through a Health Home. */
import { omhReportParts } from '../../domain/aot/aot-completion-contract.ts';
import { courtOrder } from './aot-journeys.ts';
import { contact, type Journey, people } from './journeys.ts';
import type { World } from './world.ts';

const bay = 'sample-cma-great-south-bay';

/** Entered on Monday at nine, decided on at once, and accepted in the afternoon. */
const acceptedByBay = async (world: World, sample: string): Promise<string> => {
  const { spoa, agency } = people(world);
  const caseId = await spoa.enter(sample);
  await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
  await world.at('2026-03-02T15:00:00-05:00');
  await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
  return caseId;
};

const fromShelter: Journey = {
  name: 'from-shelter-outreach',
  story:
    'A shelter outreach team refers through the SPOA somebody who is in no stay: the first contact counts from the acceptance, and is made at the shelter.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { agency } = people(world);
    const caseId = await acceptedByBay(world, 'suffolk-shelter-outreach');
    await world.at('2026-03-04T10:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, {
      ...contact('2026-03-04T09:15:00-05:00'),
      place: 'shelter',
    });
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-04T09:15:00-05:00',
      introduction: 'inPerson',
    });
    return caseId;
  },
};

const fromHospital: Journey = {
  name: 'from-hospital',
  story:
    'A hospital refers through the SPOA; on the planned day the agency is asked, reports the discharge itself, and its 48 hours run.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { agency } = people(world);
    const caseId = await acceptedByBay(world, 'suffolk-hospital-third-stay');
    await world.at('2026-03-04T11:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-04T10:00:00-05:00',
      introduction: 'inPerson',
    });
    await world.at('2026-03-06T09:00:00-05:00');
    await agency().post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-05T16:30:00-05:00' });
    await world.at('2026-03-07T12:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T11:00:00-05:00'));
    return caseId;
  },
};

const throughAotProcess: Journey = {
  name: 'through-aot-process',
  story:
    'The county enters somebody under a court order and records it; the agency meets them after the week of the order and after its own days are over.',
  ends: { phase: 'hhPlusEpisode', contactLate: true, aot: 'active' },
  async play(world) {
    const { spoa, agency } = people(world);
    const caseId = await acceptedByBay(world, 'suffolk-aot-process');
    await spoa.put(`/cases/${caseId}/aot-order`, courtOrder('2026-03-02', '2026-09-01'));
    await agency().complete('tellHealthHomeOfAot', {
      toldAt: '2026-03-02T14:30:00-05:00',
      orderCopyGiven: true,
      treatmentExchange: false,
    });
    await spoa.complete('aotReportToOmh', {
      reportedAt: '2026-03-02T14:45:00-05:00',
      included: [...omhReportParts],
    });
    await world.at('2026-03-06T11:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-06T10:00:00-05:00',
      introduction: 'phone',
    });
    await world.at('2026-03-11T12:00:00-04:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-11T11:00:00-04:00'));
    return caseId;
  },
};

const throughHealthHome: Journey = {
  name: 'through-health-home',
  story:
    'A Health Home enters somebody who steps down from ACT; the county asks it for evidence, decides, and the agency meets the person.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { spoa, agency, healthHome } = people(world);
    const caseId = await healthHome.enter('long-island-act-step-down');
    await spoa.complete('spoaDecision', {
      decision: 'returnForInformation',
      questions: ['evidenceOfNeed'],
    });
    await world.at('2026-03-02T14:00:00-05:00');
    await healthHome.complete('referralInformation', { answer: 'The ACT team’s letter is attached.' });
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-05T10:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T09:30:00-05:00',
      introduction: 'inPerson',
    });
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-05T09:30:00-05:00'));
    return caseId;
  },
};

const admittedBeforeContact: Journey = {
  name: 'admitted-before-first-contact',
  story:
    'Referred out of a shelter and admitted to a hospital before the agency has met them: the contact is taken back, and 48 hours run from the discharge.',
  ends: { phase: 'awaitingContact' },
  async play(world) {
    const { agency } = people(world);
    const caseId = await acceptedByBay(world, 'suffolk-shelter-outreach');
    await world.at('2026-03-03T10:00:00-05:00');
    await agency().put(`/cases/${caseId}/discharge-plan`, {
      status: 'readmitted',
      readmittedAt: '2026-03-02T22:00:00-05:00',
    });
    await world.at('2026-03-05T10:00:00-05:00');
    await agency().put(`/cases/${caseId}/discharge-plan`, { status: 'planned', plannedOn: '2026-03-09' });
    await world.at('2026-03-09T15:00:00-04:00');
    await agency().post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-09T13:00:00-04:00' });
    return caseId;
  },
};

export const sourceJourneys: readonly Journey[] = [
  fromShelter,
  fromHospital,
  throughAotProcess,
  throughHealthHome,
  admittedBeforeContact,
];
