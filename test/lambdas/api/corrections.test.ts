/** POST and GET /cases/{caseId}/corrections: what a referral says is put right through the API, and the person is found by it. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import {
  agency,
  type Ask,
  fieldsOf,
  healthHome,
  otherPlanner,
  planner,
  type Sent,
  spoa,
  type Who,
} from './desk.ts';
import { changed, cinOfPerson, ofPerson, refer, referralOf, type Scene, sceneAt } from './stages.ts';

type Json = Record<string, unknown>;

const rightCin = 'ZZ40001A';
const corrects = ({ caseId }: Scene, json: Json, who: Who = planner, headers = {}): Ask => ({
  who,
  method: 'POST',
  path: `/cases/${caseId}/corrections`,
  json: { reason: 'typingError', ...json },
  headers,
});
const cin = (medicaidCin: string | undefined): Json => ({ fact: 'cin', medicaidCin });
const correct = async (scene: Scene, json: Json, who: Who = planner): Promise<Sent> => {
  const answer = await scene.desk.send(corrects(scene, json, who));
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  return answer;
};
const recordOf = async ({ desk, caseId }: Scene) => {
  const snapshot = await desk.store.load(caseId);
  if (!snapshot) throw new Error('No case.');
  return snapshot.case;
};
const listed = async ({ desk, caseId }: Scene, who: Who, query = '') => {
  const { status, body } = await desk.get(who, `/cases/${caseId}/corrections${query}`);
  expect(status).toBe(200);
  return z
    .looseObject({ corrections: z.array(z.looseObject({})), cursor: z.string().optional() })
    .parse(body);
};

describe('a CIN that was mistyped', () => {
  it('is put right: the person is found by the right one, and the wrong one is free for whose it is', async () => {
    const scene = await sceneAt('accepted');
    const wrong = (await recordOf(scene)).referral.person.medicaidCin;
    const { body } = await correct(scene, cin(` ${rightCin.toLowerCase()}`));
    expect(body).toMatchObject({ number: 1, fact: 'cin', phase: 'warmHandOff', warnings: [] });
    expect((await recordOf(scene)).referral.person.medicaidCin).toBe(rightCin);
    const { desk } = scene;
    const sent = (medicaidCin: string | undefined) =>
      desk.post(otherPlanner, '/referrals', changed(referralOf(desk), { person: { medicaidCin } }));
    expect((await sent(rightCin)).body['code']).toBe('openReferral');
    expect((await sent(wrong)).status).toBe(201);
  });

  it('shows how it stood to whoever may know the person, and a mark on the case', async () => {
    const scene = await sceneAt('accepted');
    await correct(scene, { ...cin(rightCin), reason: 'other', explanation: 'Read from the card.' });
    const { corrections } = await listed(scene, spoa);
    expect(corrections).toMatchObject([
      {
        number: 1,
        fact: 'cin',
        corrected: { reason: 'other', explanation: 'Read from the card.' },
        became: { medicaidCin: rightCin },
      },
    ]);
    const { body } = await scene.desk.get(agency, `/cases/${scene.caseId}`);
    expect(body['corrections']).toMatchObject([{ number: 1, fact: 'cin' }]);
    const { body: timeline } = await scene.desk.get(healthHome, `/cases/${scene.caseId}/timeline?limit=100`);
    expect(JSON.stringify(timeline)).toContain('factCorrected');
    expect(JSON.stringify(timeline)).not.toContain(rightCin);
  });

  it('is not made that of somebody who has an open referral: that one is named to whoever takes part in it', async () => {
    const scene = await sceneAt('offered');
    const { desk } = scene;
    const other = await refer(
      desk,
      planner,
      changed(ofPerson(referralOf(desk), 7), { person: { lastName: 'Else' } }),
    );
    const before = await desk.dump();
    const taken = cin(cinOfPerson(7));
    const refused = await desk.refused(corrects(scene, taken), 409, 'openReferral');
    expect(refused.body['state']).toMatchObject({ caseId: other });
    expect(await desk.dump()).toEqual(before);
    const elsewhere = await refer(desk, otherPlanner, ofPerson(referralOf(desk), 8));
    const stranger = await desk.refused(corrects(scene, cin(cinOfPerson(8))), 409, 'openReferral');
    expect(stranger.body).not.toHaveProperty('state');
    expect(stranger.text).not.toContain(elsewhere);
  });

  it('of one of two namesakes is put right: two CINs are two people', async () => {
    const scene = await sceneAt('offered');
    const { desk } = scene;
    const caseId = await refer(desk, otherPlanner, ofPerson(referralOf(desk), 7));
    const namesake = { desk, caseId };
    await correct(namesake, cin(rightCin), otherPlanner);
    expect((await recordOf(namesake)).referral.person.medicaidCin).toBe(rightCin);
    const one = (await recordOf(scene)).referral.person.medicaidCin;
    await desk.refused(corrects(namesake, cin(one), otherPlanner), 409, 'openReferral');
    // Without its own, nothing says any more that the two are two.
    await desk.refused(corrects(namesake, cin(undefined), otherPlanner), 409, 'openReferral');
    const again = ofPerson(referralOf(desk), 7);
    expect((await desk.post(planner, '/referrals', again)).status).toBe(201);
  });

  it('that is taken back leaves two of one name, and the county is asked whether they are one', async () => {
    const scene = await sceneAt('offered');
    const { desk } = scene;
    const other = await refer(desk, otherPlanner, ofPerson(referralOf(desk), 7));
    await correct(scene, cin(undefined));
    const asked = async () =>
      (await desk.store.load(scene.caseId))?.workItems.filter(({ kind }) => kind === 'confirmIdentity');
    expect(await asked()).toMatchObject([{ otherCaseId: other, ownerOrg: 'suffolk', status: 'open' }]);
    await correct(scene, cin(rightCin));
    expect(await asked()).toHaveLength(1);
  });

  it('in the episode is put right though the person was referred anew', async () => {
    const scene = await sceneAt('episode');
    const { desk } = scene;
    await refer(desk, planner, ofPerson(referralOf(desk), 7));
    await correct(scene, cin(cinOfPerson(7)));
    expect((await recordOf(scene)).holdsPersonLock).toBe(false);
  });
});

describe('a request for a correction', () => {
  it('is answered once under its key, and as the first under another', async () => {
    const scene = await sceneAt('referred');
    const headers = { 'idempotency-key': 'correct-this-once' };
    const first = await scene.desk.send(corrects(scene, cin(rightCin), planner, headers));
    const again = await scene.desk.send(corrects(scene, cin(rightCin), planner, headers));
    expect(again.headers['Idempotency-Replayed'] ?? again.headers['idempotency-replayed']).toBe('true');
    const { version } = await recordOf(scene);
    const anew = await scene.desk.send(corrects(scene, cin(rightCin)));
    expect([again.status, again.body, anew.body]).toEqual([201, first.body, first.body]);
    expect((await recordOf(scene)).version).toBe(version);
    await scene.desk.refused(corrects(scene, cin(rightCin), spoa), 409, 'alreadyStands');
  });

  it('is held to the version that was read', async () => {
    const scene = await sceneAt('referred');
    await scene.desk.refused(
      corrects(scene, cin(rightCin), planner, { 'if-match': '"9999"' }),
      412,
      'versionChanged',
    );
  });

  it.each([
    ['a CIN of another form', cin('ZZ4000A'), ['body.medicaidCin']],
    ['no name', { fact: 'name', middleName: 'M.' }, ['body.lastName']],
    ['no reason in words', { ...cin(rightCin), reason: 'other' }, ['body.explanation']],
    ['another fact beside it', { fact: 'telephone', medicaidCin: rightCin }, ['body']],
    [
      'a residence without its kind',
      { fact: 'destination', destination: { kind: 'onCampusResidence' } },
      ['body.destination.onCampusResidence'],
    ],
  ])('is refused with %s, and the field is named', async (_what, json, fields) => {
    const scene = await sceneAt('referred');
    const refused = await scene.desk.refused(corrects(scene, json), 400, 'invalid');
    expect(fieldsOf(refused)).toEqual(fields);
  });

  it('with a birth date to come is refused in plain words, and with one long ago it is warned', async () => {
    const scene = await sceneAt('referred');
    const born = (dateOfBirth: string) => ({ fact: 'birthDate', dateOfBirth });
    const refused = await scene.desk.refused(corrects(scene, born('2031')), 422, 'timesOutOfOrder');
    expect(fieldsOf(refused)).toEqual(['body.dateOfBirth']);
    const { body } = await correct(scene, born('1900-01-01'));
    expect(body['warnings']).toHaveLength(1);
  });

  it('of somebody else’s is refused, and says whom to ask', async () => {
    const scene = await sceneAt('accepted');
    for (const who of [agency, healthHome]) {
      const refused = await scene.desk.refused(corrects(scene, cin(rightCin), who), 422, 'notYoursToCorrect');
      expect(refused.body['next']).toContain('county');
    }
    await correct(scene, { fact: 'telephone', phone: '(631) 555-0188', reason: 'hasChanged' }, agency);
  });
});

describe('many corrections', () => {
  it('are read page by page, latest first, and the case goes on as it was', async () => {
    const scene = await sceneAt('referred');
    for (let digit = 1; digit <= 12; digit += 1)
      await correct(scene, { fact: 'telephone', phone: `555-01${10 + digit}`, reason: 'hasChanged' });
    await correct(scene, cin(rightCin));
    const first = await listed(scene, spoa, '?limit=8');
    expect(first.corrections.map(({ number }) => number)).toEqual([13, 12, 11, 10, 9, 8, 7, 6]);
    const second = await listed(scene, spoa, `?limit=8&cursor=${first.cursor}`);
    expect(second.corrections.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    // Only the latest are read with every decision.
    expect((await recordOf(scene)).corrections).toHaveLength(5);
    const { body } = await scene.desk.get(spoa, `/cases/${scene.caseId}`);
    expect(body['corrections']).toHaveLength(5);
  });
});

describe('a case that was closed', () => {
  it('is put right, and stays closed', async () => {
    const scene = await sceneAt('referred');
    await scene.desk.post(planner, `/cases/${scene.caseId}/withdrawal`, { reason: 'withdrawn' });
    const { body } = await correct(scene, cin(rightCin));
    expect(body).toMatchObject({ phase: 'closed' });
    // Voided, the closing leaves the case with the person by whom it is known now.
    await scene.desk.post(planner, `/cases/${scene.caseId}/voids`, {
      fact: 'closing',
      reason: 'wrongPerson',
    });
    expect(await recordOf(scene)).toMatchObject({ holdsPersonLock: true });
    const again = await scene.desk.post(
      otherPlanner,
      '/referrals',
      changed(referralOf(scene.desk), { person: { medicaidCin: rightCin } }),
    );
    expect(again.body['code']).toBe('openReferral');
  });
});
