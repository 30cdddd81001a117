/** A referral that is sent again after its case was closed opens no second one by itself: told twice is told once. */
import { describe, expect, it } from '@jest/globals';
import { referralSchema } from '../../../domain/case/referral-contract.ts';
import { type Ask, Desk, otherPlanner, planner, spoa, type Who } from './desk.ts';
import { anew, changed, completion, refer, referralOf, sceneAt, withdrawn } from './stages.ts';

const submit = (who: Who, json: unknown, headers: Record<string, string> = {}): Ask => ({
  who,
  method: 'POST',
  path: '/referrals',
  json,
  headers,
});
const pilgrim = { role: 'planner', org: 'pilgrim-pc' } as const;
const casesOf = async (desk: Desk): Promise<readonly string[]> =>
  (await desk.store.casesOf(pilgrim, { limit: 10 })).items.map(({ caseId }) => caseId);

describe('a referral that is sent again after it was withdrawn', () => {
  it('opens no case, and whoever sent it reads what became of it and what to do', async () => {
    const { desk, caseId } = await withdrawn();
    const answer = await desk.refused(submit(planner, referralOf(desk)), 409, 'referralReceivedBefore');
    expect(answer.body['state']).toMatchObject({ caseId, phase: 'closed', closeReason: 'withdrawn' });
    expect(answer.body['next']).toContain('request.referredAnewBecause');
    expect(await casesOf(desk)).toEqual([caseId]);
  });

  it.each(['2026-03-02T10:00:00-05:00', '2026-03-05T10:00:00-05:00', '2026-05-05T10:00:00-04:00'])(
    'with a key that is new, or that was forgotten, opens none: %s',
    async (at) => {
      const desk = await Desk.open();
      const headers = { 'idempotency-key': 'refer-this-once' };
      const first = await desk.send(submit(planner, referralOf(desk), headers));
      const caseId = String(first.body['caseId']);
      await desk.post(planner, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
      await desk.world.at(at);
      const again = await desk.send(submit(planner, referralOf(desk), headers));
      // Within two days the key is known, and brings the answer of then.
      expect(again.status).toBe(at.startsWith('2026-03-02') ? 201 : 409);
      expect(
        (await desk.send(submit(planner, referralOf(desk), { 'idempotency-key': 'another-key' }))).status,
      ).toBe(409);
      expect(await casesOf(desk)).toEqual([caseId]);
    },
  );

  it('from a colleague, typed in another way, or after another one that was closed, is the same', async () => {
    const { desk, caseId } = await withdrawn();
    const again = anew(referralOf(desk));
    const second = await refer(desk, planner, again);
    await desk.post(planner, `/cases/${second}/withdrawal`, { reason: 'withdrawn' });
    const { person } = referralSchema.parse(referralOf(desk));
    const typed = changed(referralOf(desk), {
      person: { medicaidCin: ` ${person.medicaidCin?.toLowerCase()} `, countyOfResidence: 'Suffolk County' },
    });
    for (const [who, json, opened] of [
      [{ ...planner, sub: 'a-colleague' }, referralOf(desk), caseId],
      [planner, typed, caseId],
      [planner, again, second],
    ] as const) {
      const answer = await desk.refused(submit(who, json), 409, 'referralReceivedBefore');
      expect(answer.body['state']).toMatchObject({ caseId: opened });
    }
  });

  it.each([
    ['says why', { request: { referredAnewBecause: 'The withdrawal was meant for another person.' } }],
    ['has changed', { clinical: { needsInOwnWords: 'A room of her own.' } }],
  ])('opens a case when it %s', async (_how, changes) => {
    const { desk, caseId } = await withdrawn();
    const second = await refer(desk, planner, changed(referralOf(desk), changes));
    expect(second).not.toBe(caseId);
  });

  it('is one of its sender: another facility that refers the person refers them anew', async () => {
    const { desk, caseId } = await withdrawn();
    expect(await refer(desk, otherPlanner, referralOf(desk))).not.toBe(caseId);
  });
});

describe('a referral that is sent again', () => {
  it('while its case is open is told so', async () => {
    const { desk } = await sceneAt('referred');
    await desk.refused(submit(planner, referralOf(desk)), 409, 'openReferral');
  });

  it('after the county declined it opens no case', async () => {
    const scene = await sceneAt('referred');
    await scene.desk.post(spoa, await completion(scene, 'spoaDecision'), {
      kind: 'spoaDecision',
      decision: 'decline',
      reason: 'Served by ACT.',
    });
    const { desk, caseId } = scene;
    const answer = await desk.refused(submit(planner, referralOf(desk)), 409, 'referralReceivedBefore');
    expect(answer.body['state']).toMatchObject({ caseId, closeReason: 'declined' });
  });

  it('once the person is in the episode finds the case that goes on', async () => {
    const { desk, caseId } = await sceneAt('episode');
    const answer = await desk.refused(submit(planner, referralOf(desk)), 409, 'referralReceivedBefore');
    expect(answer.body['state']).toMatchObject({ caseId, phase: 'hhPlusEpisode' });
    expect(answer.body['state']).not.toHaveProperty('closeReason');
  });

  it('by a facility that the person has left tells nothing of the case', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const moved = { facility: 'creedmoor-pc', movedAt: '2026-03-02T08:30:00-05:00' };
    await desk.put(planner, `/cases/${caseId}/facility`, moved);
    await desk.post(otherPlanner, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    const answer = await desk.refused(submit(planner, referralOf(desk)), 409, 'referralReceivedBefore');
    expect(answer.body).not.toHaveProperty('state');
    expect(answer.text).not.toMatch(/withdrawn|creedmoor/);
  });

  it('and its denial stand in the access log of the case', async () => {
    const { desk, caseId } = await withdrawn();
    await desk.refused(submit(planner, referralOf(desk)), 409, 'referralReceivedBefore');
    const { items } = await desk.store.accesses(caseId, { limit: 100 });
    expect(items.map(({ operation, decision, reason }) => `${operation} ${decision} ${reason}`)).toContain(
      'submitReferral deny referralReceivedBefore',
    );
  });
});
