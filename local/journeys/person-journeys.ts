/** Journeys of who the person is: typed in two ways, known by little, and referred once although told twice. */
import { contact, enrolled, type Journey, moveDischargeTo, people } from './journeys.ts';
import type { Player } from './player.ts';
import type { World } from './world.ts';

type Referral = Record<string, unknown>;

/** The sample with other members of its person; one of `undefined` is left out. */
const ofPerson =
  (said: Referral) =>
  (referral: Referral): Referral => ({
    ...referral,
    person: { ...(Object(referral['person']) as Referral), ...said },
  });

/** A referral that must not open a case, with the code of its problem; anything else ends the journey. */
export const mustFindCase = async (
  world: World,
  { who }: Player,
  referral: Referral,
  code: string,
  caseId: string,
) => {
  const { status, body } = await world.request(who, 'POST', '/referrals', referral);
  const state = Object(body['state']) as Referral;
  if (status !== 409 || body['code'] !== code || state['caseId'] !== caseId)
    throw new Error(`The second referral was answered ${status}: ${JSON.stringify(body)}`);
};

const typedOtherwise: Journey = {
  name: 'typed-otherwise',
  story:
    'Two colleagues of a facility refer one person, whose name they type each in their own way, without a CIN. It is one person: the second finds the case of the first.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const { referral } = world.sample(enrolled);
    const said = { medicaidCin: undefined, firstName: 'Mary Ann', lastName: 'O’Neil-Groß' };
    const caseId = await planner.refer(enrolled, ofPerson(said));
    await world.at('2026-03-03T08:30:00-05:00');
    const typed = {
      ...said,
      firstName: 'MARY\u00a0 ANN',
      lastName: "O'NEIL\u2011GROSS",
      countyOfResidence: 'Suffolk County',
    };
    await mustFindCase(world, planner, ofPerson(typed)(referral), 'openReferral', caseId);
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    return caseId;
  },
};

const knownByLittle: Journey = {
  name: 'one-name-no-birthday-no-address',
  story:
    'A man with one name, who knows the year of his birth and has nowhere to live, goes the whole way: nobody invents a name, a day or a ZIP code for him.',
  ends: { phase: 'hhPlusEpisode', contactLate: false },
  async play(world) {
    const { planner, spoa, agency } = people(world);
    const person = {
      firstName: undefined,
      middleName: undefined,
      lastName: 'Sukarno',
      dateOfBirth: '1984',
      dateOfBirthEstimated: true,
      medicaidCin: undefined,
      currentAddress: { noFixedAddress: true, city: 'Bay Shore' },
      phone: '(631) 555-0100 ext. 12',
      countyOfResidence: 'Suffolk County',
    };
    const caseId = await planner.refer(enrolled, ofPerson(person));
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await world.at('2026-03-03T15:00:00-05:00');
    await agency().complete('cmaAcceptance', { decision: 'accept', careManager: 'sample-cm-aurelio' });
    await world.at('2026-03-05T11:00:00-05:00');
    await agency().complete('warmHandOff', {
      handedOffAt: '2026-03-05T10:30:00-05:00',
      introduction: 'inPerson',
    });
    await world.at('2026-03-06T17:10:00-05:00');
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: '2026-03-06T17:00:00-05:00' });
    await world.at('2026-03-07T13:00:00-05:00');
    await agency().post(`/cases/${caseId}/contacts`, contact('2026-03-07T12:30:00-05:00'));
    return caseId;
  },
};

const sentAgain: Journey = {
  name: 'withdrawn-and-sent-again',
  story:
    'A referral is withdrawn. A machine sends it once more five days later: nothing opens by itself. The facility refers the person anew, for another day and with its reason, and that is a case.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    const { referral } = world.sample(enrolled);
    const first = await planner.refer(enrolled);
    await world.at('2026-03-02T11:00:00-05:00');
    await planner.post(`/cases/${first}/withdrawal`, { reason: 'withdrawn' });
    await world.at('2026-03-07T11:00:00-05:00');
    await mustFindCase(world, planner, referral, 'referralReceivedBefore', first);
    const anew = moveDischargeTo('2026-03-20T17:00:00-04:00');
    return planner.refer(enrolled, (same) => ({
      ...anew(same),
      request: {
        ...(Object(same['request']) as Referral),
        referredAnewBecause: 'The withdrawal was meant for somebody else.',
      },
    }));
  },
};

const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05' };
const withCin = { ...rita, medicaidCin: 'ZZ10099A' };
const withoutCin = { ...rita, medicaidCin: undefined };

const withAndWithoutCin: Journey = {
  name: 'with-and-without-cin-one-person',
  story:
    'A facility refers a person whose CIN nobody has at hand. The next day a colleague refers them with it: it is one person by name and birth date, who has one case and one clock.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const { referral } = world.sample(enrolled);
    const caseId = await planner.refer(enrolled, ofPerson(withoutCin));
    await world.at('2026-03-03T08:30:00-05:00');
    await mustFindCase(world, planner, ofPerson(withCin)(referral), 'openReferral', caseId);
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    return caseId;
  },
};

const namesakes: Journey = {
  name: 'namesakes-both-referred',
  story:
    'Two people of one name and birth date are in one facility, and of the second the CIN is not at hand. The planner says that she has seen the papers of both: both are referred, and the county hears that there are two.',
  ends: { phase: 'spoaReview' },
  async play(world) {
    const { planner } = people(world);
    const caseId = await planner.refer(enrolled, ofPerson({ ...withCin, medicaidCin: 'ZZ10001A' }));
    await world.at('2026-03-03T08:30:00-05:00');
    await planner.refer(enrolled, (same) => ({
      ...ofPerson(withoutCin)(same),
      request: {
        ...(Object(same['request']) as Referral),
        anotherPersonBecause: { reason: 'identityPapers' },
      },
    }));
    return caseId;
  },
};

const foundToBeOne: Journey = {
  name: 'alike-found-to-be-one',
  story:
    'The name of a person is misspelt when a colleague refers them again, under a CIN with a wrong digit. The referral is taken, and the county is asked; it compares the records and says that the two are one: the later case closes, and the first goes on.',
  ends: { phase: 'closed', closeReason: 'duplicate' },
  async play(world) {
    const { planner, spoa } = people(world);
    await planner.refer(enrolled, ofPerson({ ...rita, medicaidCin: 'ZZ10001A' }));
    await world.at('2026-03-03T08:30:00-05:00');
    const slip = { ...rita, lastName: 'Quil', medicaidCin: 'ZZ10002A' };
    const caseId = await planner.refer(enrolled, ofPerson(slip));
    await world.at('2026-03-03T11:00:00-05:00');
    await spoa.complete('confirmIdentity', { decision: 'same', reason: 'recordsCompared' });
    return caseId;
  },
};

const secondSource: Journey = {
  name: 'second-source-confirmed',
  story:
    'A second facility refers a person whom another has referred, and tells that they slept in a shelter. It is answered at once; what it told waits, and counts for nothing, until the county has confirmed it: then the rules decide anew.',
  ends: { phase: 'cmaAssignment' },
  async play(world) {
    const { planner, spoa } = people(world);
    const kingsboro = world.person('planner', 'kingsboro-pc');
    const caseId = await planner.refer(enrolled, ofPerson(withCin));
    const { referral } = world.sample(enrolled);
    await world.at('2026-03-03T08:30:00-05:00');
    const told = { ...ofPerson(withCin)(referral), indicators: { homeless: { situation: 'shelter' } } };
    const { status, body } = await world.request(kingsboro.who, 'POST', '/referrals', told);
    if (status !== 409 || body['state'] !== undefined)
      throw new Error(`The second source was answered ${String(status)}: ${JSON.stringify(body)}`);
    await world.at('2026-03-03T10:00:00-05:00');
    await spoa.complete('spoaDecision', { decision: 'accept' });
    await spoa.get(`/cases/${caseId}/second-referrals`);
    await world.at('2026-03-03T11:00:00-05:00');
    await spoa.complete('confirmEvidence', { decision: 'confirmed' });
    return caseId;
  },
};

export const personJourneys: readonly Journey[] = [
  typedOtherwise,
  knownByLittle,
  sentAgain,
  withAndWithoutCin,
  namesakes,
  foundToBeOne,
  secondSource,
];
