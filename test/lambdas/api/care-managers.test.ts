/** Care managers named, changed, covered for and replaced, through the API: one case, and all of one who leaves. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { caseIdOf } from '../../../domain/shared/identifiers.ts';
import { aCareManager, anAct } from '../../fixtures/registry-fixture.ts';
import { wholeLog } from '../../fixtures/access-log.ts';
import { agency, Desk, otherAgency, planner, spoa, type Who } from './desk.ts';
import { careManagers, onWorkItem } from './requests.ts';
import { completion, ofPerson, openItem, refer, referralOf } from './stages.ts';

const ines = { careManager: 'cm-ines' };
const jonah = { careManager: 'cm-jonah' };
const [reason, preview] = ['left', true] as const;
const path = '/care-managers/cm-ines/reassignment';

let desk: Desk;
const register = async (id: string, fields: object = {}): Promise<void> =>
  desk.store.putEntry(
    'care-managers',
    aCareManager({ id, agency: agency.org, supervisor: 'sample-sup-marigold', ...fields }),
    await desk.store.revision(),
    anAct,
  );
let persons = 0;
const accepted = async (named: object): Promise<string> => {
  persons += 1;
  const caseId = await refer(desk, planner, ofPerson(referralOf(desk), persons));
  const answer = async (who: Who, kind: 'spoaDecision' | 'cmaAcceptance', json: object): Promise<void> => {
    const sent = await desk.post(who, await completion({ desk, caseId }, kind), { kind, ...json });
    expect(sent.status).toBe(200);
  };
  await answer(spoa, 'spoaDecision', { decision: 'accept', candidates: [agency.org] });
  await answer(agency, 'cmaAcceptance', { decision: 'accept', ...named });
  return caseId;
};
const counts = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await desk.store.caseloads()).map(({ id, count }) => [id, count]));
const servedBy = async (caseId: string): Promise<unknown> =>
  (await desk.get(agency, `/cases/${caseId}`)).body['servedBy'];
const reassign = (json: object, headers = {}) => desk.post(agency, path, json, headers);

beforeEach(async () => {
  desk = await Desk.open();
  persons = 0;
  await register('cm-ines');
  await register('cm-jonah', { hhPlusElsewhere: 14 });
});

describe('a care manager who is named later', () => {
  it('takes the person from the agency’s own counter, and the work is done', async () => {
    const caseId = await accepted({});
    expect(await counts()).toEqual({ [agency.org]: 1 });
    const kind = 'nameCareManager';
    await desk.refused(
      { who: agency, ...onWorkItem.completeWorkItem(await openItem({ desk, caseId }, kind)), json: { kind } },
      400,
      'invalid',
    );
    const sent = await desk.post(agency, await completion({ desk, caseId }, kind), { kind, ...ines });
    expect(sent.body).toMatchObject({ workItem: { outcome: 'named', late: false } });
    expect(await counts()).toEqual({ [agency.org]: 0, 'cm-ines': 1 });
    expect(await servedBy(caseId)).toMatchObject({ ...ines, hasLeft: false, isCovered: false });
  });

  it('is refused like an acceptance when full, and a change completes the work as well', async () => {
    const caseId = await accepted({});
    await accepted(jonah);
    const change = { who: agency, ...careManagers.changeCareManager(caseId) };
    const refused = await desk.refused(
      { ...change, json: { ...jonah, reason } },
      422,
      'noCapacityOnCaseload',
    );
    expect(refused.body).toMatchObject({ ruleId: 'HHP-LOAD-01', errors: [{ field: 'body.careManager' }] });
    const sent = await desk.send({ ...change, json: { ...ines, reason } });
    expect(sent.body).toMatchObject({ caseId, servedBy: { ...ines, since: '2026-03-02T14:00:00.000Z' } });
    await expect(openItem({ desk, caseId }, 'nameCareManager')).rejects.toThrow('No open');
    const before = await desk.dump();
    expect((await desk.send({ ...change, json: { ...ines, reason } })).status).toBe(200);
    expect((await desk.dump()).cases).toEqual(before.cases);
  });
});

describe('all cases of one who leaves', () => {
  it('are previewed without a write, counted together, and then handed on, each by itself', async () => {
    const first = await accepted(ines);
    const second = await accepted(ines);
    await register('cm-ines', { employedUntil: '2026-03-04' });
    const to = [jonah];
    const looked = await reassign({ preview, to, reason });
    expect(looked.body).toMatchObject({
      preview,
      cases: [
        { caseId: first, outcome: 'wouldMove', to: { kind: 'careManager', id: 'cm-jonah' } },
        { caseId: second, outcome: 'noRoom', refusedBy: [{ id: 'cm-jonah', ruleIds: ['HHP-LOAD-01'] }] },
      ],
      to: [{ id: 'cm-jonah', available: 0 }],
      left: 1,
    });
    expect(await counts()).toEqual({ [agency.org]: 0, 'cm-ines': 2 });
    const done = await reassign({ preview: false, to, reason }, { 'idempotency-key': 'hand-on-once' });
    expect(done.body).toMatchObject({
      cases: [
        { caseId: first, outcome: 'moved' },
        { caseId: second, outcome: 'noRoom' },
      ],
      left: 1,
    });
    expect(await counts()).toEqual({ [agency.org]: 0, 'cm-ines': 1, 'cm-jonah': 1 });
    const again = await reassign({ preview: false, to, reason }, { 'idempotency-key': 'hand-on-once' });
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([done.body, 'true']);
    // Whoever found no room keeps the name, and another is owed by the end of her last day.
    const item = await openItem({ desk, caseId: second }, 'nameCareManager');
    expect((await desk.store.workItem(item))?.dueAt).toBe('2026-03-05T05:00:00.000Z');
    expect(await servedBy(second)).toMatchObject({ ...ines, leavesOn: '2026-03-04', hasLeft: false });
    for (const caseId of [first, second]) {
      const log = await wholeLog(desk.store, caseId);
      const looks = log.filter(({ operation }) => operation === 'reassignCareManager');
      expect(looks.map(({ decision }) => decision)).toEqual(expect.arrayContaining(['allow', 'allow']));
    }
    await register('cm-jonah', { hhPlusElsewhere: 3 });
    const rest = await reassign({ preview: false, cases: [{ caseId: second, ...jonah }], reason });
    expect(rest.body).toMatchObject({ cases: [{ caseId: second, outcome: 'moved' }], left: 0 });
    expect(caseIdOf(item)).toBe(second);
  });

  it.each([
    ['an unknown one', agency, 'cm-nobody'],
    ['one of another agency', otherAgency, 'cm-ines'],
  ])('of %s are nowhere', async (_whose, who, id) => {
    await accepted(ines);
    const ask = { who, ...careManagers.reassignCareManager(id) };
    const refused = await desk.refused(ask, 404, 'notFound');
    const unknown = { who, ...careManagers.reassignCareManager('cm-never') };
    expect(refused.text).toBe((await desk.refused(unknown, 404, 'notFound')).text);
  });

  it('name no case that is on another caseload', async () => {
    await accepted(ines);
    const elsewhere = await accepted(jonah);
    const named = [elsewhere, 'WH-0000-0000-0000'].map((caseId) => ({ caseId, ...jonah }));
    const sent = await reassign({ preview: false, cases: named, reason });
    expect(sent.body['cases']).toEqual(
      named.map(({ caseId }) => ({ caseId, outcome: 'notOnCaseload', refusedBy: [] })),
    );
  });

  it.each([
    ['none of the three', { preview, reason }, 'body.to'],
    [
      'two of them',
      { preview, reason, to: [jonah], cases: [{ caseId: 'WH-0000-0000-0000', ...jonah }] },
      'body.to',
    ],
    ['no reason', { preview, to: [jonah] }, 'body.reason'],
    ['no preview', { to: [jonah], reason }, 'body.preview'],
    ['nobody', { preview, to: [{}], reason }, 'body.to[0].careManager'],
    [
      'a case twice',
      { preview, reason, cases: [jonah, ines].map((to) => ({ caseId: 'WH-0000-0000-0000', ...to })) },
      'body.cases',
    ],
  ])('with %s are no request', async (_what, json, field) => {
    const refused = await desk.refused({ who: agency, method: 'POST', path, json }, 400, 'invalid');
    expect(refused.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ field })]),
    });
  });

  it('are covered in one call, dated, and no caseload moves', async () => {
    const caseId = await accepted(ines);
    const cover = { ...jonah, from: '2026-03-03', until: '2026-03-04' };
    const looked = await reassign({ preview, cover });
    expect(looked.body).toMatchObject({ cases: [{ caseId, outcome: 'wouldBeCovered' }], left: 1 });
    expect((await reassign({ preview: false, cover })).body).toMatchObject({
      cases: [{ outcome: 'covered' }],
    });
    expect(await servedBy(caseId)).toMatchObject({ ...ines, cover, isCovered: false });
    await desk.world.at('2026-03-05T04:59:00Z');
    expect(await servedBy(caseId)).toMatchObject({ isCovered: true });
    await desk.world.at('2026-03-05T05:00:00Z');
    expect(await servedBy(caseId)).not.toHaveProperty('cover');
    expect(await counts()).toMatchObject({ 'cm-ines': 1 });
    const own = { preview: false, cover: { ...ines, from: '2026-03-05', until: '2026-03-06' } };
    await desk.refused({ who: agency, method: 'POST', path, json: own }, 422, 'cannotCover');
  });
});

describe('a claim', () => {
  it('is given back by a colleague, once, and nobody else can', async () => {
    const caseId = await accepted(ines);
    await desk.world.runtime.settle();
    const id = await openItem({ desk, caseId }, 'warmHandOff');
    const release = onWorkItem.releaseWorkItem(id);
    await desk.refused({ who: agency, ...release }, 409, 'notClaimed');
    await desk.send({ who: { ...agency, sub: 'ann' }, ...onWorkItem.claimWorkItem(id) });
    await desk.refused({ who: otherAgency, ...release }, 404, 'notFound');
    const released = await desk.send({ who: { ...agency, sub: 'bea' }, ...release });
    expect(released.status).toBe(200);
    expect(released.body).not.toHaveProperty('claimedBy');
    const events = await desk.store.events(caseId);
    expect(events.at(-1)).toMatchObject({ type: 'workItemReleased', actor: { sub: 'bea' } });
    const claimed = await desk.send({ who: { ...agency, sub: 'bea' }, ...onWorkItem.claimWorkItem(id) });
    expect(claimed.body).toMatchObject({ claimedBy: 'bea' });
  });
});

describe('when a registration ends', () => {
  it('each case keeps the name, says so, and owes another within days; whoever has nobody is left alone', async () => {
    const caseId = await accepted(ines);
    await register('cm-ines', { employedUntil: '2026-03-02' });
    await desk.world.at('2026-03-03T12:00:00-05:00');
    expect(await servedBy(caseId)).toMatchObject({ ...ines, leavesOn: '2026-03-02', hasLeft: true });
    const { dueAt } = (await desk.store.workItem(await openItem({ desk, caseId }, 'nameCareManager'))) ?? {};
    expect(dueAt).toBe('2026-03-05T10:00:00.000Z');
    const { body } = await desk.get(agency, '/notices?limit=100');
    expect(body['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'careManagerToName', caseId })]),
    );
    const before = await desk.dump();
    await desk.world.runtime.openObligations({ round: 'staff' });
    expect(await desk.dump()).toEqual(before);
  });
});
