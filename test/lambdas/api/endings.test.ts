/** What ends a case under a court order and what does not, through the API. */
import { describe, expect, it } from '@jest/globals';
import { agency, healthHome, planner, spoa, type Who } from './desk.ts';
import { completion, type Scene, sceneAt } from './stages.ts';

const order = {
  kind: 'courtOrder',
  court: 'Supreme Court, Suffolk County',
  county: 'suffolk',
  from: '2026-03-02',
  until: '2027-03-01',
  categories: ['careManagement', 'medication'],
};
const underOrder = async (): Promise<Scene> => {
  const scene = await sceneAt('placed');
  expect((await scene.desk.put(spoa, `/cases/${scene.caseId}/aot-order`, order)).status).toBe(200);
  return scene;
};
const end = ({ desk, caseId }: Scene, reason: string, who: Who = agency) =>
  desk.post(who, `/cases/${caseId}/withdrawal`, { reason });
const view = async ({ desk, caseId }: Scene, who: Who = agency) =>
  (await desk.get(who, `/cases/${caseId}`)).body;

describe('a withdrawal while a court order is active', () => {
  it.each([
    ['refused', agency, /significant-events and kind refusingTreatment/],
    ['moved', agency, /significant-events and kind moved/],
    ['moved', spoa, /aot-order once the court has, or direct a transfer/],
    ['withdrawn', planner, /Tell the county/],
  ] as const)('as %s is refused, with what to do and where the case stands', async (reason, who, next) => {
    const scene = await underOrder();
    const path = `/cases/${scene.caseId}/withdrawal`;
    const refused = await scene.desk.refused(
      { who, method: 'POST', path, json: { reason } },
      409,
      'heldByOrder',
    );
    expect(refused.body['next']).toMatch(next);
    expect(refused.body['state']).toMatchObject({ strands: { aot: 'active', case: 'open' } });
  });

  it('names kinds of events that the county takes', async () => {
    const { desk, caseId } = await underOrder();
    for (const [kind, details] of [
      ['refusingTreatment', { service: 'medication' }],
      ['moved', { destination: 'Another State' }],
    ] as const) {
      const at = desk.world.runtime.now();
      const json = { kind, occurredAt: at, awareAt: at, channel: 'portal', details };
      expect((await desk.post(agency, `/cases/${caseId}/significant-events`, json)).status).toBe(201);
    }
  });

  it('is taken once the county has ended the order', async () => {
    const scene = await underOrder();
    const ended = { at: scene.desk.world.runtime.now(), reason: 'vacated' };
    const json = { ...order, orderId: 'O1', ended };
    expect((await scene.desk.put(spoa, `/cases/${scene.caseId}/aot-order`, json)).status).toBe(200);
    expect(await end(scene, 'moved')).toMatchObject({ status: 200, body: { closeReason: 'moved' } });
  });
});

describe('a death while a court order is active', () => {
  it('waits for the county: everybody of the case reads that it does', async () => {
    const scene = await underOrder();
    const answer = await end(scene, 'died');
    expect(answer).toMatchObject({ status: 200, body: { phase: 'awaitingDischarge', deathReport: {} } });
    for (const who of [agency, planner, spoa, healthHome])
      expect(await view(scene, who)).toMatchObject({ phase: 'awaitingDischarge', deathReport: {} });
    const path = `/cases/${scene.caseId}/withdrawal`;
    const again = { who: planner, method: 'POST', path, json: { reason: 'died' } } as const;
    await scene.desk.refused(again, 409, 'deathAwaitsConfirmation');
  });

  it('is confirmed by the county alone, and closes the case', async () => {
    const scene = await underOrder();
    await end(scene, 'died');
    const path = await completion(scene, 'confirmDeath');
    const json = { kind: 'confirmDeath', decision: 'confirm' };
    await scene.desk.refused({ who: agency, method: 'POST', path, json }, 404, 'notFound');
    expect(await scene.desk.post(spoa, path, json)).toMatchObject({ status: 200, body: { phase: 'closed' } });
    const closed = await view(scene);
    expect(closed).toMatchObject({ closeReason: 'died' });
    expect(closed).not.toHaveProperty('deathReport');
  });

  it('is rejected with a reason, and only then with one', async () => {
    const scene = await underOrder();
    await end(scene, 'died');
    const path = await completion(scene, 'confirmDeath');
    for (const json of [
      { kind: 'confirmDeath', decision: 'reject' },
      { kind: 'confirmDeath', decision: 'confirm', reason: 'personIsAlive' },
    ]) {
      const refused = await scene.desk.refused({ who: spoa, method: 'POST', path, json }, 400, 'invalid');
      expect(refused.body['errors']).toMatchObject([{ field: 'body.reason' }]);
    }
    const json = { kind: 'confirmDeath', decision: 'reject', reason: 'personIsAlive' };
    expect((await scene.desk.post(spoa, path, json)).status).toBe(200);
    expect(await view(scene)).not.toHaveProperty('deathReport');
  });

  it('told by the county itself closes the case at once', async () => {
    expect(await end(await underOrder(), 'died', spoa)).toMatchObject({
      status: 200,
      body: { phase: 'closed', closeReason: 'died' },
    });
  });
});

describe('a copy of the order', () => {
  it('is stated by the agency and by nobody else', async () => {
    const { desk, caseId } = await underOrder();
    const path = `/cases/${caseId}/consent`;
    const json = { status: 'orderCopyStated', given: false };
    for (const who of [planner, spoa])
      await desk.refused({ who, method: 'PUT', path, json }, 422, 'notYoursToState');
    await desk.put(planner, path, { status: 'refused', askedOn: '2026-03-02' });
    expect((await desk.put(agency, path, json)).status).toBe(200);
    const seen = await view({ desk, caseId }, healthHome);
    expect(seen).toMatchObject({ legalBasis: { kind: 'none' }, aot: { enrolmentBasis: 'none' } });
    expect((await desk.put(agency, path, { ...json, given: true })).status).toBe(200);
    expect(await view({ desk, caseId }, healthHome)).toMatchObject({ legalBasis: { kind: 'orderCopy' } });
  });
});
