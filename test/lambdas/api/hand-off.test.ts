/** The hand-off through the API: its checklist by basis, its signatures, the parole officer, the team, and the plan. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { forensicTransitionalTeam } from '../../../domain/shared/actor.ts';
import { agency, type Ask, Desk, healthHome, now, planner, spoa, type Who } from './desk.ts';
import { completion, openItem, refer, referralOf, sceneAt, type Scene } from './stages.ts';

const put = (who: Who, { caseId }: Scene, points: object[]): Ask => ({
  who,
  method: 'PUT',
  path: `/cases/${caseId}/hand-off-checklist`,
  json: { points },
});
const sign = (who: Who, { caseId }: Scene, revision: number): Ask => ({
  who,
  method: 'POST',
  path: `/cases/${caseId}/hand-off-checklist/signature`,
  json: { revision },
});
const kept = { point: 'housing', state: 'done', note: 'The apartment was kept.' };
const everything = [
  'introduction',
  'medicationSupply',
  'appointments',
  'housing',
  'benefits',
  'transport',
  'supports',
].map((point) => ({ point, state: 'done' }));

describe('the checklist of a hand-off', () => {
  it('is begun by the facility before anybody was asked, and read by both sides and the county', async () => {
    const scene = await sceneAt('referred');
    const answer = await scene.desk.send(put(planner, scene, [kept]));
    expect(answer).toMatchObject({
      status: 200,
      body: { phase: 'spoaReview', handOffChecklist: { revision: 1, signatures: [] } },
    });
    const stands = {
      handOffChecklist: {
        points: expect.arrayContaining([
          { ...kept, at: '2026-03-02T14:00:00.000Z', by: { role: 'planner', org: 'pilgrim-pc' } },
          { point: 'transport', state: 'open' },
        ]),
      },
    };
    for (const who of [planner, spoa])
      expect((await scene.desk.get(who, `/cases/${scene.caseId}`)).body).toMatchObject(stands);
  });

  it('is there from the acceptance on, whoever begins it', async () => {
    const { desk, caseId } = await sceneAt('accepted');
    expect((await desk.get(agency, `/cases/${caseId}`)).body).toMatchObject({
      handOffChecklist: { revision: 0 },
    });
  });

  it('shows no point and no note to who has no basis, but its own', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    await desk.send(put(planner, scene, [kept]));
    await desk.send(put(agency, scene, [{ point: 'transport', state: 'done', note: 'We drive.' }]));
    const withdrawal = { status: 'withdrawn', withdrawnOn: '2026-03-02' };
    expect((await desk.put(planner, `/cases/${caseId}/consent`, withdrawal)).status).toBe(200);
    const { body, text } = await desk.get(agency, `/cases/${caseId}`);
    expect(body).toMatchObject({
      legalBasis: { kind: 'none' },
      handOffChecklist: { points: [{ point: 'transport', state: 'done', note: 'We drive.' }] },
    });
    expect(text).not.toContain(kept.note);
  });

  it.each([
    ['a point twice', [kept, kept], 'body.points'],
    ['a time of an open point', [{ point: 'housing', state: 'open', at: now }], 'body.points[0].at'],
    ['no point', [], 'body.points'],
    ['an unknown point', [{ point: 'weather', state: 'done' }], 'body.points[0].point'],
  ])('with %s is refused by the name of the field', async (_what, points, field) => {
    const scene = await sceneAt('accepted');
    const refused = await scene.desk.refused(put(agency, scene, points), 400, 'invalid');
    expect(refused.body['errors']).toMatchObject([{ field }]);
  });

  it('is nobody else’s to change', async () => {
    const scene = await sceneAt('accepted');
    await scene.desk.refused(put(spoa, scene, [kept]), 403);
    await scene.desk.refused(put(healthHome, scene, [kept]), 403);
    await scene.desk.refused(put({ role: 'cma', org: 'sample-cma-pine-barrens' }, scene, [kept]), 404);
  });
});

describe('the signatures under a checklist', () => {
  it('say which side has read what, and a change makes them stale', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    await desk.send(put(agency, scene, everything));
    expect((await desk.send(sign(planner, scene, 1))).status).toBe(200);
    expect((await desk.send(sign(agency, scene, 1))).body).toMatchObject({
      handOffChecklist: {
        signatures: [
          { side: 'sending', org: 'pilgrim-pc', revision: 1, stale: false },
          { side: 'receiving', org: agency.org, revision: 1, stale: false },
        ],
      },
    });
    await desk.send(put(planner, scene, [{ point: 'housing', state: 'open' }]));
    expect((await desk.get(spoa, `/cases/${caseId}`)).body).toMatchObject({
      handOffChecklist: { signatures: [{ stale: true }, { stale: true }] },
    });
    const refused = await desk.refused(sign(agency, scene, 1), 409, 'checklistChanged');
    expect(refused.body).toMatchObject({ errors: [{ field: 'body.revision' }], state: { revision: 2 } });
  });

  it('block no hand-off: its report says what is open and who has not signed', async () => {
    const scene = await sceneAt('accepted');
    await scene.desk.send(put(planner, scene, everything.slice(1)));
    await scene.desk.send(sign(planner, scene, 1));
    const handOff = { kind: 'warmHandOff', handedOffAt: now, introduction: 'inPerson' };
    expect(await scene.desk.post(agency, await completion(scene, 'warmHandOff'), handOff)).toMatchObject({
      status: 200,
      body: { handOff: { openPoints: ['introduction'], unsigned: ['receiving'] } },
    });
  });
});

const onParole = async (): Promise<Scene> => {
  const desk = await Desk.open();
  const who: Who = { role: 'planner', org: 'cnypc' };
  const caseId = await refer(desk, who, referralOf(desk, 'cnypc-to-rochester-on-parole'));
  const scene = { desk, caseId };
  const plains: Who = { role: 'cma', org: 'sample-cma-lake-plains' };
  const decision = { kind: 'spoaDecision', decision: 'accept', candidates: [plains.org] };
  await desk.post({ role: 'spoa', org: 'monroe' }, await completion(scene, 'spoaDecision'), decision);
  await desk.post(plains, await completion(scene, 'cmaAcceptance'), {
    kind: 'cmaAcceptance',
    decision: 'accept',
  });
  return scene;
};

describe('the contact with a parole officer', () => {
  const plains: Who = { role: 'cma', org: 'sample-cma-lake-plains' };

  it('names the officer in no notice, event or work item', async () => {
    const scene = await onParole();
    const { desk, caseId } = scene;
    const path = await completion(scene, 'paroleOfficerContact');
    const answer = { kind: 'paroleOfficerContact', outcome: 'contacted', at: now, how: 'phone' };
    expect((await desk.post(plains, path, answer)).status).toBe(200);
    expect((await desk.get(plains, `/cases/${caseId}`)).body).toMatchObject({
      handOffChecklist: {
        points: expect.arrayContaining([expect.objectContaining({ point: 'paroleOfficer', state: 'done' })]),
      },
    });
    const said = [
      ...(await desk.store.notices(caseId)),
      ...(await desk.store.events(caseId)),
      ...((await desk.store.load(caseId))?.workItems ?? []),
    ];
    expect(JSON.stringify(said)).not.toMatch(/Drummond|585-555-0102/);
    expect(said.length).toBeGreaterThan(20);
  });

  it.each([
    ['contacted without how', { outcome: 'contacted' }, 'body.how'],
    ['not reachable without attempts', { outcome: 'notReachable' }, 'body.attempts'],
    ['attempts where none are asked', { outcome: 'personRefuses', attempts: 2 }, 'body.attempts'],
  ])('%s is refused by the name of the field', async (_what, answer, field) => {
    const scene = await onParole();
    const json = { kind: 'paroleOfficerContact', at: now, ...answer };
    const path = await completion(scene, 'paroleOfficerContact');
    const refused = await scene.desk.refused({ who: plains, method: 'POST', path, json }, 400, 'invalid');
    expect(refused.body['errors']).toMatchObject([{ field }]);
  });
});

describe('the forensic team after it has referred onward', () => {
  it('reads, records contacts and signs until the hand-off, which names it, and finds nothing afterwards', async () => {
    const desk = await Desk.open();
    const team: Who = { role: 'cma', org: forensicTransitionalTeam };
    const points: Who = { role: 'cma', org: 'sample-cma-five-points' };
    const city: Who = { role: 'spoa', org: 'nyc' };
    const cnypc: Who = { role: 'planner', org: 'cnypc' };
    const caseId = await refer(desk, cnypc, referralOf(desk, 'cnypc-to-brooklyn-on-parole'));
    const scene = { desk, caseId };
    const answer = async (who: Who, kind: Parameters<typeof openItem>[1], json: object) =>
      desk.post(who, await completion(scene, kind), { kind, ...json });
    await answer(team, 'forensicTransition', { decision: 'refer' });
    await answer(city, 'spoaDecision', { decision: 'accept', candidates: [points.org] });
    await answer(points, 'cmaAcceptance', { decision: 'accept' });
    expect((await desk.get(team, `/cases/${caseId}`)).body).toMatchObject({ phase: 'warmHandOff' });
    const contact = { at: now, method: 'faceToFace', outcome: 'made', place: 'facility' };
    expect((await desk.post(team, `/cases/${caseId}/contacts`, contact)).status).toBe(201);
    await desk.send(put(team, scene, [kept]));
    await desk.refused(sign(cnypc, scene, 1), 422, 'notYoursToSignHandOff');
    expect((await desk.send(sign(team, scene, 1))).status).toBe(200);
    const done = await answer(points, 'warmHandOff', { handedOffAt: now, introduction: 'video' });
    expect(done.body).toMatchObject({ handOff: { unsigned: ['receiving'] } });
    expect((await desk.get(city, `/cases/${caseId}`)).body).toMatchObject({
      forensicHandOff: { to: points.org },
    });
    await desk.refused({ who: team, method: 'GET', path: `/cases/${caseId}` }, 404, 'notFound');
  });
});

const itemsSchema = z.object({
  items: z.array(z.looseObject({ kind: z.string(), planStatus: z.string().optional() })),
});
const toTell = async ({ desk }: Scene): Promise<(string | undefined)[]> => {
  const { items } = itemsSchema.parse((await desk.get(healthHome, '/work-items')).body);
  return items.filter(({ kind }) => kind === 'tellPlan').map(({ planStatus }) => planStatus);
};

describe('what the Health Home tells the plan', () => {
  it('is in its inbox for each change, and stays there and doable when the case has closed', async () => {
    const scene = await sceneAt('episode');
    const { desk, caseId } = scene;
    expect(await toTell(scene)).toEqual(['hhPlusBegan']);
    expect((await desk.post(spoa, `/cases/${caseId}/withdrawal`, { reason: 'moved' })).status).toBe(200);
    expect(await toTell(scene)).toEqual(['hhPlusBegan', 'hhPlusEnded']);
    for (const left of [['hhPlusEnded'], []]) {
      const path = await completion(scene, 'tellPlan');
      const told = { kind: 'tellPlan', toldAt: now };
      expect((await desk.post(healthHome, path, told)).status).toBe(200);
      expect(await toTell(scene)).toEqual(left);
    }
  });

  it('is claimed by one of its people, of a closed case too', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    await desk.post(spoa, `/cases/${caseId}/withdrawal`, { reason: 'died' });
    const path = `/work-items/${await openItem(scene, 'tellPlan')}/claim`;
    expect((await desk.post(healthHome, path)).status).toBe(200);
  });

  it('is reminded of by the hourly round after the case has closed', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    await desk.post(spoa, `/cases/${caseId}/withdrawal`, { reason: 'moved' });
    await desk.world.at('2026-03-04T12:00:00-05:00');
    const overdue = (await desk.store.notices(caseId)).filter(({ kind }) => kind === 'tellPlanOverdue');
    expect(overdue).not.toEqual([]);
    expect(await desk.store.casesToClimb('2026-03-04T17:00:00.000Z')).toEqual([]);
  });
});
