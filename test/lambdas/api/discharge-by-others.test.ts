/** A discharge that the facility did not report, through the API: who may report it, and what the facility answers. */
import { describe, expect, it } from '@jest/globals';
import { agency, healthHome, now, otherAgency, planner, spoa, type Who } from './desk.ts';
import { completion, type Scene, sceneAt } from './stages.ts';

const report = ({ desk, caseId }: Scene, who: Who, json: object = { dischargedAt: now }) =>
  desk.post(who, `/cases/${caseId}/discharge`, json);
const reported = async (who: Who = agency): Promise<Scene> => {
  const scene = await sceneAt('placed');
  expect(await report(scene, who)).toMatchObject({ status: 200, body: { phase: 'awaitingContact' } });
  return scene;
};
const discharge = async ({ desk, caseId }: Scene, who: Who = agency) =>
  (await desk.get(who, `/cases/${caseId}`)).body['discharge'];

describe('a discharge', () => {
  it.each([
    ['the agency', agency],
    ['the county', spoa],
  ])('is reported by %s, and the case says by whom and that it is not confirmed', async (_who, who) => {
    const scene = await reported(who);
    const said = (await discharge(scene, planner)) as object;
    expect(said).toMatchObject({ reportedBy: { role: who.role, org: who.org } });
    expect(said).not.toHaveProperty('confirmedAt');
  });

  it('is confirmed by the facility alone', async () => {
    const scene = await reported();
    const path = await completion(scene, 'confirmDischarge');
    const json = { kind: 'confirmDischarge', decision: 'confirm' };
    await scene.desk.refused({ who: agency, method: 'POST', path, json }, 404, 'notFound');
    expect((await scene.desk.post(planner, path, json)).status).toBe(200);
    expect(await discharge(scene)).toHaveProperty('confirmedAt');
  });

  it('is corrected by the facility with its reason', async () => {
    const scene = await reported();
    const path = await completion(scene, 'confirmDischarge');
    const dischargedAt = '2026-03-01T15:00:00-05:00';
    for (const [json, field] of [
      [{ decision: 'correct' }, 'body.discharge'],
      [{ decision: 'confirm', discharge: { dischargedAt, correctionReason: 'wrongDate' } }, 'body.discharge'],
      [{ decision: 'correct', discharge: { dischargedAt } }, 'body.discharge.correctionReason'],
    ] as const) {
      const ask = {
        who: planner,
        method: 'POST',
        path,
        json: { kind: 'confirmDischarge', ...json },
      } as const;
      const refused = await scene.desk.refused(ask, 400, 'invalid');
      expect(refused.body['errors']).toMatchObject([{ field }]);
    }
    const json = {
      kind: 'confirmDischarge',
      decision: 'correct',
      discharge: { dischargedAt, correctionReason: 'wrongDate' },
    };
    expect((await scene.desk.post(planner, path, json)).status).toBe(200);
    const { body } = await scene.desk.get(agency, `/cases/${scene.caseId}`);
    expect(body).toMatchObject({
      clocks: expect.arrayContaining([
        expect.objectContaining({ kind: 'faceToFaceContact', anchor: '2026-03-01T20:00:00.000Z' }),
      ]),
    });
  });

  it('is reported by nobody else, and corrected by nobody but the facility and who reported it', async () => {
    const scene = await sceneAt('placed');
    const path = `/cases/${scene.caseId}/discharge`;
    const json = { dischargedAt: now };
    await scene.desk.refused({ who: otherAgency, method: 'POST', path, json }, 404, 'notFound');
    await scene.desk.refused({ who: healthHome, method: 'POST', path, json }, 403, 'forbidden');
    await report(scene, agency);
    const corrected = { dischargedAt: '2026-03-01T15:00:00-05:00', correctionReason: 'wrongDate' };
    await scene.desk.refused({ who: spoa, method: 'POST', path, json: corrected }, 422, 'notYoursToCorrect');
  });
});
