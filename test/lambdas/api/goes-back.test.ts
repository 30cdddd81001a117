/** A placement that goes back, through the API: returned and sent again, taken back, handed back, accepted too late. */
import { describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, otherPlanner, planner, spoa, type Who } from './desk.ts';
import {
  changed,
  cinOfPerson,
  completion,
  firstItem,
  ofPerson,
  refer,
  referralOf,
  sceneAt,
  type Scene,
} from './stages.ts';

const post = (who: Who, path: string, json?: unknown): Ask => ({ who, method: 'POST', path, json });
const pine: Who = { role: 'cma', org: 'sample-cma-pine-barrens' };
const question = 'Which medication is the person on?';

const returned = async (referred = sceneAt('referred')): Promise<Scene> => {
  const scene = await referred;
  const json = {
    kind: 'spoaDecision',
    decision: 'returnForInformation',
    questions: ['clinicalInformation'],
    reason: question,
  };
  const answer = await scene.desk.post(spoa, await completion(scene, 'spoaDecision'), json);
  expect(answer).toMatchObject({
    status: 200,
    body: { phase: 'returnedForInformation', workItem: { status: 'open' } },
  });
  return scene;
};
const resend = ({ desk, caseId }: Scene, changes: Record<string, Record<string, unknown>> = {}): Ask => ({
  who: planner,
  method: 'PUT',
  path: `/cases/${caseId}/referral`,
  json: changed(referralOf(desk), changes),
});

describe('a referral that came back', () => {
  it('says to the facility what is asked, and to the county what was answered', async () => {
    const scene = await returned();
    const { desk, caseId } = scene;
    expect((await desk.get(planner, `/cases/${caseId}`)).body).toMatchObject({
      returns: [{ questions: ['clinicalInformation'], reason: question }],
    });
    const answer = { kind: 'referralInformation', answer: 'Lithium, as the summary says.' };
    expect((await desk.post(planner, await completion(scene, 'referralInformation'), answer)).status).toBe(
      200,
    );
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      phase: 'spoaReview',
      returns: [{ answer: 'Lithium, as the summary says.' }],
    });
  });

  it('is sent again whole: the SPOA reads the new one, and the old one is kept', async () => {
    const scene = await returned();
    const { desk, caseId } = scene;
    const medications = ['Lithium carbonate 900 mg at night'];
    const answer = await desk.send(resend(scene, { clinical: { medications } }));
    expect(answer).toMatchObject({ status: 200, body: { phase: 'spoaReview', warnings: [] } });
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      referral: { clinical: { medications } },
      returns: [{ resubmitted: true }],
    });
    const past = await desk.store.load(caseId);
    expect(past?.case.counters.parts).toMatchObject({ formerReferral: 1 });
  });

  it.each([
    ['another name', { person: { lastName: 'Elsewhere' } }, 'body.person'],
    ['another birth date', { person: { dateOfBirth: '1971' } }, 'body.person.dateOfBirth'],
    ['an estimate of it', { person: { dateOfBirthEstimated: true } }, 'body.person.dateOfBirth'],
    ['another CIN', { person: { medicaidCin: 'ZZ99999B' } }, 'body.person.medicaidCin'],
    ['no CIN', { person: { medicaidCin: undefined } }, 'body.person.medicaidCin'],
    ['another consent', { consent: { expiresOn: '2027-06-01' } }, 'body.consent'],
    ['another date', { discharge: { plannedFor: '2026-03-20T17:00:00-04:00' } }, 'body.discharge'],
    [
      'another county',
      { person: { countyOfFiscalResponsibility: 'nassau' } },
      'body.person.countyOfResidence',
    ],
  ])('is refused with %s, and the field is named', async (_what, changes, field) => {
    const scene = await returned();
    const refused = await scene.desk.refused(resend(scene, changes), 422, 'changedElsewhere');
    expect(refused.body['errors']).toMatchObject([{ field }]);
  });

  it('may bring a CIN, by which the person is found from then on; one of another open case is refused', async () => {
    const desk = await Desk.open();
    const noCin = changed(referralOf(desk), { person: { medicaidCin: undefined } });
    const scene = await returned(refer(desk, planner, noCin).then((caseId) => ({ desk, caseId })));
    const another = changed(ofPerson(referralOf(desk), 9), { person: { lastName: 'Else' } });
    await refer(desk, otherPlanner, another);
    await desk.refused(resend(scene, { person: { medicaidCin: cinOfPerson(9) } }), 409, 'openReferral');
    expect((await desk.send(resend(scene, { person: { medicaidCin: cinOfPerson(3) } }))).status).toBe(200);
    const again = await desk.post(otherPlanner, '/referrals', ofPerson(referralOf(desk), 3));
    expect(again.body['code']).toBe('openReferral');
  });

  it('of a namesake stays told apart: how that is known was said once', async () => {
    const desk = await Desk.open();
    const without = { person: { medicaidCin: undefined } };
    const first = await refer(desk, otherPlanner, changed(referralOf(desk), without));
    const request = { anotherPersonBecause: { reason: 'identityPapers' } };
    const namesake = refer(desk, planner, changed(referralOf(desk), { ...without, request }));
    const scene = await returned(namesake.then((caseId) => ({ desk, caseId })));
    expect((await desk.send(resend(scene, { person: { medicaidCin: cinOfPerson(3) } }))).status).toBe(200);
    expect((await desk.store.load(scene.caseId))?.case.referral.request).toMatchObject(request);
    expect((await desk.store.load(first))?.case.strands.case).toBe('open');
  });

  it('is refused when the person would no longer be eligible, and nothing is changed', async () => {
    const scene = await returned();
    await scene.desk.refused(
      resend(scene, { clinical: { seriousMentalIllness: false } }),
      422,
      'notAcceptable',
    );
    expect((await scene.desk.store.load(scene.caseId))?.case.strands.placement).toBe(
      'returnedForInformation',
    );
  });

  it('is not sent again unasked', async () => {
    const scene = await sceneAt('referred');
    await scene.desk.refused(resend(scene), 409, 'notReturned');
  });

  it('names a Health Home of the registry', async () => {
    const scene = await returned();
    const healthHome = { healthHome: 'sample-hh-nowhere' };
    await scene.desk.refused(resend(scene, { healthHome }), 422, 'unknownHealthHome');
  });
});

describe('a referral that was declined', () => {
  it('says to the facility why', async () => {
    const scene = await sceneAt('referred');
    const { desk, caseId } = scene;
    const json = { kind: 'spoaDecision', decision: 'decline', reason: 'Served by ACT already.' };
    expect((await desk.post(spoa, await completion(scene, 'spoaDecision'), json)).status).toBe(200);
    expect((await desk.get(planner, `/cases/${caseId}`)).body).toMatchObject({
      spoaDecision: { decision: 'decline' },
      declineReason: 'Served by ACT already.',
    });
  });
});

describe('a referral that was sent on', () => {
  it('says to the facility and to the next county why', async () => {
    const scene = await sceneAt('referred');
    const { desk, caseId } = scene;
    const reason = 'The person goes to live with family there.';
    const json = { kind: 'spoaDecision', decision: 'redirect', county: 'nassau', reason };
    expect((await desk.post(spoa, await completion(scene, 'spoaDecision'), json)).status).toBe(200);
    for (const who of [planner, { role: 'spoa', org: 'nassau' } as const])
      expect((await desk.get(who, `/cases/${caseId}`)).body).toMatchObject({
        redirects: [{ from: 'suffolk', to: 'nassau', reason }],
      });
  });
});

describe('a person taken back', () => {
  it('is answered with the decision that is open again, and the agency no longer reads the case', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const answer = await desk.post(spoa, `/cases/${caseId}/reassignment`, { reason: 'agencySilent' });
    expect(answer).toMatchObject({
      status: 200,
      body: { phase: 'spoaReview', workItem: { kind: 'spoaDecision', status: 'open' } },
    });
    expect((await desk.get(agency, `/cases/${caseId}`)).status).toBe(404);
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      holder: { role: 'spoa', org: 'suffolk' },
      formerAssignments: [{ agency: agency.org, end: 'reassigned', reason: 'agencySilent' }],
    });
  });

  it('is refused while the decision is open, with where the case stands', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const json = { reason: 'decisionChanged' };
    const refused = await desk.refused(
      post(spoa, `/cases/${caseId}/reassignment`, json),
      409,
      'nothingToTakeBack',
    );
    expect(refused.body['state']).toMatchObject({
      phase: 'spoaReview',
      holder: { role: 'spoa', org: 'suffolk' },
    });
  });
});

describe('an agency that hands a person back', () => {
  it('hears who has them now, and what it wrote of it is the county’s to read, not the facility’s', async () => {
    const { desk, caseId } = await sceneAt('accepted');
    const note = 'Both of our care managers left this week.';
    const answer = await desk.post(agency, `/cases/${caseId}/hand-back`, { reason: 'staffLeft', note });
    expect(answer).toMatchObject({
      status: 200,
      body: { caseId, handedBackTo: { role: 'spoa', org: 'suffolk' } },
    });
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      formerAssignments: [{ end: 'handedBack', reason: 'staffLeft', note }],
    });
    expect((await desk.get(planner, `/cases/${caseId}`)).text).not.toContain(note);
  });
});

describe('an offer that lapsed', () => {
  const lapsed = async (): Promise<[Scene, string]> => {
    const scene = await sceneAt('offered');
    const path = `/work-items/${await firstItem(scene, 'cmaAcceptance')}/completion`;
    await scene.desk.world.at('2026-03-03T10:00:00-05:00');
    return [scene, path];
  };
  const accept = { kind: 'cmaAcceptance', decision: 'accept' };

  it('is accepted while the next agency is asked, which can then no more', async () => {
    const [scene, path] = await lapsed();
    const { desk, caseId } = scene;
    const other = await completion(scene, 'cmaAcceptance');
    expect((await desk.post(agency, path, accept)).status).toBe(200);
    expect((await desk.get(agency, `/cases/${caseId}`)).body).toMatchObject({ phase: 'warmHandOff' });
    const refused = await desk.refused(post(pine, other, accept), 409, 'workItemDone');
    expect(refused.body).toMatchObject({
      detail:
        'This work was taken back, because what it asked no longer stands. An agency has taken the person over.',
      next: 'Nothing more is expected of your organisation here.',
    });
    expect(refused.text).not.toContain(agency.org);
  });

  it('says who has the person to who asks too late, in words and without a page that answers 404', async () => {
    const [scene, path] = await lapsed();
    expect((await scene.desk.post(pine, await completion(scene, 'cmaAcceptance'), accept)).status).toBe(200);
    const refused = await scene.desk.refused(post(agency, path, accept), 409, 'workItemDone');
    expect(refused.body).toMatchObject({
      detail: 'The time for this offer is over. An agency has taken the person over.',
      next: 'Nothing more is expected of your organisation here.',
      state: { status: 'done', outcome: 'lapsed' },
    });
    expect(refused.text).not.toContain(pine.org);
  });
});
