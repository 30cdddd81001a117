/** Work that nobody does and no execution waits for: who hears of it, when, and that it ends with the work. */
import { describe, expect, it } from '@jest/globals';
import { World } from '../../local/journeys/world.ts';
import { newYorkInstant, newYorkTime } from '../fixtures/draft-fixture.ts';

const bay = 'sample-cma-great-south-bay';
const youth = 'hutchings-district-97-youth';

/** From the kind on, in New York time: `2026-03-31T00:00 medicaidFollowUp cma:sample-cma-salt-city`. */
const toldOf = async ({ store }: World, caseId: string, about: RegExp): Promise<string[]> =>
  (await store.notices(caseId))
    .filter(({ kind }) => about.test(kind))
    .map(({ kind, to, at }) => `${newYorkTime(at)} ${kind} ${to.role}:${to.org}`);

const openKinds = async ({ store }: World, caseId: string): Promise<string[]> =>
  ((await store.load(caseId))?.workItems ?? [])
    .filter(({ status }) => status === 'open')
    .map(({ kind }) => kind);

describe('a District 97 follow-up that nobody confirms', () => {
  it('is told again and again until it is confirmed, and not once more', async () => {
    const world = await World.create();
    const planner = world.person('planner', 'hutchings-pc');
    const caseId = await planner.refer(youth);
    await world.at(newYorkInstant('2026-03-12T17:00'));
    await planner.post(`/cases/${caseId}/discharge`, { dischargedAt: newYorkInstant('2026-03-12T16:00') });
    await world.at(newYorkInstant('2026-08-14T09:00'));
    const told = await toldOf(world, caseId, /^medicaidFollowUp/);
    console.log(told.join('\n'));
    expect(told.length).toBeGreaterThan(10);
  });
});

describe('a plan that nobody tells', () => {
  it('is told again and again until it is told, and not once more', async () => {
    const world = await World.create();
    const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept', candidates: [bay] });
    await world.person('cma', bay).complete('cmaAcceptance', { decision: 'accept' });
    await world.at(newYorkInstant('2026-05-01T09:00'));
    expect(await openKinds(world, caseId)).toContain('tellPlan');
    const told = await toldOf(world, caseId, /^tellPlan/);
    console.log(told.join('\n'));
    expect(told.length).toBeGreaterThan(4);
  });
});
