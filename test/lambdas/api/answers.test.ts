import { describe, expect, it } from '@jest/globals';
import { operations, type Route, routes } from '../../../domain/api/routes.ts';
import { admin, agency, Desk, healthHome, now, planner, type Sent, spoa, type Who } from './desk.ts';
import { careManagers, everyRequest, lists, onAot, onCase, onNotice } from './requests.ts';
import { changed, completion, openItem, refer, referralOf, sceneAt } from './stages.ts';

const items = ({ body }: Sent): readonly Record<string, unknown>[] =>
  body['items'] as readonly Record<string, unknown>[];

describe('a request that fits', () => {
  it('a referral is answered 201 with the reference, where to find it and what is still to settle', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk, 'manhattan-medicaid-unknown'), {
      medicaid: { followUp: undefined },
    });
    const answer = await desk.post({ role: 'planner', org: 'manhattan-pc' }, '/referrals', referral);
    const caseId = String(answer.body['caseId']);
    expect(answer).toMatchObject({
      status: 201,
      body: { phase: 'screening', lgu: 'nyc' },
      headers: { location: `/cases/${caseId}`, etag: '"1"', 'content-type': 'application/json' },
    });
    expect(answer.body['warnings']).toContainEqual(expect.stringContaining('HHP-MED-01'));
    expect(answer.body['warnings']).toContainEqual(expect.stringContaining('HHP-MED-02'));
  });

  it('a referral on an expired authorization, planned for a day that is over, is taken in and told both', async () => {
    const desk = await Desk.open();
    const referral = changed(referralOf(desk), {
      consent: { expiresOn: '2026-03-01' },
      discharge: { plannedFor: '2026-03-01T17:00:00-05:00' },
    });
    const answer = await desk.post(planner, '/referrals', referral);
    expect(answer).toMatchObject({ status: 201 });
    expect(answer.body['warnings']).toEqual([
      expect.stringContaining('The authorization has expired'),
      expect.stringContaining('The planned discharge lies in the past'),
    ]);
  });

  it('a case read by a party carries its version as ETag, its clocks, its open work and who holds the person', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const answer = await desk.get(agency, `/cases/${caseId}`);
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: `"${await desk.versionOf(caseId)}"` },
      body: { caseId, phase: 'awaitingContact', holder: { role: 'cma', org: agency.org } },
    });
    expect(answer.text).not.toContain('personKey');
    expect(answer.text).not.toContain('token');
  });

  it('the timeline names who acted by role and organisation only', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const answer = await desk.get(planner, `/cases/${caseId}/timeline`);
    expect(answer).toMatchObject({ status: 200, body: { caseId, phase: 'awaitingDischarge' } });
    expect(answer.body['events']).toContainEqual(
      expect.objectContaining({ type: 'spoaDecided', by: { role: 'spoa', org: 'suffolk' } }),
    );
    expect(answer.text).not.toContain('spoa-suffolk');
  });

  it('every list shows an organisation its own, and only its own', async () => {
    const { desk, caseId } = await sceneAt('offered');
    const seen = async (who: Who) =>
      Promise.all(Object.values(lists).map(async ({ path }) => items(await desk.get(who, path)).length));
    expect(await seen(agency)).toEqual([1, 1, 1]);
    expect(await seen({ role: 'cma', org: 'sample-cma-pine-barrens' })).toEqual([0, 0, 0]);
    expect(await seen({ role: 'spoa', org: 'nassau' })).toEqual([0, 0, 0]);
    // An agency with the id of the county is not the county.
    expect(await seen({ role: 'cma', org: 'suffolk' })).toEqual([0, 0, 0]);
    expect(items(await desk.get(planner, '/cases'))[0]).toMatchObject({ caseId, facility: 'pilgrim-pc' });
  });

  it('a claim is shown to colleagues, and anyone of them may still answer', async () => {
    const scene = await sceneAt('referred');
    const { desk } = scene;
    const claim = `/work-items/${await openItem(scene, 'spoaDecision')}/claim`;
    expect(await desk.post({ ...spoa, sub: 'ann' }, claim)).toMatchObject({
      status: 200,
      body: { claimedBy: 'ann' },
    });
    const answer = await desk.post({ ...spoa, sub: 'bob' }, await completion(scene, 'spoaDecision'), {
      kind: 'spoaDecision',
      decision: 'accept',
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { phase: 'cmaAssignment', workItem: { status: 'done' } },
    });
  });

  it('a contact that does not answer the clock is kept, says so, and leaves the work open', async () => {
    const scene = await sceneAt('discharged');
    const { desk, caseId } = scene;
    const attempted = { at: now, method: 'phone', outcome: 'made' };
    const answer = await desk.post(agency, `/cases/${caseId}/contacts`, attempted);
    expect(answer).toMatchObject({ status: 201, body: { answersClock: false, phase: 'awaitingContact' } });
    await expect(openItem(scene, 'faceToFaceContact')).resolves.toMatch(/-W\d+$/);
    expect((await desk.store.load(caseId))?.contacts).toHaveLength(1);
  });

  it('a discharge answers with the clock that it started', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const answer = await desk.post(planner, `/cases/${caseId}/discharge`, { dischargedAt: now });
    expect(answer.body['clocks']).toMatchObject([
      { kind: 'faceToFaceContact', due: '2026-03-04T14:00:00.000Z', late: false },
    ]);
  });

  it('a plan of the day of discharge, a cancellation and a withdrawal are answered with the new phase', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const plan = `/cases/${caseId}/discharge-plan`;
    expect(await desk.put(planner, plan, { status: 'planned', plannedOn: '2026-03-20' })).toMatchObject({
      status: 200,
      body: { discharge: { plannedOn: '2026-03-20', plannedDateOnly: true } },
    });
    expect(await desk.put(planner, plan, { status: 'cancelled', reason: 'noHousing' })).toMatchObject({
      status: 200,
      body: { phase: 'awaitingDischargePlan' },
    });
    const end = { reason: 'moved', at: now };
    expect(await desk.post(spoa, `/cases/${caseId}/withdrawal`, end)).toMatchObject({
      status: 200,
      body: { phase: 'closed', closeReason: 'moved' },
    });
  });

  it('a notice is acknowledged in the name of the person who did it, even when the case is closed', async () => {
    const { desk, caseId } = await sceneAt('referred');
    await desk.post(planner, `/cases/${caseId}/withdrawal`, { reason: 'withdrawn' });
    const [notice] = items(await desk.get(spoa, '/notices?status=unread'));
    const { path } = onNotice.acknowledgeNotice(String(notice?.['noticeId']));
    expect(await desk.post({ ...spoa, sub: 'ann' }, path)).toMatchObject({
      status: 200,
      body: { status: 'acknowledged', acknowledgedBy: 'ann' },
    });
  });

  it('the Health Home reads its member and completes what it was asked', async () => {
    const scene = await sceneAt('accepted');
    const { desk, caseId } = scene;
    expect((await desk.send({ who: healthHome, ...onCase.getCase(caseId) })).status).toBe(200);
    const told = { kind: 'tellPlan', toldAt: now };
    expect((await desk.post(healthHome, await completion(scene, 'tellPlan'), told)).status).toBe(200);
  });

  it('the OpenAPI document is served to whoever is signed in, with security headers', async () => {
    const desk = await Desk.open();
    const answer = await desk.send({ who: admin, method: 'GET', path: '/openapi.json' });
    expect(answer).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
    expect(answer.headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
  });
});

const goesBack: readonly string[] = [
  'resubmitReferral',
  'reassignCase',
  'handBackCase',
  'askForTransfer',
  'withdrawTransfer',
];

describe('every route', () => {
  it('is in the table of requests of these tests', async () => {
    const desk = await Desk.open();
    const covered = everyRequest('WH-0000-0000-0000', referralOf(desk)).map(([operation]) => operation);
    expect([...covered, 'getOpenApi'].sort()).toEqual([...operations].sort());
  });

  it('answers with the status that the contract documents', async () => {
    const desk = await Desk.open();
    const caseId = await refer(desk);
    const who: Record<string, Who> = {
      claimWorkItem: spoa,
      releaseWorkItem: spoa,
      completeWorkItem: spoa,
      recordContact: spoa,
      voidFact: spoa,
      acknowledgeNotice: spoa,
      getAssignmentOptions: spoa,
      listRegistryEntries: admin,
      getRegistryEntry: admin,
      deleteRegistryEntry: admin,
      putRegistryEntry: admin,
      putAttestation: healthHome,
      listRegistryProposals: admin,
      listRegistryChanges: admin,
      getMailboxReadiness: admin,
      confirmMailbox: admin,
      getAudit: spoa,
      openEmergencyAccess: spoa,
      listEmergencyAccess: spoa,
      answerEmergencyAccess: spoa,
      revokeAuditGrant: admin,
      grantAudit: admin,
    };
    const { referral } = desk.world.sample('pilgrim-not-enrolled-to-family');
    let grantId = '';
    for (const [operation, request] of everyRequest(caseId, referral)) {
      // The AOT path needs an agency and an order: aot.test.ts plays it whole.
      if (operation === 'withdrawCase' || operation in onAot) continue;
      // What goes back needs that somebody had it: goes-back.test.ts plays it whole.
      if (goesBack.includes(operation)) continue;
      // The person has been discharged by then: move-facility.test.ts plays it whole.
      if (operation === 'moveFacility') continue;
      // No agency has the person yet: care-managers.test.ts plays it whole.
      if (operation in careManagers) continue;
      // Nothing is proposed where one person suffices: registry-proposals.test.ts plays it whole.
      if (operation === 'answerRegistryProposal') continue;
      const route: Route = routes[operation];
      // The grant that is revoked is the one that was given just before.
      const path = operation === 'revokeAuditGrant' ? `/audit-grants/${grantId}/revocation` : request.path;
      const { status, body } = await desk.send({ who: who[operation] ?? planner, ...request, path });
      if (operation === 'grantAudit') grantId = String(body['grantId']);
      // The order of the table is the order of a life: the plan moves before the discharge.
      expect([operation, status]).toEqual([operation, route.success]);
    }
    expect((await desk.send({ who: planner, ...onCase.withdrawCase(caseId) })).status).toBe(200);
  });
});
