/** A transfer through the API, and what the agency that was left may still write and read. */
import { describe, expect, it } from '@jest/globals';
import { agency, type Ask, healthHome, planner, spoa, type Who } from './desk.ts';
import { completion, openItem, type Scene, sceneAt } from './stages.ts';

const pine: Who = { role: 'cma', org: 'sample-cma-pine-barrens' };
const transfer = (caseId: string, effectiveOn: string, who: Who = spoa): Ask => ({
  who,
  method: 'POST',
  path: `/cases/${caseId}/transfer`,
  json: { to: pine.org, effectiveOn, reason: 'wishOfPerson' },
});
const accept = async (scene: Scene): Promise<void> => {
  const json = { kind: 'transferAcceptance', decision: 'accept' };
  expect((await scene.desk.post(pine, await completion(scene, 'transferAcceptance'), json)).status).toBe(200);
};
const contactAt = (at: string) => ({
  at,
  method: 'phone',
  outcome: 'made',
  note: 'They asked about the bus.',
});

describe('a transfer', () => {
  it('is asked for, answered for a day to come, and takes effect on it by itself', async () => {
    const scene = await sceneAt('episode');
    const { desk, caseId } = scene;
    expect(await desk.send(transfer(caseId, '2026-03-20', healthHome))).toMatchObject({
      status: 201,
      body: { phase: 'hhPlusEpisode', assignment: { transfer: { to: pine.org, effectiveOn: '2026-03-20' } } },
    });
    expect((await desk.get(pine, `/cases/${caseId}`)).status).toBe(200);
    await accept(scene);
    await desk.world.at('2026-03-19T23:00:00-04:00');
    expect((await desk.get(agency, `/cases/${caseId}`)).status).toBe(200);
    await desk.world.at('2026-03-20T01:30:00-04:00');
    expect((await desk.get(pine, `/cases/${caseId}`)).body).toMatchObject({
      phase: 'warmHandOff',
      holder: pine,
      episode: {},
      formerAssignments: [{ agency: agency.org, end: 'transferred', documentsUntil: '2026-04-19' }],
    });
    await expect(openItem(scene, 'warmHandOff')).resolves.toMatch(/-W\d+$/);
  });

  it('is taken back before it takes effect', async () => {
    const { desk, caseId } = await sceneAt('placed');
    expect((await desk.send(transfer(caseId, '2026-03-20'))).status).toBe(201);
    const path = `/cases/${caseId}/transfer/withdrawal`;
    const answer = await desk.post(spoa, path);
    expect(answer.status).toBe(200);
    expect(answer.body['assignment']).not.toHaveProperty('transfer');
    await desk.refused({ who: spoa, method: 'POST', path }, 409, 'noTransfer');
  });

  it('of a person whom no agency has is refused with who has them', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const refused = await desk.refused(transfer(caseId, '2026-03-20'), 409, 'noAgencyToLeave');
    expect(refused.body['state']).toMatchObject({ holder: { role: 'spoa', org: 'suffolk' } });
  });
});

describe('the agency that was left', () => {
  const left = async (): Promise<Scene> => {
    const scene = await sceneAt('discharged');
    await scene.desk.world.at('2026-03-04T08:00:00-05:00');
    expect((await scene.desk.send(transfer(scene.caseId, '2026-03-04'))).status).toBe(201);
    await accept(scene);
    return scene;
  };

  it('writes up a visit of its time, which answers the clock, and is told nothing of the case', async () => {
    const { desk, caseId } = await left();
    const visit = { at: '2026-03-03T15:00:00-05:00', method: 'faceToFace', outcome: 'made' };
    const answer = await desk.post(agency, `/cases/${caseId}/contacts`, visit);
    expect(answer).toMatchObject({ status: 201, body: { caseId, answersClock: true } });
    expect(Object.keys(answer.body)).toEqual(['caseId', 'contactId', 'answersClock']);
    expect(answer.headers['etag']).toBeUndefined();
    expect((await desk.get(planner, `/cases/${caseId}`)).body).toMatchObject({ contact: { late: false } });
  });

  it('reads what it wrote, and nothing of what came after', async () => {
    const { desk, caseId } = await left();
    const path = `/cases/${caseId}/contacts`;
    expect((await desk.post(agency, path, contactAt('2026-03-03T15:00:00-05:00'))).status).toBe(201);
    const later = { ...contactAt('2026-03-04T08:00:00-05:00'), note: 'Met at the new office.' };
    expect((await desk.post(pine, path, later)).status).toBe(201);
    const { body } = await desk.get(agency, path);
    expect(body['contacts']).toMatchObject([{ note: 'They asked about the bus.' }]);
    expect((await desk.get(agency, `/cases/${caseId}`)).status).toBe(404);
    expect((await desk.get(agency, `/cases/${caseId}/timeline`)).status).toBe(404);
  });

  it('writes of no other time than its own, and after its closing day no more', async () => {
    const { desk, caseId } = await left();
    const write = (at: string): Ask => ({
      who: agency,
      method: 'POST',
      path: `/cases/${caseId}/contacts`,
      json: contactAt(at),
    });
    const outside = await desk.refused(write('2026-03-01T15:00:00-05:00'), 422, 'notInYourTime');
    expect(outside.body['errors']).toMatchObject([{ field: 'body.at' }]);
    await desk.world.at('2026-04-04T08:00:00-04:00');
    await desk.refused(write('2026-03-03T15:00:00-05:00'), 422, 'documentingOver');
  });
});
