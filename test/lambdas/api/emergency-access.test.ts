/** Breaking the glass through the API: who sees why, who ends it, and when the county must give its word. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { agency, healthHome, otherSpoa, planner, spoa, stateOffice, type Who } from './desk.ts';
import { onAccess, onCase } from './requests.ts';
import { type Scene, sceneAt } from './stages.ts';

const night: Who = { ...otherSpoa, sub: 'night-nurse' };

describe('an emergency access', () => {
  let scene: Scene;
  const ask = (who: Who, { method, path, json }: { method: string; path: string; json?: unknown }) =>
    scene.desk.send({ who, method, path, ...(json !== undefined && { json }) });
  const open = (who: Who = night) => ask(who, onAccess.openEmergencyAccess(scene.caseId));
  const list = (who: Who) => ask(who, onAccess.listEmergencyAccess(scene.caseId));
  const answer = (who: Who, decision: string, number = 1) =>
    ask(who, {
      method: 'POST',
      path: `/cases/${scene.caseId}/emergency-access/${String(number)}/answer`,
      json: { decision },
    });
  beforeEach(async () => {
    scene = await sceneAt('accepted');
  });

  it.each([
    ['the county', spoa],
    ['the holder', agency],
    ['OMH', stateOffice],
  ])('shows its explanation to %s, who ends it', async (_who, who) => {
    expect(await open()).toMatchObject({ status: 201, body: { number: 1 } });
    expect(await list(who)).toMatchObject({
      status: 200,
      body: {
        accesses: [
          {
            number: 1,
            by: { sub: 'night-nurse', role: 'spoa', org: otherSpoa.org },
            reason: 'emergencyRoom',
            explanation: 'Brought in by ambulance, cannot speak.',
          },
        ],
      },
    });
    expect((await ask(night, onCase.getCase(scene.caseId))).status).toBe(200);
    expect(await answer(who, 'end')).toMatchObject({ status: 200, body: { endedBy: who.org } });
    expect((await ask(night, onCase.getCase(scene.caseId))).status).toBe(404);
    expect(await open()).toMatchObject({ status: 422, body: { code: 'countysWordNeeded' } });
    expect((await answer(who, 'end')).body['code']).toBe('emergencyOver');
  });

  it.each([
    ['the planner', planner, 403],
    ['the Health Home', healthHome, 403],
    ['who opened it', night, 404],
    ['another office of the State', { role: 'state', org: 'doh' } as const, 404],
    ['a stranger', { role: 'cma', org: 'sample-cma-pine-barrens' } as const, 404],
  ])('shows nothing to %s, who ends nothing', async (_who, who, status) => {
    await open();
    expect((await list(who)).status).toBe(status);
    expect((await answer(who, 'end')).status).toBe(status);
    expect((await ask(night, onCase.getCase(scene.caseId))).status).toBe(200);
  });

  it('is renewed by the county alone, and an unknown one is not there', async () => {
    await open();
    expect((await answer(agency, 'renew')).body['code']).toBe('notYoursToRenew');
    expect(await answer(spoa, 'renew')).toMatchObject({ status: 200 });
    expect((await answer(spoa, 'renew')).body['code']).toBe('alreadyRenewable');
    expect((await answer(spoa, 'end', 7)).status).toBe(404);
  });

  it('opened twice within the hour is one', async () => {
    await open();
    expect(await open()).toMatchObject({ status: 201, body: { number: 1 } });
    expect((await scene.desk.store.load(scene.caseId))?.case.emergencyAccess).toHaveLength(1);
  });
});
