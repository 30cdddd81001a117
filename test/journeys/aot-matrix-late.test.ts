/**
 * The missing-person path when facts come in the wrong order: notices, contacts and ends of orders that are entered late,
 * and a machine that was off. What is decided must be what would have been decided in time.
 */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import { toInstant } from '../../domain/shared/instant.ts';
import { after, concerned, day, limit, missing, Scene, t0 } from './search-scene.ts';

const concernsOf = async (scene: Scene) =>
  (await scene.record()).aot?.concerns.map(({ status, search }) => [status, search]);

describe('a contact that is older than a notice', () => {
  it('answers the earlier notice alone: the later one keeps its own 24 hours', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, 4));
    await scene.contact(after(t0, 2), {}, after(t0, 5));
    expect(await concernsOf(scene)).toEqual([
      ['closed', 1],
      ['open', 2],
    ]);
    expect([await scene.aot(), (await scene.search(2)).anchor]).toEqual(['missingConcern', after(t0, 4)]);
    await scene.at(after(t0, 28));
    expect((await scene.search(2)).deemedMissingAt).toBe(after(t0, 28));
  });

  it('that located the person says nothing about a notice that came afterwards', async () => {
    const scene = await missing();
    await scene.concern(day(3));
    await scene.contact(day(2), {}, after(day(3), 1));
    expect(await scene.search(1)).toMatchObject({ endReason: 'located', endedAt: day(2) });
    expect([await scene.aot(), (await scene.search(2)).anchor]).toEqual(['missingConcern', day(3)]);
    await scene.at(day(4));
    expect(await scene.aot()).toBe('missing');
  });

  it('leaves two later notices to one search, by the earlier of them', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, 5));
    await scene.concern(after(t0, 4), after(t0, 6));
    await scene.contact(after(t0, 2), {}, after(t0, 7));
    expect(await concernsOf(scene)).toEqual([
      ['closed', 1],
      ['open', 2],
      ['open', 2],
    ]);
    expect((await scene.search(2)).anchor).toBe(after(t0, 4));
  });

  it('leaves nothing open where the person was also heard from after the later notice', async () => {
    const scene = await missing();
    await scene.concern(day(3));
    await scene.contact(after(day(3), 1), { method: 'phone' });
    await scene.contact(day(2), {}, after(day(3), 2));
    expect(await concernsOf(scene)).toEqual([
      ['closed', 1],
      ['closed', undefined],
    ]);
    expect(await scene.aot()).toBe('active');
  });
});

describe('a notice that is entered late', () => {
  it('after the person was seen again beyond the 24 hours: they were missing until then, and it is reported', async () => {
    const scene = await Scene.open();
    const seenAt = after(t0, 30);
    await scene.contact(seenAt);
    await scene.concern(t0, after(t0, 50));
    expect(await scene.search()).toMatchObject({
      deemedMissingAt: limit,
      endReason: 'located',
      endedAt: seenAt,
      reportDueAt: after(limit, 24),
    });
    expect(await scene.aot()).toBe('active');
    expect((await scene.openWork()).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['significantEventReport', 'missingAcknowledgement']),
    );
    await scene.report(after(t0, 51));
    await scene.acknowledge(scene.county);
    expect(scene.running()).toEqual([]);
  });

  it('after a call beyond the 24 hours: the person is missing, since nobody knows where they are', async () => {
    const scene = await Scene.open();
    await scene.contact(after(t0, 30), { method: 'phone' });
    await scene.concern(t0, after(t0, 50));
    expect([await scene.aot(), (await scene.search()).deemedMissingAt]).toEqual(['missing', limit]);
  });

  it('after the order ended: the report is owed, and the search ended with the order', async () => {
    const scene = await Scene.open({ order: courtOrder('2026-01-01', '2026-03-11') });
    await scene.concern(t0, day(5));
    expect(await scene.search()).toMatchObject({
      deemedMissingAt: limit,
      endReason: 'orderNotActive',
      endedAt: toInstant('2026-03-12T00:00:00-04:00'),
    });
    expect(await scene.aot()).toBe('expired');
    expect((await scene.report(day(5))).status).toBe(200);
  });

  it('after the order ended, with a contact later still: that locates nobody any more', async () => {
    const scene = await Scene.open({ order: courtOrder('2026-01-01', '2026-03-11') });
    await scene.contact(day(4));
    await scene.concern(t0, day(5));
    expect((await scene.search()).endReason).toBe('orderNotActive');
  });

  it('of a time in which the person was searched for already belongs to that search', async () => {
    const scene = await missing();
    await scene.sighting(day(3), 'community');
    await scene.concern(day(2), day(4));
    expect(await concernsOf(scene)).toEqual([
      ['closed', 1],
      ['closed', 1],
    ]);
    expect([await scene.aot(), (await scene.record()).aot?.searches.length]).toEqual(['active', 1]);
  });
});

describe('a machine that was off over a gap between two orders', () => {
  const acrossTheGap = async (receivedAt: string): Promise<Scene> => {
    const store = createMemoryStore();
    const before = await Scene.open({ store, order: courtOrder('2026-01-01', '2026-03-20') });
    await before.order(courtOrder('2026-03-23', '2026-09-20'));
    await before.concern(receivedAt);
    const on = '2026-03-24T12:00:00-04:00';
    const scene = await before.restartedAt(toInstant(on));
    await scene.world.runtime.resumeAll();
    await scene.at(after(on, 0, 0, 5));
    return scene;
  };

  it.each([
    ['a search ended with the first order', '2026-03-18T10:00:00-04:00', '2026-03-19T10:00:00-04:00'],
    ['24 hours that the order did not see the end of are nobody’s', '2026-03-20T18:00:00-04:00', undefined],
  ])('%s', async (_name, receivedAt, deemedMissingAt) => {
    const scene = await acrossTheGap(receivedAt);
    const search = await scene.search();
    expect(search).toMatchObject({
      endReason: 'orderNotActive',
      endedAt: toInstant('2026-03-21T00:00:00-04:00'),
    });
    expect(search.deemedMissingAt).toBe(deemedMissingAt && toInstant(deemedMissingAt));
    expect(await scene.aot()).toBe('active');
  });
});
