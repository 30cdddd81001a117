/** A visit that was in time and is entered after the 48 hours, as an agency sends it. */
import { describe, expect, it } from '@jest/globals';
import { eventsOfType } from '../../../domain/case/audit-events.ts';
import { agency, planner, spoa } from './desk.ts';
import { completion, contactNow, sceneAt } from './stages.ts';

const seenAt = '2026-03-03T09:00:00-05:00';
const enteredAt = '2026-03-05T12:00:00-05:00';
const visit = { ...contactNow, at: seenAt };
const lateEntryReason = 'otherPersonEntered';

const overdue = async () => {
  const scene = await sceneAt('discharged');
  await scene.desk.world.at(enteredAt);
  return { ...scene, path: `/cases/${scene.caseId}/contacts` };
};

describe('a visit of the first day that is entered after the 48 hours', () => {
  it('is refused until it says why, in the words of the list', async () => {
    const { desk, path } = await overdue();
    const asked = await desk.refused(
      { who: agency, method: 'POST', path, json: visit },
      422,
      'lateEntryWithoutReason',
    );
    expect(asked.body).toMatchObject({
      ruleId: 'HHP-LATE-01',
      errors: [{ field: 'body.lateEntryReason' }],
    });
    const json = { ...visit, lateEntryReason: 'tired' };
    const { body } = await desk.refused({ who: agency, method: 'POST', path, json }, 400, 'invalid');
    expect(body['errors']).toMatchObject([{ field: 'body.lateEntryReason' }]);
  });

  it('is in time with a reason, and the case, its list, its work and its timeline show both', async () => {
    const { desk, caseId, path } = await overdue();
    const key = { 'idempotency-key': 'a-visit-entered-late' };
    const ask = { who: agency, method: 'POST', path, json: visit, headers: key };
    await desk.refused(ask, 422, 'lateEntryWithoutReason');
    // The same key, with the reason: what was refused is no answer that is kept.
    const sent = { ...ask, json: { ...visit, lateEntryReason } };
    expect(await desk.send(sent)).toMatchObject({ status: 201, body: { answersClock: true } });
    const again = await desk.send(sent);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    expect(await desk.post(agency, path, visit)).toMatchObject({ status: 201, body: { answersClock: true } });

    const corrected = { reason: lateEntryReason, at: new Date(enteredAt).toISOString() };
    const { body } = await desk.get(spoa, `/cases/${caseId}`);
    expect(body).toMatchObject({ contact: { late: false, corrected } });
    expect(body['clocks']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'faceToFaceContact',
          late: false,
          corrected: { ...corrected, lateSince: '2026-03-04T14:00:00.000Z' },
        }),
      ]),
    );
    expect((await desk.get(spoa, '/cases')).body['items']).toMatchObject([{ contact: { corrected } }]);
    const items = (await desk.store.load(caseId))?.workItems ?? [];
    expect(items.find(({ kind }) => kind === 'faceToFaceContact')).toMatchObject({ late: false, corrected });
    const events = await desk.store.events(caseId);
    expect(eventsOfType(events, 'latenessCorrected')).toMatchObject([
      { actor: { role: 'cma' }, details: { kind: 'faceToFaceContact', reason: lateEntryReason } },
    ]);
    const told = (await desk.store.notices(caseId)).filter(({ kind }) => kind === 'contactWasInTime');
    expect(told.map(({ to }) => to.org).sort()).toEqual(['sample-cma-great-south-bay', 'suffolk']);
    const timeline = JSON.stringify((await desk.get(planner, `/cases/${caseId}/timeline`)).body);
    expect(timeline).toMatch(/stood late is in time/);
  });

  it('is asked about as the answer to work too', async () => {
    const scene = await overdue();
    const path = await completion(scene, 'faceToFaceContact');
    const json = { kind: 'faceToFaceContact', contact: visit };
    await scene.desk.refused({ who: agency, method: 'POST', path, json }, 422, 'lateEntryWithoutReason');
    expect((await scene.desk.post(agency, path, { ...json, lateEntryReason })).status).toBe(200);
  });
});

describe('a reason of a late entry', () => {
  it('says nothing of what is not late', async () => {
    const scene = await sceneAt('discharged');
    const path = `/cases/${scene.caseId}/contacts`;
    expect((await scene.desk.post(agency, path, { ...contactNow, lateEntryReason })).status).toBe(201);
    const events = await scene.desk.store.events(scene.caseId);
    expect(eventsOfType(events, 'latenessCorrected')).toEqual([]);
  });

  it('is taken by no route that meets no clock by when somebody was seen', async () => {
    const scene = await sceneAt('placed');
    const path = `/cases/${scene.caseId}/discharge`;
    const json = { dischargedAt: contactNow.at, lateEntryReason };
    await scene.desk.refused({ who: planner, method: 'POST', path, json }, 400, 'invalid');
  });
});
