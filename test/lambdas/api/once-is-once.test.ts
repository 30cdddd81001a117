/** Once is once: what is sent again is the same fact, whatever its key and however late; what is alike counts once a person says so. */
import { describe, expect, it } from '@jest/globals';
import { after, concerned, day, missing, Scene, t0 } from '../../journeys/search-scene.ts';

type Json = Record<string, unknown>;
const monthOf = async (scene: Scene): Promise<number | undefined> => {
  const { body } = await scene.send(scene.county, 'GET', `/cases/${scene.caseId}`);
  return (body as { aot?: { month?: { made: number } } }).aot?.month?.made;
};
const contactsOf = async (scene: Scene) => (await scene.world.store.load(scene.caseId))?.contacts ?? [];
const visit = (at: string, more: Json = {}): Json => ({
  at,
  method: 'faceToFace',
  outcome: 'made',
  place: 'home',
  ...more,
});
const answerDuplicate = async (scene: Scene, decision: string) => {
  const item = (await scene.openWork()).find(({ kind }) => kind === 'possibleDuplicate');
  return scene.send(scene.agency, 'POST', `/work-items/${item?.workItemId}/completion`, {
    kind: 'possibleDuplicate',
    decision,
  });
};
const colleague = (scene: Scene) => ({ ...scene.agency, sub: 'a-colleague' });

describe('a fact that is told again', () => {
  it('is the same visit after 49 hours and after a month, and fills no month', async () => {
    const scene = await Scene.open();
    const first = await scene.contact(day(1));
    for (const later of [after(day(1), 49), day(20)]) {
      const again = await scene.contact(day(1), {}, later);
      expect(again).toMatchObject({
        status: 201,
        body: { contactId: first.body['contactId'], answersClock: false },
      });
      expect(again.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    }
    expect(await contactsOf(scene)).toHaveLength(2);
    expect(await monthOf(scene)).toBe(2);
  });

  it('is the same when many others came between', async () => {
    const scene = await Scene.open();
    const first = await scene.contact(day(1));
    for (let count = 2; count < 26; count += 1) await scene.contact(day(count), { method: 'phone' });
    const again = await scene.contact(day(1), {}, day(26));
    expect(again.body['contactId']).toBe(first.body['contactId']);
  });

  it('otherwise is a conflict that names what is on record, and is taken anew once that is voided', async () => {
    const scene = await Scene.open();
    const first = await scene.contact(day(1));
    const otherwise = await scene.contact(day(1), { outcome: 'attempted' });
    expect(otherwise).toMatchObject({
      status: 409,
      body: { code: 'toldOtherwise', state: { factId: first.body['contactId'] } },
    });
    const body = { fact: 'contact', contactId: first.body['contactId'], at: day(1), reason: 'wrongDetails' };
    expect((await scene.post(scene.agency, '/voids', body)).status).toBe(201);
    expect((await scene.contact(day(1), { outcome: 'attempted' })).status).toBe(201);
    expect((await scene.contact(day(1), { outcome: 'attempted' })).headers).toHaveProperty(
      'idempotency-replayed',
    );
  });

  it('is one step, one sighting and one concern', async () => {
    const scene = await missing();
    const at = after(t0, 30);
    const attempts = [await scene.attempt(at), await scene.attempt(at, after(at, 60))];
    expect(attempts[1]?.body).toEqual(attempts[0]?.body);
    const sightings = [await scene.sighting(after(t0, 91)), await scene.sighting(after(t0, 91))];
    expect(sightings[1]?.body['stepId']).toBe(sightings[0]?.body['stepId']);
    expect(await scene.world.store.searchSteps(scene.caseId)).toHaveLength(2);
    const noticed = after(t0, 92);
    const concerns = [await scene.concern(noticed), await scene.concern(noticed, after(t0, 150))];
    expect(concerns[1]?.body['concern']).toMatchObject({ concernId: 'M2' });
    expect((await scene.record()).aot?.concerns).toHaveLength(2);
  });

  it('has two calls to two places at one time as two steps', async () => {
    const scene = await missing();
    const at = after(t0, 30);
    const call = { kind: 'attempt', method: 'call', outcome: 'noInformation', occurredAt: at };
    for (const target of ['hospital', 'police']) await scene.step({ ...call, target });
    expect(await scene.world.store.searchSteps(scene.caseId)).toHaveLength(2);
  });

  it('is told again as the answer to work, and found', async () => {
    const scene = await concerned();
    const seen = { at: t0, credible: true, how: 'heardFrom' };
    await scene.post(scene.agency, '/sightings', { ...seen, credible: false });
    const item = (await scene.openWork()).find(({ kind }) => kind === 'credibleContact');
    const answered = await scene.send(scene.agency, 'POST', `/work-items/${item?.workItemId}/completion`, {
      kind: 'credibleContact',
      sighting: { ...seen, credible: false },
    });
    expect(answered).toMatchObject({ status: 200, body: { workItem: { status: 'open' } } });
    expect(await scene.world.store.searchSteps(scene.caseId)).toHaveLength(1);
  });
});

describe('two contacts that are alike', () => {
  const twice = async (more: Json = {}) => {
    const scene = await Scene.open();
    await scene.contact(day(1));
    const second = await scene.post(colleague(scene), '/contacts', visit(after(day(1), 0, -20), more));
    return { scene, second };
  };

  it('are kept both, and the later entry counts in no month until somebody says that they are two', async () => {
    const { scene, second } = await twice();
    expect(second).toMatchObject({ status: 201, body: { possibleDuplicateOf: `${scene.caseId}-C2` } });
    expect(await monthOf(scene)).toBe(2);
    expect(await scene.told('possibleDuplicate', scene.agency.org)).toBe(1);
    expect((await answerDuplicate(scene, 'different')).status).toBe(200);
    expect(await monthOf(scene)).toBe(3);
  });

  it('are one when somebody says so: the later entry is voided as entered twice', async () => {
    const { scene } = await twice();
    expect((await answerDuplicate(scene, 'same')).status).toBe(200);
    expect(await monthOf(scene)).toBe(2);
    const { body } = await scene.send(scene.agency, 'GET', `/cases/${scene.caseId}/contacts`);
    expect(body).toMatchObject({ contacts: [{}, { voided: { reason: 'enteredTwice' } }, {}] });
  });

  it('are one that counts, once the other is voided', async () => {
    const { scene } = await twice();
    const body = { fact: 'contact', contactId: `${scene.caseId}-C2`, at: day(1), reason: 'neverHappened' };
    await scene.post(scene.agency, '/voids', body);
    expect(await monthOf(scene)).toBe(2);
    expect((await scene.openWork()).map(({ kind }) => kind)).not.toContain('possibleDuplicate');
  });

  it('ask nobody any more once the later entry is voided by itself', async () => {
    const { scene, second } = await twice();
    const at = after(day(1), 0, -20);
    const body = { fact: 'contact', contactId: second.body['contactId'], at, reason: 'enteredTwice' };
    expect((await scene.post(scene.agency, '/voids', body)).status).toBe(201);
    expect((await scene.openWork()).map(({ kind }) => kind)).not.toContain('possibleDuplicate');
    expect(await monthOf(scene)).toBe(2);
  });

  it.each([
    ['at another place', { place: 'office' }],
    ['in another way', { method: 'phone', place: undefined }],
    ['that nobody answered', { outcome: 'attempted' }],
  ])('are two %s', async (_how, more) => {
    const { second } = await twice(more);
    expect(second.status).toBe(201);
    expect(second.body).not.toHaveProperty('possibleDuplicateOf');
  });

  it('are two on either side of the discharge: the visit at home is the one that was owed', async () => {
    const scene = await Scene.open({ underWay: true });
    const discharged = after('2026-03-02T14:00:00.000Z', 1);
    await scene.contact(after(discharged, 0, -10), { place: undefined });
    await scene.at(after(discharged, 0, 10));
    await scene.post(scene.planner, '/discharge', { dischargedAt: discharged });
    const home = await scene.contact(after(discharged, 0, 10));
    expect(home.body).toMatchObject({ answersClock: true });
  });
});
