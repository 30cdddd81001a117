/** POST /referrals of a person who has an open referral of somebody else, and what becomes of what it tells. */
import { describe, expect, it } from '@jest/globals';
import { Desk, planner, type Sent, spoa, type Who } from './desk.ts';
import { changed, referralOf } from './stages.ts';

const kingsboro: Who = { role: 'planner', org: 'kingsboro-pc' };
const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05', medicaidCin: undefined };
const need = { homeless: { situation: 'shelter' } };
const sent = (desk: Desk, indicators?: object, who = planner, request = {}): Promise<Sent> =>
  desk.post(who, '/referrals', {
    ...changed(referralOf(desk), { person: rita, request }),
    ...(indicators && { indicators }),
  });
const workOf = async (desk: Desk, caseId: string) =>
  ((await desk.store.load(caseId))?.workItems ?? []).filter(({ kind }) => kind === 'confirmEvidence');
const listOf = async (desk: Desk, caseId: string, who = spoa) =>
  (await desk.get(who, `/cases/${caseId}/second-referrals`)).body['secondReferrals'];

const opened = async (): Promise<{ desk: Desk; first: string; second: Sent }> => {
  const desk = await Desk.open();
  const first = String((await sent(desk)).body['caseId']);
  return { desk, first, second: await sent(desk, need, kingsboro) };
};

describe('a second source', () => {
  it('is told the same whatever became of it, and nothing of the case', async () => {
    const { desk, first, second } = await opened();
    const again = await sent(desk, need, kingsboro);
    expect([second.status, again.status]).toEqual([409, 409]);
    expect(again.body['next']).toBe(second.body['next']);
    expect(second.text).toContain('passed on');
    expect(second.text).not.toMatch(new RegExp(`pilgrim|suffolk|${first}`));
    expect(await workOf(desk, first)).toHaveLength(1);
  });

  it('is shown to those who take part, stands in the timeline and the access log, and reads nothing itself', async () => {
    const { desk, first } = await opened();
    expect(await listOf(desk, first)).toMatchObject([
      { status: 'waiting', from: { role: 'planner', org: 'kingsboro-pc' }, indicators: need },
    ]);
    const types = (await desk.store.events(first)).map(({ type }) => type);
    expect(types).toContain('secondReferralReceived');
    const log = await desk.get(spoa, `/cases/${first}/audit`);
    expect(log.text).toContain('personHasOpenReferral');
    expect((await desk.get(kingsboro, `/cases/${first}/second-referrals`)).status).toBe(404);
    // What others say later is not for the facility that referred first.
    expect(await listOf(desk, first, planner)).toBeUndefined();
  });

  it('that never came has told nothing', async () => {
    const desk = await Desk.open();
    expect(await listOf(desk, String((await sent(desk)).body['caseId']))).toEqual([]);
  });

  it('that takes part itself follows the case instead', async () => {
    const { desk, first } = await opened();
    const own = await sent(desk, need);
    expect(own.text).not.toContain('passed on');
    expect(await workOf(desk, first)).toHaveLength(1);
  });

  it.each([
    ['confirmed', {}, 1],
    ['declined', { reason: 'outdated' }, 0],
    ['notOfThisPerson', {}, 0],
  ])('counts by the answer of the county: %s', async (decision, why, facts) => {
    const { desk, first } = await opened();
    const [item] = await workOf(desk, first);
    const path = `/work-items/${String(item?.workItemId)}/completion`;
    const json = { kind: 'confirmEvidence', decision, ...why };
    expect((await desk.post(spoa, path, json)).status).toBe(200);
    expect((await desk.store.load(first))?.case.laterFacts ?? []).toHaveLength(facts);
    expect(await listOf(desk, first)).toMatchObject([{ status: decision }]);
    expect((await desk.post(spoa, path, json)).status).toBe(409);
  });

  it.each([{ decision: 'declined' }, { decision: 'confirmed', reason: 'outdated' }])(
    'is not answered without a reason, nor confirmed with one: %j',
    async (json) => {
      const { desk, first } = await opened();
      const [item] = await workOf(desk, first);
      const path = `/work-items/${String(item?.workItemId)}/completion`;
      expect((await desk.post(spoa, path, { kind: 'confirmEvidence', ...json })).status).toBe(400);
    },
  );

  it('takes back what it told where it says that it meant another person', async () => {
    const { desk, first } = await opened();
    const request = { anotherPersonBecause: { reason: 'identityPapers' } };
    expect((await sent(desk, need, kingsboro, request)).status).toBe(201);
    expect(await listOf(desk, first)).toMatchObject([{ status: 'withdrawn' }]);
    expect((await workOf(desk, first)).filter(({ status }) => status === 'open')).toEqual([]);
  });

  it('waits for nobody once the case has closed', async () => {
    const { desk, first } = await opened();
    await desk.post(planner, `/cases/${first}/withdrawal`, { reason: 'withdrawn' });
    expect((await workOf(desk, first)).filter(({ status }) => status === 'open')).toEqual([]);
    expect((await sent(desk, need, kingsboro)).status).toBe(201);
  });
});
