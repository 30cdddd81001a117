/** Journeys of what a referral says and is put right: a CIN that was mistyped, a destination and a birth date of somebody else. */
import { contact, enrolled, type Journey, people, placed } from './journeys.ts';
import { mustFindCase } from './person-journeys.ts';

type Referral = Record<string, unknown>;

/** The sample of a person who is known by this CIN. */
const numbered =
  (medicaidCin: string) =>
  (referral: Referral): Referral => ({
    ...referral,
    person: { ...(Object(referral['person']) as Referral), medicaidCin },
  });

const cinCorrected: Journey = {
  name: 'cin-corrected',
  story:
    'A planner mistypes a CIN. The county reads the card and corrects it while an agency is asked: a colleague who refers the person by the right one finds the case, and the wrong one is free. The care manager, who hears of another telephone number, corrects that.',
  ends: { phase: 'warmHandOff' },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const caseId = await planner.refer(enrolled, numbered('ZZ51001A'));
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    const corrections = `/cases/${caseId}/corrections`;
    await world.at('2026-03-03T11:00:00-05:00');
    const right = { fact: 'cin', medicaidCin: 'ZZ51010A', reason: 'documentSeen' };
    await spoa.post(corrections, right);
    await world.at('2026-03-03T11:30:00-05:00');
    const { referral } = world.sample(enrolled);
    await mustFindCase(world, planner, numbered('ZZ51010A')(referral), 'openReferral', caseId);
    // Sent once more it is the same correction, and nobody is told again.
    await spoa.post(corrections, right);
    await world.at('2026-03-03T15:00:00-05:00');
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-04T09:00:00-05:00');
    await agency().post(corrections, { fact: 'telephone', phone: '(631) 555-0188', reason: 'hasChanged' });
    return caseId;
  },
};

const ofSomebodyElse: Journey = {
  name: 'destination-and-birth-date-corrected',
  story:
    'The destination of another patient stands in a referral, a residence on the campus, and the birth date too. The facility corrects both after the hand-off: the rules decide anew, the HH+ rate applies, and plan, county and agency hear so. How it stood stays readable.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, agency, healthHome } = people(world);
    const caseId = await placed(world, (referral) => ({
      ...referral,
      discharge: {
        ...(Object(referral['discharge']) as Referral),
        destination: { kind: 'onCampusResidence', onCampusResidence: 'tlr' },
      },
    }));
    await healthHome.complete('tellPlan', { toldAt: '2026-03-04T09:30:00-05:00' });
    const corrections = `/cases/${caseId}/corrections`;
    await world.at('2026-03-06T09:00:00-05:00');
    const reason = 'wrongPerson';
    await planner.post(corrections, { fact: 'destination', destination: { kind: 'family' }, reason });
    await planner.post(corrections, { fact: 'birthDate', dateOfBirth: '1979-11', reason });
    await world.at('2026-03-06T17:10:00-05:00');
    await healthHome.complete('tellPlan', { toldAt: '2026-03-06T10:00:00-05:00' });
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    return caseId;
  },
};

export const correctionJourneys: readonly Journey[] = [cinCorrected, ofSomebodyElse];
