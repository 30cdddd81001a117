/** The journey that an emulator is shown, against the API of one machine: the same requests, without an emulator. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { deleteEntryBy } from '../../../local/registry/registry-api.ts';
import { type Api, fillRegistry, playStraight } from '../../../scripts/emulator/straight-journey.ts';
import { openRig, type Rig } from '../../local/gateway/gateway-rig.ts';

let rig: Rig;
let api: Api;
beforeAll(async () => {
  rig = await openRig();
  const nowMs = () => rig.world.runtime.clock.nowMs();
  api = {
    url: rig.url,
    issue: (person) => rig.tokens.issue(person),
    nowMs,
    pause: (ms) => rig.world.runtime.advanceTo(nowMs() + ms),
  };
});
afterAll(() => rig.close());

it('what the registry has stays, and what it lacks comes in', async () => {
  expect(await fillRegistry(api)).toBe(0);
  const token = await api.issue({ sub: 'somebody', role: 'admin', org: 'operations' });
  await deleteEntryBy({ ...api, token, send: fetch }, 'spoas', 'spoa-albany');
  expect(await fillRegistry(api)).toBe(1);
});

it('it goes from the referral to the episode, and says each step', async () => {
  const steps: string[] = [];
  const caseId = await playStraight(api, (step) => steps.push(step));
  expect(caseId).toMatch(/^WH-/);
  expect(steps).toEqual([
    `referred: ${caseId}`,
    'accepted by the SPOA',
    'accepted by the agency',
    'handed off',
    'the plan told',
    'discharged',
    'seen face to face',
    'the Health Home Plus episode is open',
  ]);
});
