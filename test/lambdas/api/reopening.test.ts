/** A case that was closed in error goes on; and what happened before the end is told after it. */
import { describe, expect, it } from '@jest/globals';
import { after, day, missing, t0 } from '../../journeys/search-scene.ts';
import { agency, otherAgency, planner, spoa, type Who } from './desk.ts';
import { completion, type Scene as StageScene, sceneAt } from './stages.ts';

type Json = Record<string, unknown>;
const voidClosing = ({ desk, caseId }: StageScene, who: Who, more: Json = {}) =>
  desk.send({
    who,
    method: 'POST',
    path: `/cases/${caseId}/voids`,
    json: { fact: 'closing', reason: 'wrongPerson', ...more },
  });
const end = ({ desk, caseId }: StageScene, who: Who, reason: string, at?: string) =>
  desk.post(who, `/cases/${caseId}/withdrawal`, { reason, ...(at !== undefined && { at }) });
const standing = async ({ desk, caseId }: StageScene) => {
  const snapshot = await desk.store.load(caseId);
  const { strands, clocks, assignment, episode, holdsPersonLock } = snapshot?.case ?? {};
  return {
    strands,
    episode,
    holdsPersonLock,
    clocks,
    assignment,
    open: (snapshot?.workItems ?? [])
      .filter(({ status }) => status === 'open')
      .map(({ workItemId, kind, anchor, dueAt, ownerOrg }) => ({
        workItemId,
        kind,
        anchor,
        dueAt,
        ownerOrg,
      })),
    caseloads: (await desk.store.caseloads()).map(({ kind, id, count }) => ({ kind, id, count })),
  };
};

describe('a death that was entered on the wrong case', () => {
  it.each(['offered', 'placed', 'episode'] as const)(
    'is voided: a case that is %s stands as it stood',
    async (stage) => {
      const scene = await sceneAt(stage);
      const before = await standing(scene);
      expect((await end(scene, stage === 'offered' ? planner : agency, 'died')).status).toBe(200);
      const voided = await voidClosing(scene, spoa);
      expect(voided).toMatchObject({ status: 201, body: { fact: 'closing', strands: { case: 'open' } } });
      expect(await standing(scene)).toEqual(before);
      const record = (await scene.desk.store.load(scene.caseId))?.case;
      expect(record?.voidedClosings).toMatchObject([
        { closeReason: 'died', voided: { reason: 'wrongPerson' } },
      ]);
      const told = (await scene.desk.store.notices(scene.caseId)).filter(
        ({ kind }) => kind === 'caseReopened',
      );
      expect(told.map(({ to }) => to.org)).toContain('suffolk');
    },
  );

  it('is voided by who entered it, and by no other agency', async () => {
    const scene = await sceneAt('placed');
    await end(scene, agency, 'died');
    expect((await voidClosing(scene, otherAgency)).status).toBe(404);
    expect(await voidClosing(scene, planner)).toMatchObject({
      status: 422,
      body: { code: 'notYoursToVoid' },
    });
    expect((await voidClosing(scene, agency)).status).toBe(201);
    expect(await voidClosing(scene, agency)).toMatchObject({ status: 409, body: { code: 'caseIsOpen' } });
  });

  it('leaves the clocks where they were due: what passed meanwhile is late, and done', async () => {
    const scene = await sceneAt('discharged');
    await end(scene, agency, 'died');
    await scene.desk.world.at('2026-03-06T12:00:00-05:00');
    await voidClosing(scene, spoa);
    await scene.desk.world.at('2026-03-06T13:00:00-05:00');
    const record = (await scene.desk.store.load(scene.caseId))?.case;
    const clock = record?.clocks.findLast(({ kind }) => kind === 'faceToFaceContact');
    expect(clock).toMatchObject({ anchorKind: 'dischargedAt' });
    expect(clock?.overdueSince).toBe(clock?.due);
    const seen = { at: '2026-03-06T12:30:00-05:00', method: 'faceToFace', outcome: 'made' };
    const contact = await scene.desk.post(agency, `/cases/${scene.caseId}/contacts`, seen);
    expect(contact).toMatchObject({ status: 201, body: { answersClock: true } });
  });

  it('finds another referral of the person open, and gives way to it', async () => {
    const scene = await sceneAt('placed');
    await end(scene, agency, 'moved');
    const { referral } = (await scene.desk.store.load(scene.caseId))?.case ?? {};
    const { plannedFor, ...discharge } = referral?.discharge ?? {};
    const again = await scene.desk.post(planner, '/referrals', {
      ...referral,
      discharge: { ...discharge, plannedOn: '2026-03-20' },
    });
    expect(again.status).toBe(201);
    expect(await voidClosing(scene, spoa)).toMatchObject({ status: 409, body: { code: 'openReferral' } });
  });
});

describe('a referral that was declined in error', () => {
  it('is decided on again, on the clock that ran', async () => {
    const scene = await sceneAt('referred');
    const before = await standing(scene);
    const json = { kind: 'spoaDecision', decision: 'decline', reason: 'An invented slip.' };
    expect((await scene.desk.post(spoa, await completion(scene, 'spoaDecision'), json)).status).toBe(200);
    await voidClosing(scene, spoa, { reason: 'wrongDetails' });
    const { clocks, open, strands } = await standing(scene);
    expect({ clocks, open, strands }).toEqual({
      clocks: before.clocks,
      open: before.open,
      strands: before.strands,
    });
    expect((await scene.desk.store.load(scene.caseId))?.case.spoaDecision).toBeUndefined();
  });
});

describe('what happened before the end', () => {
  it('is told after it: a visit that met the 48 hours, entered after the death', async () => {
    const scene = await sceneAt('discharged');
    await scene.desk.world.at('2026-03-03T12:00:00-05:00');
    await end(scene, agency, 'died', '2026-03-03T10:00:00-05:00');
    const visit = (at: string) =>
      scene.desk.post(agency, `/cases/${scene.caseId}/contacts`, {
        at,
        method: 'faceToFace',
        outcome: 'made',
      });
    expect(await visit('2026-03-03T11:00:00-05:00')).toMatchObject({
      status: 409,
      body: { code: 'caseClosed' },
    });
    expect(await visit('2026-03-03T09:00:00-05:00')).toMatchObject({
      status: 201,
      body: { answersClock: true },
    });
    const record = (await scene.desk.store.load(scene.caseId))?.case;
    expect(record?.clocks.findLast(({ kind }) => kind === 'faceToFaceContact')).toMatchObject({
      metAt: '2026-03-03T14:00:00.000Z',
      late: false,
    });
    // Voided again, it was owed until the end.
    const [contact] = (await scene.desk.store.load(scene.caseId))?.contacts ?? [];
    const body = { fact: 'contact', contactId: contact?.contactId, at: contact?.at, reason: 'wrongPerson' };
    expect((await scene.desk.post(agency, `/cases/${scene.caseId}/voids`, body)).status).toBe(201);
    const after = (await scene.desk.store.load(scene.caseId))?.case;
    expect(after?.clocks.findLast(({ kind }) => kind === 'faceToFaceContact')).toMatchObject({
      stoppedAt: '2026-03-03T15:00:00.000Z',
    });
  });
});

describe('a search that a death has ended', () => {
  it('goes on when the death is voided: still missing, its steps and its reports as they stood', async () => {
    const scene = await missing();
    const before = (await scene.openWork()).map(({ workItemId, kind, dueAt }) => ({
      workItemId,
      kind,
      dueAt,
    }));
    await scene.post(scene.county, '/withdrawal', { reason: 'died' });
    expect((await scene.record()).strands.case).toBe('closed');
    await scene.at(after(t0, 30));
    const voided = await scene.post(scene.county, '/voids', { fact: 'closing', reason: 'neverHappened' });
    expect(voided.status).toBe(201);
    expect(
      (await scene.openWork()).map(({ workItemId, kind, dueAt }) => ({ workItemId, kind, dueAt })),
    ).toEqual(expect.arrayContaining(before));
    expect(await scene.aot()).toBe('missing');
    expect(scene.running()).toHaveLength(1);
    await scene.sighting(day(2), 'community');
    expect(await scene.search()).toMatchObject({ endReason: 'located' });
  });
});
