/** The access log through the API: one entry for every request on a case, the denied ones included; emergencies; audits. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { World } from '../../../local/journeys/world.ts';
import type { AccessEntry } from '../../../domain/access/access-entry.ts';
import { addedSince, wholeLog } from '../../fixtures/access-log.ts';
import {
  admin,
  agency,
  type Ask,
  Desk,
  healthHome,
  now,
  otherAgency,
  otherPlanner,
  otherSpoa,
  planner,
  type Sent,
  spoa,
  stateOffice,
  unknownCaseId,
  type Who,
} from './desk.ts';
import { everyRequest, lists, onAccess, onCase, onNotice } from './requests.ts';
import { completion, refer, referralOf, type Scene, sceneAt } from './stages.ts';

const logOf = ({ desk, caseId }: Scene): Promise<readonly AccessEntry[]> => wholeLog(desk.store, caseId);
/** What a request added to the log of a case. */
const added = async (scene: Scene, ask: Ask): Promise<{ answer: Sent; entries: readonly AccessEntry[] }> => {
  const before = await logOf(scene);
  const answer = await scene.desk.send(ask);
  return { answer, entries: addedSince(before, await logOf(scene)) };
};
const after = (desk: Desk, hours: number) => {
  const { clock } = desk.world.runtime;
  return desk.world.runtime.advanceTo(clock.nowMs() + hours * 3_600_000);
};
const night: Who = { role: 'spoa', org: 'nassau', sub: 'night-nurse' };

describe('every request on a case', () => {
  it('leaves one entry, whoever asks and however it ends, with who, what and why', async () => {
    const scene = await sceneAt('offered');
    const people = [
      planner,
      spoa,
      agency,
      healthHome,
      otherPlanner,
      otherSpoa,
      otherAgency,
      stateOffice,
      admin,
    ];
    const spared = new Set([
      'submitReferral',
      'listCases',
      'listWorkItems',
      'listNotices',
      // Of each case that it looks at: care-managers.test.ts.
      'reassignCareManager',
      // Answers of each notice: acknowledge-notices.test.ts.
      'acknowledgeNotices',
      'checkEligibility',
      'grantAudit',
      'revokeAuditGrant',
      'listRegistryEntries',
      'getRegistryEntry',
      'deleteRegistryEntry',
      'putRegistryEntry',
      'putAttestation',
      'listRegistryProposals',
      'answerRegistryProposal',
      'listRegistryChanges',
      'getMailboxReadiness',
      'confirmMailbox',
    ]);
    const requests = everyRequest(scene.caseId, {}).filter(([operation]) => !spared.has(operation));
    for (const who of people)
      for (const [operation, request] of requests) {
        const { answer, entries } = await added(scene, {
          ...request,
          who,
          headers: { 'if-match': '"999999"' },
        });
        expect({ operation, who, entries: entries.length }).toEqual({ operation, who, entries: 1 });
        const [entry] = entries;
        expect(entry).toMatchObject({
          operation,
          caseId: scene.caseId,
          actor: { role: who.role, org: who.org },
        });
        // A search that the case does not have is looked for by who may.
        const denied = [403, 404].includes(answer.status) && operation !== 'getSearchPacket';
        if (denied) expect(entry?.decision).toBe('deny');
        if (answer.status < 300) expect(entry?.decision).toBe('allow');
      }
  });

  it.each<[string, Partial<Ask>, number]>([
    ['a body that is not as the contract says', { json: { dischargedAt: 'x' } }, 400],
    [
      'a body that is no JSON',
      { json: undefined, text: '{', headers: { 'content-type': 'application/json' } },
      400,
    ],
    [
      'a body of another type',
      { json: undefined, text: '{}', headers: { 'content-type': 'text/plain' } },
      415,
    ],
  ])('%s too', async (_what, change, status) => {
    const scene = await sceneAt('referred');
    const { answer, entries } = await added(scene, {
      ...onCase.recordDischarge(scene.caseId),
      who: planner,
      ...change,
    });
    expect(answer.status).toBe(status);
    expect(entries).toMatchObject([{ decision: 'deny', reason: 'invalidRequest', standing: 'undecided' }]);
  });

  it('without a sign-in there is nobody to name, and no entry', async () => {
    const scene = await sceneAt('referred');
    const { answer, entries } = await added(scene, onCase.getCase(scene.caseId));
    expect(answer.status).toBe(401);
    expect(entries).toEqual([]);
  });

  it('that is repeated under its key is noted as the repetition that it is', async () => {
    const scene = await sceneAt('referred');
    const ask = {
      ...onCase.putDischargePlan(scene.caseId),
      who: planner,
      headers: { 'idempotency-key': 'a-key-of-mine' },
    };
    expect((await added(scene, ask)).entries).toMatchObject([{ reason: 'standing' }]);
    const { answer, entries } = await added(scene, ask);
    expect(answer.headers['idempotency-replayed']).toBe('true');
    expect(entries).toMatchObject([{ decision: 'allow', reason: 'replayed' }]);
  });

  it('a referral opens the log, and a second one of the person is denied in it', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk);
    const before = await wholeLog(desk.store, caseId);
    expect(before).toMatchObject([
      { operation: 'submitReferral', decision: 'allow', reason: 'submitted', standing: 'ownFacility' },
    ]);
    await desk.post(otherPlanner, '/referrals', referralOf(desk));
    expect(addedSince(before, await wholeLog(desk.store, caseId))[0]).toMatchObject({
      operation: 'submitReferral',
      decision: 'deny',
      reason: 'personHasOpenReferral',
      standing: 'none',
      actor: { org: otherPlanner.org },
    });
  });

  it('a reference that no case has leaves the same entry, whoever asks', async () => {
    const scene = await sceneAt('referred');
    const unknown = { desk: scene.desk, caseId: unknownCaseId };
    for (const ask of [onCase.getCase, onCase.recordContact]) {
      const { answer, entries } = await added(unknown, { ...ask(unknownCaseId), who: agency });
      expect(answer.status).toBe(404);
      expect(entries).toMatchObject([{ decision: 'deny', reason: 'noSuchCase', standing: 'none' }]);
    }
  });

  it('a page of the list of cases shows names, and so stands in the log of each case on it', async () => {
    const scene = await sceneAt('referred');
    const { entries } = await added(scene, { ...lists.listCases, who: spoa });
    expect(entries).toMatchObject([
      { operation: 'listCases', reason: 'listed', basis: { kind: 'consent', level: 'full' } },
    ]);
    // Work and notices name nobody.
    expect((await added(scene, { ...lists.listWorkItems, who: spoa })).entries).toEqual([]);
  });

  it('says on what legal basis the person could be seen', async () => {
    const scene = await sceneAt('placed');
    const basisOf = async (who: Who) =>
      (await added(scene, { ...onCase.getCase(scene.caseId), who })).entries[0]?.basis;
    expect(await basisOf(planner)).toEqual({ kind: 'source', level: 'full', ruleId: 'HHP-ACC-02' });
    expect(await basisOf(agency)).toEqual({ kind: 'consent', level: 'full', ruleId: 'HHP-CONSENT-03c' });
    await scene.desk.put(planner, `/cases/${scene.caseId}/consent`, {
      status: 'withdrawn',
      withdrawnOn: '2026-03-02',
    });
    expect(await basisOf(agency)).toEqual({ kind: 'none', level: 'none' });
  });

  it('holds no word of the person', async () => {
    const scene = await sceneAt('placed');
    await scene.desk.send({ ...onCase.getCase(scene.caseId), who: agency });
    const { person } = Object(referralOf(scene.desk)) as { person: Record<string, string> };
    const text = JSON.stringify(await logOf(scene));
    for (const field of ['firstName', 'lastName', 'dateOfBirth', 'medicaidCin'])
      expect(text).not.toContain(person[field]);
  });
});

describe('nothing of a case is answered', () => {
  it('that could not be logged', async () => {
    const inner = createMemoryStore();
    const store = { ...inner, appendAccess: () => Promise.reject(new Error('The log is full.')) };
    const world = await World.create({ store });
    const { referral } = world.sample('pilgrim-enrolled-friday-evening');
    // The entry of a referral is stored with the case, by one write; a second referral of the person only asks.
    expect((await world.request(planner, 'POST', '/referrals', referral)).status).toBe(201);
    expect((await world.request(planner, 'POST', '/referrals', referral)).status).toBe(500);
    const [caseId = ''] = await inner.casesUnderWay();
    for (const path of [`/cases/${caseId}`, '/cases']) {
      const read = await world.request(planner, 'GET', path);
      expect([read.status, JSON.stringify(read.body).includes(caseId)]).toEqual([500, false]);
    }
  });
});

describe('an emergency access', () => {
  it('opens a foreign case for an hour, tells the county, and everything read stands in the log as an emergency', async () => {
    const scene = await sceneAt('placed');
    const { desk, caseId } = scene;
    expect((await desk.get(night, `/cases/${caseId}`)).status).toBe(404);
    const opened = await desk.send({ ...onAccess.openEmergencyAccess(caseId), who: night });
    expect(opened).toMatchObject({
      status: 201,
      body: { caseId, reason: 'emergencyRoom', until: '2026-03-02T15:00:00.000Z' },
    });
    const { answer, entries } = await added(scene, { ...onCase.getCase(caseId), who: night });
    expect(answer).toMatchObject({ status: 200, body: { legalBasis: { kind: 'emergency', level: 'full' } } });
    expect(answer.body).toHaveProperty('referral.person.lastName');
    expect(entries).toMatchObject([
      { standing: 'emergency', basis: { kind: 'emergency' }, actor: { sub: 'night-nurse' } },
    ]);
    const told = desk.world.runtime.inboxes.received().filter(({ subject }) => subject.includes('emergency'));
    expect(told.map(({ topic }) => topic).toSorted()).toEqual(['cma', 'health-home', 'lgu-suffolk', 'omh']);
    expect(JSON.stringify(told)).not.toContain('ambulance');
    // A colleague has not opened it, and an hour later nobody has.
    expect((await desk.get({ ...night, sub: 'colleague' }, `/cases/${caseId}`)).status).toBe(404);
    await after(desk, 1);
    expect((await desk.get(night, `/cases/${caseId}`)).status).toBe(404);
  });

  it('is not for planners, the State or administrators, nor on an unknown or a closed case', async () => {
    const scene = await sceneAt('referred');
    const ask = onAccess.openEmergencyAccess(scene.caseId);
    for (const who of [planner, stateOffice, admin])
      await scene.desk.refused({ ...ask, who }, 403, 'forbidden');
    await scene.desk.refused({ ...onAccess.openEmergencyAccess(unknownCaseId), who: night }, 404, 'notFound');
    await scene.desk.post(planner, `/cases/${scene.caseId}/withdrawal`, { reason: 'withdrawn' });
    await scene.desk.refused({ ...ask, who: night }, 404, 'notFound');
    await scene.desk.refused({ ...ask, who: spoa }, 409, 'caseClosed');
  });

  it('needs a reason and words', async () => {
    const scene = await sceneAt('referred');
    const ask = {
      ...onAccess.openEmergencyAccess(scene.caseId),
      who: night,
      json: { reason: 'curiosity', explanation: 'x' },
    };
    const answer = await scene.desk.refused(ask, 400, 'invalid');
    expect(answer.text).toMatch(/body\.explanation.*body\.reason|body\.reason.*body\.explanation/);
  });
});

describe('a withdrawn consent', () => {
  it('lets a work item and a notice be answered by whom they are addressed to, and shows no person', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    await desk.put(planner, `/cases/${caseId}/consent`, { status: 'withdrawn', withdrawnOn: '2026-03-02' });
    const read = await desk.get(agency, `/cases/${caseId}`);
    expect(read).toMatchObject({ status: 200, body: { legalBasis: { kind: 'none' } } });
    expect(read.body).not.toHaveProperty('referral');
    const handOff = { kind: 'warmHandOff', handedOffAt: now, introduction: 'inPerson' };
    expect((await desk.post(agency, await completion(scene, 'warmHandOff'), handOff)).status).toBe(200);
    const [notice] = (await desk.get(agency, '/notices')).body['items'] as { noticeId: string }[];
    const { path } = onNotice.acknowledgeNotice(notice?.noticeId ?? '');
    expect((await desk.post(agency, path)).status).toBe(200);
  });
});
