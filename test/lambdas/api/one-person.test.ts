/** POST /referrals of somebody who has an open referral under another identity, and of somebody else who shares a name. */
import { describe, expect, it } from '@jest/globals';
import { Desk, planner, type Sent, spoa, type Who } from './desk.ts';
import { changed, referralOf } from './stages.ts';

const kingsboro: Who = { role: 'planner', org: 'kingsboro-pc' };
type Said = Record<string, unknown>;
const rita = { firstName: 'Rita', lastName: 'Quill', dateOfBirth: '1980-05-05', medicaidCin: undefined };
const sent = (desk: Desk, said: Said, request: Said = {}, who = planner): Promise<Sent> =>
  desk.post(who, '/referrals', changed(referralOf(desk), { person: { ...rita, ...said }, request }));
const caseIdOf = ({ body }: Sent): string => String(body['caseId']);
const noticesOf = async (desk: Desk, caseId: string) =>
  (await desk.store.notices(caseId)).map(({ kind, to }) => `${kind} ${to.org}`);

describe('one person', () => {
  it.each([
    ['first without, then with a CIN', {}, { medicaidCin: 'ZZ10001A' }, planner],
    ['first with, then without a CIN', { medicaidCin: 'ZZ10001A' }, {}, planner],
    ['with a CIN of noughts', { medicaidCin: 'ZZ10001A' }, { medicaidCin: 'ZZ00000A' }, planner],
    ['without a CIN from two facilities', {}, {}, kingsboro],
    ['first without, then with a CIN, from two facilities', {}, { medicaidCin: 'ZZ10001A' }, kingsboro],
    [
      'by a CIN, under another name',
      { medicaidCin: 'ZZ10001A' },
      { medicaidCin: 'ZZ10001A', lastName: 'Marsh' },
      planner,
    ],
  ])('has one open referral: %s', async (_what, one, other, who) => {
    const desk = await Desk.open();
    const first = await sent(desk, one);
    expect(first.status).toBe(201);
    const before = await desk.store.casesUnderWay();
    const second = await sent(desk, other, {}, who);
    expect([second.status, second.body['code']]).toEqual([409, 'openReferral']);
    expect(second.body['state'] === undefined).toBe(who !== planner);
    expect(await desk.store.casesUnderWay()).toEqual(before);
  });

  it('may be referred by either identity once the first referral has ended', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, { medicaidCin: 'ZZ10001A' }));
    await desk.post(planner, `/cases/${first}/withdrawal`, { reason: 'withdrawn' });
    expect((await sent(desk, {})).status).toBe(201);
    expect((await sent(desk, { medicaidCin: 'ZZ10001A' })).status).toBe(409);
  });

  it('is not reopened beside a referral that came under the other identity meanwhile', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, { medicaidCin: 'ZZ10001A' }));
    await desk.post(planner, `/cases/${first}/withdrawal`, { reason: 'withdrawn' });
    await sent(desk, {});
    await desk.refused(
      {
        who: spoa,
        method: 'POST',
        path: `/cases/${first}/voids`,
        json: { fact: 'closing', reason: 'neverHappened' },
      },
      409,
      'openReferral',
    );
  });
});

describe('two people of one name and birth date', () => {
  const because = { anotherPersonBecause: { reason: 'identityPapers' } };

  it('are two by their CINs, and nobody need say so', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, { medicaidCin: 'ZZ10001A' }));
    const second = await sent(desk, { medicaidCin: 'ZY77777B' });
    expect(second.status).toBe(201);
    expect(await noticesOf(desk, first)).not.toContain('namesakeReferred suffolk');
    // Each is known by the CIN, and a third referral of the name finds the first.
    expect((await sent(desk, { medicaidCin: 'ZY77777B', firstName: 'Nora' })).status).toBe(409);
    expect((await sent(desk, {})).body['state']).toMatchObject({ caseId: first });
  });

  it.each([
    ['neither of whom has a CIN', {}, {}],
    ['the first of whom has one', { medicaidCin: 'ZZ10001A' }, {}],
    ['the second of whom has one', {}, { medicaidCin: 'ZY77777B' }],
  ])('are both referred, %s, once it is said how that is known', async (_what, one, other) => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, one));
    expect(await sent(desk, other)).toMatchObject({
      status: 409,
      body: { next: expect.stringContaining('request.anotherPersonBecause') },
    });
    const second = await sent(desk, other, because);
    expect(second.status).toBe(201);
    expect(await noticesOf(desk, first)).toContain('namesakeReferred suffolk');
    const [timeline, ofFirst] = await Promise.all(
      [caseIdOf(second), first].map(async (id) => (await desk.get(spoa, `/cases/${id}/timeline`)).text),
    );
    expect(timeline).toContain('"toldApart"');
    expect(ofFirst).toContain('"namesakeReferred"');
    expect(ofFirst).not.toContain(caseIdOf(second));
    const { text } = await desk.get(spoa, `/cases/${first}/audit`);
    expect(text).toContain('"toldApart"');
    // Sent once more it finds its own case.
    expect((await sent(desk, other, because)).body).toMatchObject({ state: { caseId: caseIdOf(second) } });
  });

  it('are not two of one CIN, whatever is said', async () => {
    const desk = await Desk.open();
    await sent(desk, { medicaidCin: 'ZZ10001A' });
    const again = await sent(desk, { medicaidCin: 'ZZ10001A' }, because);
    expect([again.status, again.body['code']]).toEqual([409, 'openReferral']);
    expect(again.body['next']).toContain('a CIN is of one person alone');
  });

  it('are told apart from one, and not from a third whose CIN it is', async () => {
    const desk = await Desk.open();
    await sent(desk, {});
    const third = caseIdOf(await sent(desk, { medicaidCin: 'ZY77777B', lastName: 'Marsh' }));
    const answer = await sent(desk, { medicaidCin: 'ZY77777B' }, because);
    expect(answer).toMatchObject({ status: 409, body: { state: { caseId: third } } });
  });

  it('must be told apart by a reason, in words where it is another', async () => {
    const desk = await Desk.open();
    await sent(desk, {});
    for (const anotherPersonBecause of [{ reason: 'other' }, { reason: 'looks' }, {}])
      expect((await sent(desk, {}, { anotherPersonBecause })).status).toBe(400);
    const explained = { reason: 'other', explanation: 'They share a ward.' };
    expect((await sent(desk, {}, { anotherPersonBecause: explained })).status).toBe(201);
  });

  it('stay two when the second moves to the facility of the first, and when the second is received again', async () => {
    const desk = await Desk.open();
    await sent(desk, {});
    const second = caseIdOf(await sent(desk, {}, because, kingsboro));
    const move = { facility: 'pilgrim-pc', movedAt: '2026-03-01T09:00:00-05:00' };
    expect(
      (await desk.send({ who: kingsboro, method: 'PUT', path: `/cases/${second}/facility`, json: move }))
        .status,
    ).toBe(200);
    expect((await desk.store.load(second))?.case.holdsPersonLock).toBe(true);
    await desk.post(planner, `/cases/${second}/withdrawal`, { reason: 'withdrawn' });
    expect(await sent(desk, {}, because, kingsboro)).toMatchObject({
      status: 409,
      body: { code: 'referralReceivedBefore' },
    });
  });
});

it('whoever has the person by no referral of theirs is told no more than what to do', async () => {
  const desk = await Desk.open();
  const first = caseIdOf(await sent(desk, { medicaidCin: 'ZZ10001A' }));
  const { text } = await sent(desk, {}, {}, kingsboro);
  expect(text).not.toMatch(new RegExp(`pilgrim|suffolk|${first}|ZZ10001A`));
});

describe('somebody who may be the same person by a slip', () => {
  const otherCounty = { countyOfResidence: 'nassau', countyOfFiscalResponsibility: 'nassau' };
  const otherSpoa: Who = { role: 'spoa', org: 'nassau' };
  const questionOf = async (desk: Desk, caseId: string) => {
    const { workItems = [] } = (await desk.store.load(caseId)) ?? {};
    return workItems.filter(({ kind }) => kind === 'confirmIdentity');
  };
  const answer = async (desk: Desk, caseId: string, decision: string, who = spoa) => {
    const [item] = await questionOf(desk, caseId);
    const json = { kind: 'confirmIdentity', decision, reason: 'recordsCompared' };
    return desk.post(who, `/work-items/${String(item?.workItemId)}/completion`, json);
  };

  it.each([
    ['another letter', {}, { lastName: 'Quil' }],
    ['one digit of the CIN', { medicaidCin: 'ZZ10001A' }, { medicaidCin: 'ZZ10002A', lastName: 'Marsh' }],
    ['one digit of the CIN, and all else the same', { medicaidCin: 'ZZ10001A' }, { medicaidCin: 'ZZ10002A' }],
    ['day and month turned round', { dateOfBirth: '1980-05-06' }, { dateOfBirth: '1980-06-05' }],
    ['a year alone', {}, { dateOfBirth: '1980' }],
  ])('is taken, and asked of the county: %s', async (_what, one, other) => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, one));
    const second = await sent(desk, other, {}, kingsboro);
    expect(second.status).toBe(201);
    expect(second.text).not.toContain(first);
    expect(await questionOf(desk, caseIdOf(second))).toMatchObject([{ otherCaseId: first }]);
    expect(await questionOf(desk, first)).toEqual([]);
    const { text } = await desk.get(spoa, '/work-items');
    expect(text).toContain(`"likeOf":"${first}"`);
    const asPlanner = await desk.get(kingsboro, `/cases/${caseIdOf(second)}`);
    expect(asPlanner.text).not.toMatch(new RegExp(`${first}|confirmIdentity`));
  });

  it('of another county is asked of the later one, which learns whom to telephone', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, {}));
    await sent(desk, { lastName: 'Quil', ...otherCounty });
    const { text } = await desk.get(otherSpoa, '/work-items');
    expect(text).toContain('"likeOf":"suffolk"');
    expect(text).not.toContain(first);
  });

  it('is not asked of where the case has ended, nor where it is told apart', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, {}));
    const second = caseIdOf(await sent(desk, {}, { anotherPersonBecause: { reason: 'identityPapers' } }));
    expect(await questionOf(desk, second)).toEqual([]);
    for (const id of [first, second])
      await desk.post(planner, `/cases/${id}/withdrawal`, { reason: 'withdrawn' });
    const third = caseIdOf(await sent(desk, { lastName: 'Quil' }));
    expect(await questionOf(desk, third)).toEqual([]);
  });

  it('and is another: both go on', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, {}));
    const second = caseIdOf(await sent(desk, { lastName: 'Quil' }));
    expect((await answer(desk, second, 'different')).status).toBe(200);
    expect((await desk.store.load(second))?.case.strands.case).toBe('open');
    expect(await noticesOf(desk, first)).not.toContain('sameAsLater suffolk');
  });

  it('and is the same: the later case closes, the other hears it once, and both go on where that is voided', async () => {
    const desk = await Desk.open();
    const first = caseIdOf(await sent(desk, {}));
    const second = caseIdOf(await sent(desk, { lastName: 'Quil' }));
    const [item] = await questionOf(desk, second);
    const headers = { 'idempotency-key': 'same-person' };
    const json = { kind: 'confirmIdentity', decision: 'same', reason: 'recordsCompared' };
    const path = `/work-items/${String(item?.workItemId)}/completion`;
    for (let time = 0; time < 2; time += 1)
      expect((await desk.send({ who: spoa, method: 'POST', path, json, headers })).status).toBe(200);
    expect((await desk.store.load(second))?.case).toMatchObject({ closeReason: 'duplicate' });
    expect((await noticesOf(desk, first)).filter((told) => told === 'sameAsLater suffolk')).toHaveLength(1);
    // What it said stays readable, and the person is not referred a third time.
    expect((await desk.get(spoa, `/cases/${second}`)).text).toContain('Quil');
    const voided = { fact: 'closing', reason: 'wrongPerson' };
    expect((await desk.post(spoa, `/cases/${second}/voids`, voided)).status).toBe(201);
    expect(await noticesOf(desk, first)).toContain('notSameAsLater suffolk');
    expect(await questionOf(desk, second)).toMatchObject([{ status: 'open' }]);
    expect((await answer(desk, second, 'different')).status).toBe(200);
  });

  it('is answered by the county alone, with a reason', async () => {
    const desk = await Desk.open();
    await sent(desk, {});
    const second = caseIdOf(await sent(desk, { lastName: 'Quil' }));
    expect((await answer(desk, second, 'same', planner)).status).toBeGreaterThanOrEqual(400);
    expect((await answer(desk, second, 'perhaps')).status).toBe(400);
    expect((await desk.store.load(second))?.case.strands.case).toBe('open');
  });
});
