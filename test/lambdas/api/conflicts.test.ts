/** 409 and 412: what does not fit the state of the case is refused with that state, so that the person can decide anew. */
import { describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, healthHome, now, planner, spoa, type Who } from './desk.ts';
import { onCase, onNotice, onWorkItem } from './requests.ts';
import {
  anew,
  changed,
  completion,
  contactNow,
  firstItem,
  ofPerson,
  openItem,
  refer,
  referralOf,
  type Scene,
  sceneAt,
  withdrawn,
} from './stages.ts';

const post = (who: Who, path: string, json?: unknown): Ask => ({ who, method: 'POST', path, json });
const plan = (caseId: string, json: unknown): Ask => ({
  who: planner,
  method: 'PUT',
  path: `/cases/${caseId}/discharge-plan`,
  json,
});

describe('work that somebody answered', () => {
  it('cannot be answered again, and the later one reads what was decided', async () => {
    const scene = await sceneAt('offered');
    const item = await firstItem(scene, 'spoaDecision');
    const json = { kind: 'spoaDecision', decision: 'decline', reason: 'Served by ACT.' };
    const answer = await scene.desk.refused(
      post(spoa, `/work-items/${item}/completion`, json),
      409,
      'workItemDone',
    );
    expect(answer.body['state']).toEqual({
      status: 'done',
      outcome: 'accept',
      phase: 'cmaAssignment',
      strands: { placement: 'cmaAssignment', discharge: 'planned', aot: 'none', case: 'open' },
      holder: { role: 'spoa', org: 'suffolk' },
    });
  });

  it('cannot be claimed any more', async () => {
    const scene = await sceneAt('offered');
    const item = await firstItem(scene, 'spoaDecision');
    await scene.desk.refused(post(spoa, `/work-items/${item}/claim`), 409, 'workItemDone');
  });

  it('reads as cancelled when the case was closed meanwhile', async () => {
    const scene = await withdrawn();
    const item = await firstItem(scene, 'spoaDecision');
    const json = { kind: 'spoaDecision', decision: 'accept' };
    const answer = await scene.desk.refused(
      post(spoa, `/work-items/${item}/completion`, json),
      409,
      'workItemDone',
    );
    expect(answer.body['state']).toMatchObject({ status: 'cancelled', phase: 'closed' });
  });

  it('that an agency declined can be told to that agency still', async () => {
    const scene = await sceneAt('offered');
    const path = await completion(scene, 'cmaAcceptance');
    const json = { kind: 'cmaAcceptance', decision: 'decline', reason: 'noCapacity' };
    expect((await scene.desk.post(agency, path, json)).status).toBe(200);
    const answer = await scene.desk.refused(post(agency, path, json), 409, 'workItemDone');
    expect(answer.body['state']).toMatchObject({ outcome: 'decline' });
  });
});

describe('work that a colleague took on', () => {
  it('names the colleague to whoever claims it next', async () => {
    const scene = await sceneAt('referred');
    const path = `/work-items/${await openItem(scene, 'spoaDecision')}/claim`;
    await scene.desk.post({ ...spoa, sub: 'ann' }, path);
    const answer = await scene.desk.refused(post({ ...spoa, sub: 'bob' }, path), 409, 'claimedByAnother');
    expect(answer.body['state']).toMatchObject({ claimedBy: 'ann' });
  });
});

describe('a closed case', () => {
  it.each([
    ['a plan', (caseId: string) => plan(caseId, { status: 'planned', plannedOn: '2026-03-20' })],
    ['a discharge', (caseId: string) => post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now })],
    [
      'a contact',
      (caseId: string) =>
        post(spoa, `/cases/${caseId}/contacts`, { ...contactNow, at: '2026-03-04T09:30:00-05:00' }),
    ],
    ['another end', (caseId: string) => post(planner, `/cases/${caseId}/withdrawal`, { reason: 'died' })],
  ])('takes %s no more, and says how it ended', async (_name, ask) => {
    const { desk, caseId } = await withdrawn();
    // A contact of before the end would be taken: this one was after it.
    await desk.world.at('2026-03-04T10:00:00-05:00');
    const answer = await desk.refused(ask(caseId), 409, 'caseClosed');
    expect(answer.body['state']).toMatchObject({ phase: 'closed', closeReason: 'withdrawn' });
  });

  it('lets the person be referred again', async () => {
    const { desk, caseId } = await withdrawn();
    expect(await refer(desk, planner, anew(referralOf(desk)))).not.toBe(caseId);
  });
});

describe('a step that the state does not allow', () => {
  it.each<[string, () => Promise<Scene>, (caseId: string) => Ask, string]>([
    [
      'a discharge that is on record already',
      () => sceneAt('discharged'),
      (caseId) => post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now }),
      'alreadyDischarged',
    ],
    [
      'a correction of nothing',
      () => sceneAt('placed'),
      (caseId) =>
        post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now, correctionReason: 'wrongTime' }),
      'nothingToCorrect',
    ],
    [
      'a plan for somebody who has left',
      () => sceneAt('discharged'),
      (caseId) => plan(caseId, { status: 'planned', plannedOn: '2026-03-20' }),
      'unknownTransition',
    ],
    [
      'a cancellation for somebody who has left',
      () => sceneAt('discharged'),
      (caseId) => plan(caseId, { status: 'cancelled', reason: 'notReady' }),
      'unknownTransition',
    ],
    [
      'a readmission of somebody who never left',
      () => sceneAt('placed'),
      (caseId) => plan(caseId, { status: 'readmitted', readmittedAt: now }),
      'unknownTransition',
    ],
  ])('%s is refused with the state', async (_name, open, ask, code) => {
    const { desk, caseId } = await open();
    const record = (await desk.store.load(caseId))?.case;
    const answer = await desk.refused(ask(caseId), 409, code);
    expect(answer.body['state']).toMatchObject({ strands: record?.strands, version: record?.version });
  });
});

describe('a person who has an open referral', () => {
  it('is pointed out to the own facility, with the case', async () => {
    const { desk, caseId } = await sceneAt('offered');
    const answer = await desk.refused(post(planner, '/referrals', referralOf(desk)), 409, 'openReferral');
    expect(answer.body['state']).toMatchObject({ caseId, phase: 'cmaAssignment' });
  });

  it('is not pointed out to another facility: it learns neither case nor place', async () => {
    const { desk, caseId } = await sceneAt('offered');
    const other: Who = { role: 'planner', org: 'kingsboro-pc' };
    const answer = await desk.send(post(other, '/referrals', referralOf(desk)));
    expect(answer).toMatchObject({ status: 409, body: { code: 'openReferral' } });
    expect(answer.body).not.toHaveProperty('state');
    expect(answer.text).not.toContain(caseId);
    expect(answer.text).not.toMatch(/pilgrim|suffolk/);
  });

  it('without a CIN is the same person at whatever facility', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk), { person: { medicaidCin: undefined } });
    await refer(desk, planner, referral);
    const { lastName } = Object(referral['person']) as { lastName: string };
    const shouted = changed(referral, {
      person: { medicaidCin: undefined, lastName: lastName.toUpperCase() },
    });
    await desk.refused(post(planner, '/referrals', shouted), 409, 'openReferral');
    await desk.refused(post(planner, '/referrals', referral), 409, 'openReferral');
    const other: Who = { role: 'planner', org: 'kingsboro-pc' };
    const answer = await desk.send(post(other, '/referrals', referral));
    expect(answer).toMatchObject({ status: 409, body: { code: 'openReferral' } });
  });

  it('may be referred again once the episode has begun', async () => {
    const { desk, caseId } = await sceneAt('episode');
    expect(await refer(desk, planner, anew(referralOf(desk)))).not.toBe(caseId);
  });
});

describe('a notice that somebody acknowledged', () => {
  it('is told when', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const ask = { who: spoa, ...onNotice.acknowledgeNotice(`${caseId}-N1`) };
    expect((await desk.send(ask)).status).toBe(200);
    const answer = await desk.refused({ ...ask, who: { ...spoa, sub: 'bob' } }, 409, 'alreadyAcknowledged');
    expect(answer.body['state']).toMatchObject({
      status: 'acknowledged',
      acknowledgedAt: expect.any(String),
    });
  });
});

describe('a stale If-Match', () => {
  const asks = (caseId: string): [string, Ask][] => [
    ['putDischargePlan', { who: planner, ...onCase.putDischargePlan(caseId) }],
    ['recordDischarge', { who: planner, ...onCase.recordDischarge(caseId) }],
    ['recordContact', { who: agency, ...onCase.recordContact(caseId) }],
    ['withdrawCase', { who: planner, ...onCase.withdrawCase(caseId) }],
    ['acknowledgeNotice', { who: spoa, ...onNotice.acknowledgeNotice(`${caseId}-N1`) }],
  ];

  it.each(asks('').map(([operation], index) => [operation, index] as const))(
    'is 412 on %s, with the version that stands',
    async (_operation, index) => {
      const { desk, caseId } = await sceneAt('placed');
      const [, ask] = asks(caseId)[index]!;
      for (const version of ['"1"', '1', '"4000000000"']) {
        const answer = await desk.refused(
          { ...ask, headers: { 'if-match': version } },
          412,
          'versionChanged',
        );
        expect(answer.body['state']).toMatchObject({ version: await desk.versionOf(caseId) });
      }
    },
  );

  it('is 412 on work items', async () => {
    const scene = await sceneAt('accepted');
    const headers = { 'if-match': '"1"' };
    const item = await openItem(scene, 'tellPlan');
    await scene.desk.refused(
      { who: healthHome, ...onWorkItem.claimWorkItem(item), headers },
      412,
      'versionChanged',
    );
    const told = { kind: 'tellPlan', toldAt: now };
    const ask = { ...post(healthHome, await completion(scene, 'tellPlan'), told), headers };
    await scene.desk.refused(ask, 412, 'versionChanged');
  });

  it('is looked at before the rules, so that nobody decides on what they have not read', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const tomorrow = '2026-03-03T09:00:00-05:00';
    const ask = post(planner, `/cases/${caseId}/discharge`, { dischargedAt: tomorrow });
    await desk.refused({ ...ask, headers: { 'if-match': '"1"' } }, 412, 'versionChanged');
    await desk.refused(ask, 422);
  });

  it('is looked at after the phase: of a closed case no version is asked for', async () => {
    const { desk, caseId } = await withdrawn();
    const ask = post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now });
    await desk.refused({ ...ask, headers: { 'if-match': '"1"' } }, 409, 'caseClosed');
  });

  it('does not matter to a referral, which has no version to match', async () => {
    const desk = await Desk.open();
    const answer = await desk.post(planner, '/referrals', ofPerson(referralOf(desk), 1), {
      'if-match': '"7"',
    });
    expect(answer.status).toBe(201);
  });
});
