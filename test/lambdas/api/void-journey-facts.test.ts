/** A discharge, its plan, a hand-off and what came later, voided through the API: as it is on record, and by whom it was written. */
import { describe, expect, it } from '@jest/globals';
import { agency, otherAgency, planner, spoa, type Who } from './desk.ts';
import { type Scene, sceneAt } from './stages.ts';

type Json = Record<string, unknown>;
const voids = ({ desk, caseId }: Scene, who: Who, json: Json) =>
  desk.send({
    who,
    method: 'POST',
    path: `/cases/${caseId}/voids`,
    json: { reason: 'wrongPerson', ...json },
  });
const recordOf = async ({ desk, caseId }: Scene) => {
  const record = (await desk.store.load(caseId))?.case;
  if (!record) throw new Error('The case is gone.');
  return record;
};
const openKinds = async ({ desk, caseId }: Scene) =>
  ((await desk.store.load(caseId))?.workItems ?? [])
    .filter(({ status }) => status === 'open')
    .map(({ kind }) => kind);

describe('a discharge on the wrong case', () => {
  it('is voided by the facility: the person has not left, and the discharge is awaited by a fresh execution', async () => {
    const scene = await sceneAt('episode');
    const { discharge } = await recordOf(scene);
    const sent = await voids(scene, planner, { fact: 'discharge', dischargedAt: discharge.dischargedAt });
    expect(sent).toMatchObject({ status: 201, body: { fact: 'discharge', strands: { case: 'open' } } });
    await scene.desk.world.runtime.settle();
    const record = await recordOf(scene);
    expect(record.discharge).not.toHaveProperty('dischargedAt');
    expect(record).toMatchObject({ holdsPersonLock: true });
    expect(record).not.toHaveProperty('episode');
    expect(record.clocks.some(({ kind }) => kind === 'faceToFaceContact')).toBe(false);
    expect(await openKinds(scene)).toContain('discharge');
    const told = (await scene.desk.store.notices(scene.caseId)).filter(
      ({ kind }) => kind === 'dischargeVoided',
    );
    expect(told.map(({ to }) => to.org).sort()).toEqual([
      'pilgrim-pc',
      'sample-cma-great-south-bay',
      'suffolk',
    ]);
  });

  it('is not voided by a slip, by others, or twice, and nothing is written then', async () => {
    const scene = await sceneAt('discharged');
    const { discharge } = await recordOf(scene);
    const body = { fact: 'discharge', dischargedAt: discharge.dischargedAt };
    const before = await scene.desk.dump();
    expect(await voids(scene, planner, { ...body, dischargedAt: '2026-03-01T00:00:00.000Z' })).toMatchObject({
      status: 422,
      body: { code: 'factNotOnRecord', errors: [{ field: 'body.dischargedAt' }] },
    });
    expect(await voids(scene, planner, { fact: 'discharge' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'body.dischargedAt' }] },
    });
    expect(await voids(scene, agency, body)).toMatchObject({
      status: 422,
      body: { code: 'notYoursToVoid' },
    });
    expect((await voids(scene, otherAgency, body)).status).toBe(404);
    expect(await scene.desk.dump()).toEqual(before);
    expect((await voids(scene, spoa, body)).status).toBe(201);
    expect(await voids(scene, spoa, body)).toMatchObject({ status: 409, body: { code: 'alreadyVoided' } });
  });
});

describe('a plan, a readmission and a hand-off in error', () => {
  it('are voided each as it is on record, the latest first where one rests on the other', async () => {
    const scene = await sceneAt('episode');
    const { assignment, discharge, clocks } = await recordOf(scene);
    const handOff = { fact: 'handOff', handedOffAt: assignment.handedOffAt };
    expect((await voids(scene, agency, handOff)).status).toBe(201);
    const { dischargedAt } = discharge;
    const readmittedAt = scene.desk.world.runtime.now();
    await scene.desk.send({
      who: planner,
      method: 'PUT',
      path: `/cases/${scene.caseId}/discharge-plan`,
      json: { status: 'readmitted', readmittedAt },
    });
    expect(await voids(scene, planner, { fact: 'discharge', dischargedAt })).toMatchObject({
      status: 409,
      body: { code: 'laterFactStands' },
    });
    const admission = { fact: 'admission', at: readmittedAt, place: 'stateFacility' };
    expect(await voids(scene, planner, admission)).toMatchObject({
      status: 201,
      body: { strands: { discharge: 'contacted', placement: 'handOff' } },
    });
    await scene.desk.world.runtime.settle();
    const contactClock = ({ kind }: { kind: string }) => kind === 'faceToFaceContact';
    expect((await recordOf(scene)).clocks.find(contactClock)).toEqual(clocks.find(contactClock));
    expect(await openKinds(scene)).toContain('warmHandOff');
  });

  it('of a plan: the one before it stands, and who reads the case reads both', async () => {
    const scene = await sceneAt('placed');
    const { discharge } = await recordOf(scene);
    const path = `/cases/${scene.caseId}/discharge-plan`;
    const json = { status: 'planned', plannedOn: '2026-03-20' };
    await scene.desk.send({ who: planner, method: 'PUT', path, json });
    const body = { fact: 'dischargePlan', plannedOn: '2026-03-20', reason: 'other' };
    expect((await voids(scene, planner, body)).status).toBe(400);
    const sent = await voids(scene, planner, { ...body, explanation: 'An invented slip of the pen.' });
    expect(sent.status).toBe(201);
    expect((await recordOf(scene)).discharge).toEqual(discharge);
    const { body: seen } = await scene.desk.get(agency, `/cases/${scene.caseId}`);
    expect(seen).toMatchObject({
      journeyFacts: [
        expect.objectContaining({ fact: 'handOff' }),
        { fact: 'dischargePlan', on: '2026-03-20', voided: { reason: 'other' } },
      ],
    });
  });
});

describe('what came after the first decision', () => {
  it('is voided as it is on record: the rules decide anew', async () => {
    const scene = await sceneAt('episode');
    const path = `/cases/${scene.caseId}/facts`;
    const json = { fact: 'indicator', on: '2026-03-02', indicators: { actStepDownOn: '2026-03-01' } };
    const enteredAt = scene.desk.world.runtime.now();
    const { body } = await scene.desk.send({ who: agency, method: 'POST', path, json });
    expect(await voids(scene, agency, { fact: 'laterFact', number: 1, enteredAt })).toMatchObject({
      status: 201,
      body: { fact: 'laterFact' },
    });
    expect(body).toMatchObject({ number: 1 });
    const record = await recordOf(scene);
    expect(record.formerDecisions?.at(-1)).toMatchObject({ because: 'factVoided' });
    const { body: seen } = await scene.desk.get(spoa, `/cases/${scene.caseId}`);
    expect(seen).toMatchObject({ laterFacts: [{ number: 1, voided: { reason: 'wrongPerson' } }] });
  });
});

describe('a withdrawal in error', () => {
  it('is voided: the referral holds the place of the person again, and nobody refers them twice', async () => {
    const scene = await sceneAt('offered');
    const before = await recordOf(scene);
    await scene.desk.post(planner, `/cases/${scene.caseId}/withdrawal`, { reason: 'withdrawn' });
    expect(await recordOf(scene)).toMatchObject({ closeReason: 'withdrawn', holdsPersonLock: false });
    expect((await voids(scene, planner, { fact: 'closing' })).status).toBe(201);
    const record = await recordOf(scene);
    expect(record).toMatchObject({ strands: before.strands, clocks: before.clocks, holdsPersonLock: true });
    const { plannedFor, ...discharge } = before.referral.discharge ?? {};
    const again = { ...before.referral, discharge: { ...discharge, plannedOn: '2026-03-20' } };
    const refused = await scene.desk.post(planner, '/referrals', again);
    expect(refused.status).toBe(409);
  });
});
