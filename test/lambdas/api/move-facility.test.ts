/** A person who moves to another State facility, through the API: what each facility can do, and what it is told. */
import { describe, expect, it } from '@jest/globals';
import { agency, Desk, enrolled, now, otherSpoa, planner, spoa, type Who } from './desk.ts';
import { changed, referralOf, refer, type Scene, sceneAt } from './stages.ts';

const kingsboro: Who = { role: 'planner', org: 'kingsboro-pc' };
const json = { facility: 'kingsboro-pc', movedAt: now };
const ask = ({ caseId }: Scene, who: Who, body: object = json) =>
  ({ who, method: 'PUT', path: `/cases/${caseId}/facility`, json: body }) as const;
const moved = async (who: Who = planner): Promise<Scene> => {
  const scene = await sceneAt('offered');
  expect(await scene.desk.send(ask(scene, who))).toMatchObject({
    status: 200,
    body: { caseId: scene.caseId, facility: 'kingsboro-pc' },
  });
  return scene;
};
const get = ({ desk, caseId }: Scene, who: Who, of = '') => desk.get(who, `/cases/${caseId}${of}`);

describe('a referral that went along to another facility', () => {
  it.each([
    ['by the facility that had the person', planner],
    ['by the county', spoa],
  ])('%s is the new facility’s: it reads the case, plans and reports the discharge', async (_by, who) => {
    const scene = await moved(who);
    expect(await get(scene, kingsboro)).toMatchObject({
      status: 200,
      body: {
        facility: 'kingsboro-pc',
        phase: 'cmaAssignment',
        formerFacilities: [{ facility: 'pilgrim-pc', to: 'kingsboro-pc' }],
        referral: { person: { firstName: expect.any(String) } },
      },
    });
    const listed = await scene.desk.get(kingsboro, '/cases');
    expect(listed.body['items']).toMatchObject([{ caseId: scene.caseId }]);
    const plan = { status: 'planned', plannedFor: '2026-03-20T17:00:00-04:00' };
    expect((await scene.desk.put(kingsboro, `/cases/${scene.caseId}/discharge-plan`, plan)).status).toBe(200);
    const discharge = await scene.desk.post(kingsboro, `/cases/${scene.caseId}/discharge`, {
      dischargedAt: now,
    });
    expect(discharge.body).toMatchObject({ strands: { discharge: 'discharged' } });
  });

  it('is read by the former facility as it wrote it, and by no other route', async () => {
    const scene = await moved();
    const { referral } = scene.desk.world.sample(enrolled);
    expect(await get(scene, planner, '/referral')).toMatchObject({
      status: 200,
      body: { legalBasis: { kind: 'source' }, referral: { person: referral['person'] } },
    });
    expect((await get(scene, planner, '/referral')).body).not.toHaveProperty('phase');
    for (const view of ['', '/timeline', '/contacts'])
      await scene.desk.refused(
        { who: planner, method: 'GET', path: `/cases/${scene.caseId}${view}` },
        404,
        'notFound',
      );
    expect((await scene.desk.get(planner, '/cases')).body['items']).toEqual([]);
  });

  it('is nobody else’s to read so', async () => {
    const scene = await moved();
    const path = `/cases/${scene.caseId}/referral`;
    expect((await scene.desk.get(kingsboro, path)).status).toBe(200);
    const bronx: Who = { role: 'planner', org: 'bronx-pc' };
    await scene.desk.refused({ who: bronx, method: 'GET', path }, 404, 'notFound');
    await scene.desk.refused({ who: agency, method: 'GET', path }, 403, 'forbidden');
  });

  it('is nothing that the former facility could do anything with', async () => {
    const scene = await moved();
    await scene.desk.refused(ask(scene, planner), 404, 'notFound');
    for (const [method, of, body] of [
      ['POST', 'discharge', { dischargedAt: now }],
      ['PUT', 'discharge-plan', { status: 'readmitted', readmittedAt: now }],
      ['POST', 'withdrawal', { reason: 'withdrawn' }],
      ['PUT', 'hand-off-checklist', { points: [{ point: 'housing', state: 'done' }] }],
    ] as const)
      await scene.desk.refused(
        { who: planner, method, path: `/cases/${scene.caseId}/${of}`, json: body },
        404,
        'notFound',
      );
  });
});

describe('a move', () => {
  it('names the field that is wrong', async () => {
    const scene = await sceneAt('offered');
    for (const [body, status, field] of [
      [{ ...json, facility: 'st-lukes-hospital' }, 400, 'body.facility'],
      [{ ...json, movedAt: '2026-03-09' }, 400, 'body.movedAt'],
      [{ ...json, facility: 'pilgrim-pc' }, 422, 'body.facility'],
      [{ ...json, movedAt: '2026-03-09T09:00:00-05:00' }, 422, 'body.movedAt'],
      [{ ...json, plannedFor: '2026-02-09T09:00:00-05:00' }, 422, 'body.plannedFor'],
    ] as const) {
      const refused = await scene.desk.refused(ask(scene, planner, body), status);
      expect(refused.body['errors']).toMatchObject([{ field }]);
    }
  });

  it('is not reported by another county, nor by an agency', async () => {
    const scene = await sceneAt('placed');
    await scene.desk.refused(ask(scene, otherSpoa), 404, 'notFound');
    await scene.desk.refused(ask(scene, agency), 403, 'forbidden');
    await scene.desk.refused(ask(scene, kingsboro), 404, 'notFound');
  });

  it('comes before the discharge, and says what to do after it', async () => {
    const scene = await sceneAt('discharged');
    const { body } = await scene.desk.refused(ask(scene, planner), 409, 'hasLeftFacility');
    expect(body).toMatchObject({
      next: expect.stringContaining('readmitted'),
      state: { phase: 'awaitingContact' },
    });
  });

  it('counts once, however often its request is sent', async () => {
    const scene = await sceneAt('offered');
    const headers = { 'idempotency-key': 'moved-once' };
    const first = await scene.desk.send({ ...ask(scene, planner), headers });
    const second = await scene.desk.send({ ...ask(scene, planner), headers });
    expect(second.body).toEqual(first.body);
  });
});

describe('a facility that refers a person anew who has come from another one', () => {
  const again = async ({ desk }: Scene, who: Who, referral = referralOf(desk)) => {
    const answer = await desk.post(who, '/referrals', referral);
    expect(answer).toMatchObject({ status: 409, body: { code: 'openReferral' } });
    return answer;
  };

  it('is told who can move the referral, and neither where nor which it is', async () => {
    const scene = await sceneAt('offered');
    const { body, text } = await again(scene, kingsboro);
    expect(body['next']).toMatch(
      /facility where they were, or the SPOA .* PUT \/cases\/\{caseId\}\/facility/,
    );
    expect(body).not.toHaveProperty('state');
    expect(text).not.toMatch(new RegExp(`pilgrim|suffolk|${scene.caseId}`));
  });

  it('is shown the case once it has come along', async () => {
    const scene = await moved();
    expect((await again(scene, kingsboro)).body['state']).toMatchObject({ caseId: scene.caseId });
  });

  it('finds it too where the person has no CIN', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk), { person: { medicaidCin: undefined } });
    const scene = { desk, caseId: await refer(desk, planner, referral) };
    await desk.send(ask(scene, planner));
    expect((await again(scene, kingsboro, referral)).body['state']).toMatchObject({ caseId: scene.caseId });
  });

  it('leaves a name of which the day of birth is not known to the next patient of the former facility', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk), { person: { medicaidCin: undefined, dateOfBirth: '1984' } });
    const scene = { desk, caseId: await refer(desk, planner, referral) };
    await desk.send(ask(scene, planner));
    const namesake = changed(referral, { clinical: { needsInOwnWords: 'Somewhere to read.' } });
    expect((await desk.post(planner, '/referrals', namesake)).status).toBe(201);
  });

  it('loses nothing where it has referred the person by a name and a year before the move was known', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk), { person: { medicaidCin: undefined, dateOfBirth: '1984' } });
    const scene = { desk, caseId: await refer(desk, planner, referral) };
    const second = await refer(desk, kingsboro, referral);
    expect((await desk.send(ask(scene, planner))).status).toBe(200);
    const listed = (await desk.get(kingsboro, '/cases')).body['items'] as { caseId: string }[];
    expect(listed.map(({ caseId }) => caseId).toSorted()).toEqual([scene.caseId, second].toSorted());
  });
});
