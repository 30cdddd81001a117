/** A contact or a sighting of a person under a court order that never was: searches stand as they would without it. */
import { describe, expect, it } from '@jest/globals';
import { courtOrder } from '../../../local/journeys/aot-journeys.ts';
import { after, concerned, day, limit, missing, Scene, t0 } from '../../journeys/search-scene.ts';

/** Voids the contact of that instant. */
const voidContact = async (scene: Scene, at: string) => {
  const { contacts = [] } = (await scene.world.store.load(scene.caseId)) ?? {};
  const contactId = contacts.find((contact) => contact.at === at)?.contactId;
  const body = { fact: 'contact', contactId, at, reason: 'wrongPerson' };
  const answer = await scene.post(scene.agency, '/voids', body);
  expect(answer).toMatchObject({ status: 201 });
};
const phone = { method: 'phone' };
const lastSeen = async (scene: Scene) => (await scene.record()).aot?.lastCredibleContactAt;
const kindsOpen = async (scene: Scene) => (await scene.openWork()).map(({ kind }) => kind);
describe('the only contact that said when the person was seen', () => {
  it('is voided: nobody knows when they were', async () => {
    const scene = await Scene.open();
    await voidContact(scene, '2026-03-02T14:00:00.000Z');
    expect(await lastSeen(scene)).toBeUndefined();
  });
});

describe('a contact that ended a search', () => {
  /** Seen within the 24 hours, and gone again a day later. */
  const twiceGone = async () => {
    const scene = await concerned();
    await scene.contact(after(t0, 2));
    await scene.concern(day(1));
    await scene.attempt(after(day(1), 1));
    return scene;
  };

  it('is voided: a later search that is on joins the first, with its notices and its steps', async () => {
    const scene = await twiceGone();
    await scene.at(after(day(2), 1));
    expect(await scene.search(2)).toMatchObject({ deemedMissingAt: day(2) });
    await voidContact(scene, after(t0, 2));
    expect(await scene.search(2)).toMatchObject({ endReason: 'joined', supersededBy: 1 });
    const first = await scene.search();
    expect(first).toMatchObject({ deemedMissingAt: limit, commencedAt: after(day(1), 1) });
    expect(first.endedAt).toBeUndefined();
    const concerns = (await scene.record()).aot?.concerns.map(({ search, status }) => ({ search, status }));
    expect(concerns).toEqual([
      { search: 1, status: 'open' },
      { search: 1, status: 'open' },
    ]);
    expect((await kindsOpen(scene)).filter((kind) => kind === 'searchOutcome')).toHaveLength(1);
  });

  it('is voided: what ended a later search ends the first', async () => {
    const scene = await twiceGone();
    const found = after(day(2), 3);
    await scene.sighting(found, 'shelter');
    await scene.attempt(after(found, 2));
    await voidContact(scene, after(t0, 2));
    expect(await scene.search()).toMatchObject({
      endReason: 'located',
      endedAt: found,
      commencedAt: after(day(1), 1),
      lastStepAt: after(day(1), 1),
    });
    expect(await scene.search(2)).toMatchObject({ endReason: 'joined' });
    expect(await scene.aot()).toBe('active');
  });

  it.each([
    ['before the 24 hours were over counts', after(t0, 6), { anchor: day(-2), deemedMissingAt: day(-1) }],
    ['after them changes nothing', after(t0, 26), { anchor: t0, deemedMissingAt: limit }],
  ])('is voided: an earlier notice that was told %s', async (_when, enteredAt, search) => {
    const scene = await concerned();
    await scene.contact(after(t0, 2));
    await scene.concern(after(t0, 5));
    await scene.concern(day(-2), enteredAt);
    await scene.at(day(2));
    await voidContact(scene, after(t0, 2));
    expect(await scene.search()).toMatchObject(search);
    expect(await scene.search(2)).toMatchObject({ endReason: 'joined' });
  });

  it('of the later of two searches is voided: the earlier one stays as it ended', async () => {
    const scene = await twiceGone();
    await scene.contact(after(day(1), 3));
    await voidContact(scene, after(day(1), 3));
    expect(await scene.search(1)).toMatchObject({ endReason: 'credibleContact', endedAt: after(t0, 2) });
    expect((await scene.search(2)).endedAt).toBeUndefined();
    expect(await scene.aot()).toBe('missingConcern');
  });

  it('is voided: one before it, entered after it, is what located the person', async () => {
    const scene = await missing();
    await scene.contact(after(limit, 5));
    await scene.contact(after(limit, 2), {}, after(limit, 6));
    await voidContact(scene, after(limit, 5));
    expect(await scene.search()).toMatchObject({ endReason: 'located', endedAt: after(limit, 2) });
  });

  it('is voided while a sighting says the same: nothing follows', async () => {
    const scene = await missing();
    await scene.sighting(after(limit, 3), 'community');
    await scene.contact(after(limit, 3));
    await voidContact(scene, after(limit, 3));
    expect(await scene.search()).toMatchObject({ endReason: 'located', endedAt: after(limit, 3) });
  });

  it('in jail is voided with the report that was owed of the place, and the search awaits its outcome', async () => {
    const scene = await missing();
    await scene.sighting(after(limit, 3), 'jail');
    const [{ stepId } = { stepId: '' }] = await scene.world.store.searchSteps(scene.caseId);
    await scene.post(scene.county, '/voids', { fact: 'sighting', stepId, reason: 'wrongPerson' });
    const events = (await scene.record()).aot?.significantEvents.map(({ kind, voided }) => [
      kind,
      voided !== undefined,
    ]);
    expect(events).toEqual([
      ['missing', false],
      ['incarceration', true],
    ]);
    expect(await kindsOpen(scene)).toContain('searchOutcome');
  });
});

describe('a contact that answered a notice which was told later', () => {
  /** Called an hour after the notice, which was entered when it was answered already. */
  const answeredLate = async () => {
    const scene = await Scene.open();
    await scene.contact(after(t0, 1), phone);
    await scene.concern(t0, after(t0, 2));
    expect((await scene.record()).aot?.concerns).toMatchObject([
      { status: 'closed', closedAt: after(t0, 1) },
    ]);
    return scene;
  };

  it('is voided: a search begins', async () => {
    const scene = await answeredLate();
    await voidContact(scene, after(t0, 1));
    expect(await scene.search()).toMatchObject({ anchor: t0 });
    expect(await scene.aot()).toBe('missingConcern');
  });

  it('is voided: the search that is on for a later notice joins that of the earlier', async () => {
    const scene = await answeredLate();
    await scene.concern(day(1));
    await scene.at(after(day(2), 1));
    expect(await scene.aot()).toBe('missing');
    await voidContact(scene, after(t0, 1));
    expect(await scene.search(1)).toMatchObject({ endReason: 'joined', supersededBy: 2 });
    expect(await scene.search(2)).toMatchObject({ anchor: t0, deemedMissingAt: limit });
    expect(await scene.aot()).toBe('missing');
  });

  it('is voided: a later search that has ended joins too, and what ended it ends that of the earlier notice', async () => {
    const scene = await answeredLate();
    await scene.concern(day(1));
    await scene.sighting(after(day(2), 3), 'shelter');
    expect(await scene.aot()).toBe('active');
    await voidContact(scene, after(t0, 1));
    expect(await scene.search(1)).toMatchObject({ endReason: 'joined' });
    expect(await scene.search(2)).toMatchObject({
      anchor: t0,
      endReason: 'located',
      endedAt: after(day(2), 3),
    });
    expect(await scene.aot()).toBe('active');
  });
});

describe('a contact within the 24 hours that was entered after the determination', () => {
  it('is voided: the determination stands, and no contact was in time', async () => {
    const scene = await missing();
    await scene.contact(after(t0, 5), phone, after(limit, 2));
    expect(await scene.search()).toMatchObject({ contactInTimeEnteredLate: after(t0, 5) });
    await voidContact(scene, after(t0, 5));
    expect(await scene.search()).not.toHaveProperty('contactInTimeEnteredLate');
    const clock = (await scene.record()).clocks.findLast(({ kind }) => kind === 'credibleContact');
    expect(clock).toMatchObject({ stoppedAt: limit, late: true });
  });

  it('is voided while another was in time: it is that one', async () => {
    const scene = await missing();
    await scene.contact(after(t0, 6), phone, after(limit, 2));
    await scene.contact(after(t0, 5), phone, after(limit, 3));
    await voidContact(scene, after(t0, 5));
    expect(await scene.search()).toMatchObject({ contactInTimeEnteredLate: after(t0, 6) });
    const clock = (await scene.record()).clocks.findLast(({ kind }) => kind === 'credibleContact');
    expect(clock).toMatchObject({ metAt: after(t0, 6), late: false });
  });
});

describe('a contact of a person whose order has ended since', () => {
  const order = courtOrder('2026-02-10', '2026-03-12');

  it('is voided: they were missing when it ended, and a call after it found them', async () => {
    const scene = await missing({ order });
    await scene.contact(after(limit, 5));
    await scene.contact(day(7), phone);
    expect(await scene.aot()).toBe('expired');
    await voidContact(scene, after(limit, 5));
    expect(await scene.search()).toMatchObject({ endReason: 'orderNotActive' });
    expect((await scene.record()).aot?.stillNotLocated).toBeUndefined();
    expect(await lastSeen(scene)).toBe(day(7));
    await voidContact(scene, day(7));
    expect((await scene.record()).aot?.stillNotLocated).toMatchObject({ missingSince: limit });
  });

  it('is voided: another before the end located them, and no order is active', async () => {
    const scene = await missing({ order });
    await scene.contact(after(limit, 5));
    await scene.contact(after(limit, 9));
    await scene.at(day(7));
    await voidContact(scene, after(limit, 5));
    expect(await scene.search()).toMatchObject({ endReason: 'located', endedAt: after(limit, 9) });
    expect(await scene.aot()).toBe('expired');
  });

  it('after it is voided while another found them too: they are found', async () => {
    const scene = await missing({ order });
    await scene.contact(day(7), phone);
    await scene.contact(day(8), phone);
    await voidContact(scene, day(7));
    expect((await scene.record()).aot?.stillNotLocated).toBeUndefined();
  });

  it('before the search is voided: they are still not located, as they were', async () => {
    const scene = await missing({ order });
    await scene.contact(after(t0, -30), phone, after(limit, 1));
    await scene.contact(day(7), phone);
    await voidContact(scene, after(t0, -30));
    expect((await scene.record()).aot?.stillNotLocated).toBeUndefined();
  });

  it('is voided though nobody was missing when it ended', async () => {
    const scene = await Scene.open({ order });
    const evening = '2026-03-12T23:00:00.000Z';
    await scene.concern(evening);
    await scene.at(day(6));
    expect(await scene.search()).toMatchObject({ endReason: 'orderNotActive' });
    await scene.contact(day(7), phone);
    await voidContact(scene, day(7));
    expect((await scene.record()).aot?.stillNotLocated).toBeUndefined();
  });
});

describe('a case that has closed', () => {
  it('of somebody who was missing when the order ended opens again with that', async () => {
    const scene = await missing({ order: courtOrder('2026-02-10', '2026-03-12') });
    await scene.at(day(7));
    const before = (await scene.record()).aot?.stillNotLocated;
    expect(before).toMatchObject({ missingSince: limit });
    await scene.post(scene.county, '/withdrawal', { reason: 'died' });
    await scene.post(scene.county, '/voids', { fact: 'closing', reason: 'wrongPerson' });
    expect((await scene.record()).aot).toMatchObject({
      stillNotLocated: before,
      searches: [{ endReason: 'orderNotActive' }],
    });
  });

  it('keeps its searches as they ended when a contact is voided', async () => {
    const scene = await missing();
    await scene.contact(after(limit, 5));
    await scene.post(scene.county, '/withdrawal', { reason: 'died' });
    await voidContact(scene, after(limit, 5));
    expect(await scene.search()).toMatchObject({ endReason: 'located' });
    expect(await lastSeen(scene)).toBe('2026-03-02T14:00:00.000Z');
  });
});

describe('the first contact under an order', () => {
  const clockOf = async (scene: Scene) =>
    (await scene.record()).clocks.findLast(({ kind }) => kind === 'aotFirstContact');
  const underOrder = async () => {
    const scene = await Scene.open({ order: courtOrder('2026-03-04', '2026-09-04') });
    await scene.contact(day(-4));
    expect(await clockOf(scene)).toMatchObject({ metAt: day(-4) });
    return scene;
  };

  it('is voided: it is owed again, in the week that ran', async () => {
    const scene = await underOrder();
    await voidContact(scene, day(-4));
    const clock = await clockOf(scene);
    expect(clock?.metAt).toBeUndefined();
    const item = (await scene.openWork()).find(({ kind }) => kind === 'aotFirstContact');
    expect(item).toMatchObject({ dueAt: clock?.due });
  });

  it('stays the first when a later one is voided', async () => {
    const scene = await underOrder();
    await scene.contact(day(-3));
    await voidContact(scene, day(-3));
    expect(await clockOf(scene)).toMatchObject({ metAt: day(-4) });
  });

  it('is voided: the next one is the first', async () => {
    const scene = await underOrder();
    await scene.contact(day(-3));
    await voidContact(scene, day(-4));
    expect(await clockOf(scene)).toMatchObject({ metAt: day(-3) });
    expect(await kindsOpen(scene)).not.toContain('aotFirstContact');
  });
});

describe('a significant event that was voided', () => {
  const details = { authority: 'An invented sheriff' };
  const arrest = (occurredAt: string) => ({
    kind: 'arrest',
    occurredAt,
    awareAt: t0,
    channel: 'portal',
    details,
  });
  const voidFirst = async (scene: Scene) => {
    const body = { fact: 'significantEvent', eventId: 'E1', reason: 'wrongPerson' };
    expect((await scene.post(scene.agency, '/voids', body)).status).toBe(201);
    const { unreadEvents, eventFigures } = (await scene.record()).aot ?? {};
    return { unreadEvents, eventFigures, open: await kindsOpen(scene) };
  };

  it('leaves the county to read the other', async () => {
    const scene = await Scene.open();
    await scene.at(t0);
    for (const at of [t0, after(t0, -1)]) await scene.post(scene.agency, '/significant-events', arrest(at));
    const { unreadEvents, eventFigures, open } = await voidFirst(scene);
    expect({ unreadEvents, eventFigures }).toEqual({
      unreadEvents: 1,
      eventFigures: { [scene.agency.org]: { onTime: 1, late: 0 } },
    });
    expect(open).toContain('significantEventAcknowledgement');
  });

  it('was read before, and changes nothing that the county must read', async () => {
    const scene = await Scene.open();
    await scene.at(t0);
    await scene.post(scene.agency, '/significant-events', arrest(t0));
    await scene.acknowledge(scene.county, 'significantEvent');
    expect(await voidFirst(scene)).toMatchObject({ unreadEvents: 0 });
  });
});
