/** Grants to auditors through the API: given and revoked in one transaction with what is said of it, and kept for good. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { ConcurrentWrite } from '../../../domain/ports/ports.ts';
import { addedSince, wholeLog } from '../../fixtures/access-log.ts';
import { admin, Desk, planner, spoa, unknownCaseId, type Who } from './desk.ts';
import { anAuditor, auditGrant, revocation } from './requests.ts';
import { ofPerson, refer, referralOf, sceneAt } from './stages.ts';

const auditor: Who = { role: 'state', org: 'omh', sub: anAuditor };
const until = '2026-03-09T14:00:00.000Z';
const later = (desk: Desk, hours: number) => {
  const { clock } = desk.world.runtime;
  return desk.world.runtime.advanceTo(clock.nowMs() + hours * 3_600_000);
};
const revoking = (grantId: unknown) => ({
  method: 'POST',
  path: `/audit-grants/${String(grantId)}/revocation`,
  who: admin,
});

describe('an auditor', () => {
  it('reads the sample under a grant, nothing else, and not after it', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const other = await refer(
      desk,
      { role: 'planner', org: 'cnypc' },
      referralOf(desk, 'cnypc-to-brooklyn-on-parole'),
    );
    expect((await desk.get(auditor, `/cases/${caseId}`)).status).toBe(404);
    const granted = await desk.send({ ...auditGrant([caseId]), who: admin });
    expect(granted).toMatchObject({ status: 201, body: { caseIds: [caseId], reason: 'routineSample' } });
    for (const path of [`/cases/${caseId}`, `/cases/${caseId}/timeline`, `/cases/${caseId}/audit`])
      expect((await desk.get(auditor, path)).status).toBe(200);
    expect((await desk.get(auditor, `/cases/${other}`)).status).toBe(404);
    expect((await desk.get({ ...auditor, sub: 'another' }, `/cases/${caseId}`)).status).toBe(404);
    await later(desk, 7 * 24);
    expect((await desk.get(auditor, `/cases/${caseId}`)).status).toBe(404);
  });
});

describe('a grant', () => {
  it('stands in the log of each of its cases, with the auditor and the end', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const other = await refer(desk, planner, ofPerson(referralOf(desk), 1));
    const { body } = await desk.send({ ...auditGrant([caseId, other]), who: admin });
    for (const one of [caseId, other])
      expect(await wholeLog(desk.store, one)).toContainEqual(
        expect.objectContaining({
          operation: 'grantAudit',
          reason: 'sampled',
          actor: expect.objectContaining({ role: 'admin' }) as unknown,
          grant: { grantId: body['grantId'], auditor: { sub: anAuditor, org: 'omh' }, until },
        }),
      );
    const shown = (await desk.get(spoa, `/cases/${caseId}/audit`)).body['accesses'];
    expect(shown).toContainEqual(
      expect.objectContaining({
        operation: 'grantAudit',
        grant: expect.objectContaining({ until }) as unknown,
      }),
    );
  });

  it('of many cases is one transaction; a sample with an unknown case is refused whole', async () => {
    const desk = await Desk.open();
    const caseIds: string[] = [];
    for (let index = 0; index < 30; index += 1)
      caseIds.push(await refer(desk, planner, ofPerson(referralOf(desk), index)));
    const before = await wholeLog(desk.store, caseIds[0]!);
    await desk.refused({ ...auditGrant([...caseIds.slice(1), unknownCaseId]), who: admin }, 404, 'notFound');
    expect(addedSince(before, await wholeLog(desk.store, caseIds[0]!))).toEqual([]);
    const headers = { 'idempotency-key': 'all-of-them' };
    expect((await desk.send({ ...auditGrant(caseIds), who: admin, headers })).status).toBe(201);
    for (const caseId of caseIds) expect((await wholeLog(desk.store, caseId)).length).toBe(2);
  });

  it('is given once under a key: the first answer comes back, and another body is refused', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const ask = { ...auditGrant([caseId]), who: admin, headers: { 'idempotency-key': 'grant-of-today' } };
    const first = await desk.send(ask);
    const second = await desk.send(ask);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    const { json } = auditGrant([caseId], '2026-03-02T17:00:00-05:00');
    await desk.refused({ ...ask, json }, 422, 'idempotencyKeyReused');
    await desk.refused(
      { ...auditGrant([caseId], '2027-03-09T09:00:00-05:00'), who: admin },
      422,
      'grantTooLong',
    );
    expect(await desk.store.auditGrantsOf(anAuditor, '2026-03-02T15:00:00.000Z')).toHaveLength(1);
    expect((await wholeLog(desk.store, caseId)).filter(({ reason }) => reason === 'sampled')).toHaveLength(1);
  });

  it('is given anew by a request of its own, and by one that lost a race', async () => {
    const inner = createMemoryStore();
    let losses = 1;
    const store = {
      ...inner,
      saveAuditGrant: (...write: Parameters<typeof inner.saveAuditGrant>) => {
        losses -= 1;
        return losses >= 0 ? Promise.reject(new ConcurrentWrite('first')) : inner.saveAuditGrant(...write);
      },
    };
    const { desk, caseId } = await sceneAt('referred', await Desk.open({ store }));
    const give = async () => (await desk.send({ ...auditGrant([caseId]), who: admin })).status;
    expect([await give(), await give()]).toEqual([201, 201]);
    expect(await store.auditGrantsOf(anAuditor, '2026-03-02T15:00:00.000Z')).toHaveLength(2);
  });
});

describe('a grant that is revoked', () => {
  it('opens nothing from that moment on, and says in the log of each case when it ended', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const { grantId } = (await desk.send({ ...auditGrant([caseId]), who: admin })).body;
    expect((await desk.get(auditor, `/cases/${caseId}`)).status).toBe(200);
    await later(desk, 1);
    const at = desk.world.runtime.now();
    const answer = await desk.send(revoking(grantId));
    expect(answer).toMatchObject({ status: 200, body: { grantId, until, revokedAt: at } });
    expect((await desk.get(auditor, `/cases/${caseId}`)).status).toBe(404);
    expect(await wholeLog(desk.store, caseId)).toContainEqual(
      expect.objectContaining({
        operation: 'revokeAuditGrant',
        reason: 'grantRevoked',
        grant: { grantId, auditor: { sub: anAuditor, org: 'omh' }, until: at },
      }),
    );
    expect(await desk.store.auditGrant(String(grantId))).toMatchObject({
      revokedAt: at,
      revokedBy: { role: 'admin' },
    });
  });

  it('leaves another grant of the same auditor as it is', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const { grantId } = (await desk.send({ ...auditGrant([caseId]), who: admin })).body;
    await desk.send({ ...auditGrant([caseId]), who: admin });
    await desk.send(revoking(grantId));
    expect((await desk.get(auditor, `/cases/${caseId}`)).status).toBe(200);
  });

  it('is revoked once: a repetition gets the first answer, another request a conflict', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const { grantId } = (await desk.send({ ...auditGrant([caseId]), who: admin })).body;
    const headers = { 'idempotency-key': 'enough-of-it' };
    const first = await desk.send({ ...revoking(grantId), headers });
    expect(await desk.send({ ...revoking(grantId), headers })).toMatchObject({
      status: 200,
      body: first.body,
    });
    await desk.refused(revoking(grantId), 409, 'grantOver');
  });

  it('is none that is over, and none that there is not', async () => {
    const { desk, caseId } = await sceneAt('referred');
    const { grantId } = (await desk.send({ ...auditGrant([caseId]), who: admin })).body;
    await later(desk, 7 * 24);
    await desk.refused(revoking(grantId), 409, 'grantOver');
    await desk.refused({ ...revocation, who: admin }, 404, 'notFound');
    await desk.refused(revoking('AG-1'), 400, 'invalid');
    await desk.refused({ ...revocation, who: spoa }, 403, 'forbidden');
  });
});
