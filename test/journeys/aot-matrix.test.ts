/**
 * The missing-person path, case by case on the virtual clock: the 24 hours to the second, nights on which the clocks
 * change, ends of months, orders that end or are renewed, and everything that does not end a search.
 */
import { describe, expect, it } from '@jest/globals';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import { defaultAotPolicy } from '../../domain/aot/aot-policy.ts';
import { searchMonth } from '../../domain/aot/search-month.ts';
import { defaultEscalationPolicy } from '../../domain/shared/escalation-policy.ts';
import { toInstant } from '../../domain/shared/instant.ts';
import type { SceneOptions } from './search-scene.ts';
import { after, Scene } from './search-scene.ts';

/** Monday 9 March 2026, 10:00 in New York: the day after the clocks changed. */
const t0 = '2026-03-09T14:00:00.000Z';
const limit = after(t0, 24);
const day = (count: number): string => after(t0, 24 * count);

const lenient = {
  ...defaultEscalationPolicy,
  aot: { ...defaultAotPolicy, contactAtLimitCounts: true },
};

const missing = async (options: SceneOptions = {}): Promise<Scene> => {
  const scene = await Scene.open(options);
  await scene.concern(t0);
  await scene.at(limit);
  expect(await scene.aot()).toBe('missing');
  return scene;
};
const concerned = async (options: SceneOptions = {}): Promise<Scene> => {
  const scene = await Scene.open(options);
  expect((await scene.concern(t0)).status).toBe(201);
  return scene;
};

describe('within 24 hours', () => {
  it.each([
    ['a face-to-face contact at 23:59:59', after(t0, 23, 59, 59), {}, 'active'],
    ['a face-to-face contact at 24:00:00', limit, {}, 'active'],
    ['a telephone call', after(t0, 2), { method: 'phone' }, 'active'],
    ['a video call', after(t0, 2), { method: 'video' }, 'active'],
    ['a text message', after(t0, 2), { method: 'text' }, 'missing'],
    ['a visit to an empty home', after(t0, 2), { outcome: 'attempted' }, 'missing'],
  ] as const)('%s', async (_name, at, how, ends) => {
    const scene = await concerned();
    await scene.contact(at, how);
    await scene.at(after(t0, 30));
    expect(await scene.aot()).toBe(ends);
  });

  it('at 23:59:59 nobody is missing, and the concern is closed with the instant of the contact', async () => {
    const scene = await concerned();
    const at = after(t0, 23, 59, 59);
    await scene.contact(at);
    await scene.at(after(t0, 30));
    expect(await scene.search()).toMatchObject({ endReason: 'credibleContact', endedAt: at });
    expect(await scene.search()).not.toHaveProperty('deemedMissingAt');
    expect(await scene.told('aotMissing', 'suffolk')).toBe(0);
    expect(scene.running()).toEqual([]);
  });

  it('at 24:00:00 the person is missing from that instant, and the contact locates them', async () => {
    const scene = await concerned();
    await scene.contact(limit);
    expect(await scene.search()).toMatchObject({
      deemedMissingAt: limit,
      endReason: 'located',
      endedAt: limit,
    });
    expect(await scene.told('aotMissing', 'suffolk')).toBe(1);
  });

  it.each([
    ['the default', undefined, 'missing'],
    ['a policy by which the limit counts', lenient, 'active'],
  ])('a contact at 24:00:00 entered two minutes ahead, by %s', async (_name, policy, ends) => {
    const scene = await concerned(policy && { policy });
    await scene.contact(limit, { method: 'phone' }, after(t0, 23, 58));
    await scene.at(after(t0, 25));
    expect(await scene.aot()).toBe(ends);
  });

  it('a credible sighting closes the concern, another does not, and one from before says nothing', async () => {
    const scene = await concerned();
    await scene.post(scene.agency, '/sightings', { at: after(t0, -1), credible: true, how: 'family' });
    await scene.post(scene.agency, '/sightings', { at: t0, credible: false, how: 'other' });
    expect(await scene.aot()).toBe('missingConcern');
    await scene.sighting(after(t0, 3));
    expect(await scene.aot()).toBe('active');
  });

  it('the work item itself takes the answer', async () => {
    const scene = await concerned();
    const item = await scene.workItem('credibleContact');
    await scene.at(after(t0, 1));
    const path = `/work-items/${item?.workItemId ?? ''}/completion`;
    const sighting = { at: after(t0, 1), credible: true, how: 'heardFrom' };
    expect((await scene.send(scene.agency, 'POST', path, { kind: 'credibleContact', sighting })).status).toBe(
      200,
    );
    expect(await scene.aot()).toBe('active');
  });

  it('half time reminds the agency alone', async () => {
    const scene = await concerned();
    await scene.at(after(t0, 12));
    expect(await scene.told('credibleContactDue', scene.agency.org)).toBe(1);
    expect(await scene.told('credibleContactDue', 'suffolk')).toBe(0);
  });
});

describe('elapsed hours and calendar months', () => {
  it.each([
    [
      'the night in March is an hour short on the wall',
      '2026-03-07T20:00:00-05:00',
      '2026-03-08T21:00:00-04:00',
      '2026-03',
    ],
    [
      'the night in November is an hour long on the wall',
      '2026-10-31T20:00:00-04:00',
      '2026-11-01T19:00:00-05:00',
      '2026-11',
    ],
    ['the last day of a month', '2026-01-30T16:00:00-05:00', '2026-01-31T16:00:00-05:00', '2026-01'],
    [
      'late on the last day, in UTC already the next month',
      '2026-01-30T23:30:00-05:00',
      '2026-01-31T23:30:00-05:00',
      '2026-01',
    ],
    ['from one month into the next', '2026-01-31T10:00:00-05:00', '2026-02-01T10:00:00-05:00', '2026-02'],
    ['29 February', '2028-02-28T10:00:00-05:00', '2028-02-29T10:00:00-05:00', '2028-02'],
    ['28 February of a common year', '2027-02-28T10:00:00-05:00', '2027-03-01T10:00:00-05:00', '2027-03'],
    ['the turn of the year', '2026-12-31T18:00:00-05:00', '2027-01-01T18:00:00-05:00', '2027-01'],
  ])('%s', async (_name, receivedAt, missingAt, month) => {
    const scene = await Scene.open({ startAt: after(receivedAt, -120) });
    await scene.concern(receivedAt);
    await scene.at(after(missingAt, 0, 0, -1));
    expect(await scene.aot()).toBe('missingConcern');
    await scene.at(missingAt);
    const search = (await scene.record()).aot?.searches[0];
    expect(search).toMatchObject({ deemedMissingAt: toInstant(missingAt), anchor: toInstant(receivedAt) });
    expect(search && searchMonth(search, defaultAotPolicy)?.month).toBe(month);
  });

  it.each([
    [
      '23.5 hours in March, a day and a half hour on the wall',
      '2026-03-07T20:00:00-05:00',
      '2026-03-08T20:30:00-04:00',
      'credibleContact',
    ],
    [
      '24.5 hours in November, half an hour short on the wall',
      '2026-10-31T20:00:00-04:00',
      '2026-11-01T19:30:00-05:00',
      'located',
    ],
  ])('%s', async (_name, receivedAt, at, endReason) => {
    const scene = await Scene.open({ startAt: after(receivedAt, -120) });
    await scene.concern(receivedAt);
    await scene.contact(at);
    expect(await scene.search()).toMatchObject({ endReason });
  });
});

describe('the order', () => {
  it('that is missing leaves nobody to be deemed missing', async () => {
    const scene = await Scene.open({ order: { kind: 'voluntaryAgreement', from: '2026-03-01' } });
    expect(await scene.concern(t0)).toMatchObject({ status: 422, body: { ruleId: 'HHP-AOT-ORDER-01' } });
    expect(await scene.sighting(t0)).toMatchObject({ status: 422, body: { ruleId: 'HHP-AOT-ORDER-01' } });
  });

  it('that ends within the 24 hours ends the concern at its own last midnight', async () => {
    const scene = await concerned({ order: courtOrder('2026-01-01', '2026-03-09') });
    await scene.at(day(2));
    expect(await scene.search()).toMatchObject({
      endReason: 'orderNotActive',
      endedAt: toInstant('2026-03-10T00:00:00-04:00'),
    });
    expect(await scene.aot()).toBe('expired');
    expect(await scene.told('aotMissing', 'suffolk')).toBe(0);
  });

  it('that ends mid-search ends the search; the county must still acknowledge', async () => {
    const scene = await missing({ order: courtOrder('2026-01-01', '2026-03-20') });
    await scene.report(after(limit, 1));
    await scene.at('2026-03-21T00:00:00-04:00');
    expect([await scene.aot(), (await scene.search()).endReason]).toEqual(['expired', 'orderNotActive']);
    expect(scene.running()).toHaveLength(1);
    expect((await scene.acknowledge(scene.county)).status).toBe(200);
    expect(scene.running()).toEqual([]);
  });

  it('that a court ended early ends the search as soon as it is recorded', async () => {
    const scene = await missing();
    const { orders = [] } = (await scene.record()).aot ?? {};
    const [{ from = '', until = '' } = {}] = orders;
    await scene.at(day(3));
    const ended = { at: day(3), reason: 'vacated' };
    await scene.order({ ...courtOrder(from, until), orderId: 'O1', ended });
    expect([await scene.aot(), (await scene.search()).endReason]).toEqual(['expired', 'orderNotActive']);
  });

  it('that is renewed mid-search keeps it going past the old last day', async () => {
    const scene = await missing({ order: courtOrder('2026-01-01', '2026-03-20') });
    await scene.at(day(5));
    await scene.order({ ...courtOrder('2026-03-21', '2026-09-20'), renews: 'O1' });
    await scene.at('2026-03-25T12:00:00-04:00');
    expect(await scene.aot()).toBe('missing');
    await scene.sighting('2026-03-25T13:00:00-04:00', 'community');
    expect(await scene.aot()).toBe('active');
  });

  it('that is renewed after a gap does not: the search ended with the first', async () => {
    const scene = await missing({ order: courtOrder('2026-01-01', '2026-03-20') });
    await scene.at(day(5));
    await scene.order(courtOrder('2026-03-23', '2026-09-20'));
    await scene.at('2026-03-21T12:00:00-04:00');
    expect((await scene.search()).endReason).toBe('orderNotActive');
    expect(await scene.concern('2026-03-21T12:00:00-04:00')).toMatchObject({ status: 422 });
  });

  it('that is over allows steps of the time before, and no new ones', async () => {
    const scene = await missing({ order: courtOrder('2026-01-01', '2026-03-12') });
    await scene.at('2026-03-14T12:00:00-04:00');
    expect((await scene.attempt('2026-03-11T12:00:00-04:00', '2026-03-14T12:00:00-04:00')).status).toBe(201);
    expect(await scene.attempt('2026-03-14T12:00:00-04:00')).toMatchObject({ status: 422 });
  });
});

describe('located', () => {
  it.each([
    ['jail', 'incarceration'],
    ['hospital', 'hospitalization'],
  ])('in a %s is located, and the next significant event', async (place, kind) => {
    const scene = await missing();
    await scene.report(after(limit, 1));
    await scene.acknowledge(scene.county);
    await scene.sighting(day(3), place);
    expect(await scene.search()).toMatchObject({
      endReason: 'located',
      located: { place },
      placeEvent: { kind },
    });
    expect(scene.running()).toHaveLength(1);
    expect((await scene.report(after(day(3), 2))).status).toBe(200);
    expect(scene.running()).toEqual([]);
    expect(
      (await scene.record()).aot?.significantEvents.map((event) => [event.kind, event.reportedAt]),
    ).toEqual([
      ['missing', after(limit, 1)],
      [kind, after(day(3), 2)],
    ]);
  });

  it('in a jail while nobody at the county reads: the agency is still reminded of the event', async () => {
    const scene = await missing();
    await scene.report(after(limit, 1));
    await scene.sighting(day(3), 'jail');
    await scene.at(after(day(3), 25));
    expect(await scene.told('eventReportOverdue', scene.agency.org)).toBe(1);
    expect(await scene.told('aotMissingUnread', 'omh')).toBe(3);
    expect(scene.running()).toEqual([`${scene.caseId}.search1.2`]);
  });

  it('in a hospital within the 24 hours: nobody was missing, and the event is owed', async () => {
    const scene = await concerned();
    await scene.sighting(after(t0, 5), 'hospital');
    expect(await scene.search()).toMatchObject({
      endReason: 'credibleContact',
      placeEvent: { kind: 'hospitalization' },
    });
    await scene.at(after(t0, 30));
    expect(await scene.told('eventReportOverdue', scene.agency.org)).toBe(1);
    await scene.report(after(t0, 31));
    expect(scene.running()).toEqual([]);
  });

  it.each(['shelter', 'community', 'other'])(
    'in a %s ends the search without another event',
    async (place) => {
      const scene = await missing();
      await scene.sighting(day(3), place);
      expect(await scene.search()).not.toHaveProperty('placeEvent');
      expect([await scene.aot(), await scene.told('located', 'suffolk')]).toEqual(['active', 1]);
    },
  );

  it('face to face by the care manager, and by the county that met the person', async () => {
    const first = await missing();
    await first.contact(day(2), { place: 'shelter' });
    expect((await first.search()).located).toEqual({ place: 'shelter', at: day(2) });
    const second = await missing();
    expect((await second.sighting(day(2), 'community', second.county)).status).toBe(201);
    expect(await second.aot()).toBe('active');
  });

  it('is not a voice on the telephone, nor a credible report without a place', async () => {
    const scene = await missing();
    await scene.contact(day(2), { method: 'phone' });
    await scene.sighting(day(3));
    expect(await scene.aot()).toBe('missing');
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(2);
  });

  it('is not for a planner to say', async () => {
    const scene = await missing();
    expect(await scene.sighting(day(2), 'community', scene.planner)).toMatchObject({ status: 403 });
    expect(
      (await scene.post(scene.planner, '/missing-concerns', { kind: 'unexplainedAbsence', receivedAt: t0 }))
        .status,
    ).toBe(403);
    expect((await scene.send(scene.planner, 'GET', `/cases/${scene.caseId}/search-steps`)).status).toBe(403);
    expect((await scene.sighting(day(2), 'community', { role: 'spoa', org: 'nassau' })).status).toBe(404);
  });

  it('by a contact in time that was entered late: located, and the determination is questioned', async () => {
    const scene = await missing();
    await scene.contact(after(t0, 20), {}, after(t0, 26));
    expect(await scene.search()).toMatchObject({
      endReason: 'located',
      contactInTimeEnteredLate: after(t0, 20),
    });
  });

  it('not by a call in time that was entered late: the search goes on, and is questioned', async () => {
    const scene = await missing();
    await scene.contact(after(t0, 20), { method: 'phone' }, after(t0, 26));
    expect(await scene.search()).toMatchObject({ contactInTimeEnteredLate: after(t0, 20) });
    expect(await scene.aot()).toBe('missing');
  });

  it('by a contact from before the notice it is not', async () => {
    const scene = await missing();
    await scene.contact(after(t0, -2), {}, after(limit, 1));
    expect(await scene.aot()).toBe('missing');
  });
});

describe('concerns', () => {
  it('two at once: the earlier receipt counts, whichever was entered first', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, -4), after(t0, 1));
    expect((await scene.search()).anchor).toBe(after(t0, -4));
    await scene.at(after(t0, 20));
    expect(await scene.search()).toMatchObject({ deemedMissingAt: after(t0, 20) });
    expect((await scene.record()).aot?.searches).toHaveLength(1);
  });

  it('two at once: a later receipt is kept and changes nothing', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, 4));
    expect((await scene.search()).anchor).toBe(t0);
    expect(
      (await scene.record()).aot?.concerns.map(({ receivedAt, search }) => [receivedAt, search]),
    ).toEqual([
      [t0, 1],
      [after(t0, 4), 1],
    ]);
  });

  it('withdrawn with its reason: nobody is missing', async () => {
    const scene = await concerned();
    expect(
      (await scene.post(scene.agency, '/missing-concerns/M1/withdrawal', { reason: 'wrongPerson' })).status,
    ).toBe(200);
    await scene.at(day(2));
    expect([await scene.aot(), (await scene.search()).endReason]).toEqual(['active', 'concernWithdrawn']);
    expect(scene.running()).toEqual([]);
    expect(
      (await scene.post(scene.agency, '/missing-concerns/M1/withdrawal', { reason: 'wrongPerson' })).status,
    ).toBe(409);
    expect(
      (await scene.post(scene.agency, '/missing-concerns/M9/withdrawal', { reason: 'wrongPerson' })).status,
    ).toBe(404);
  });

  it('the earlier of two withdrawn: the clock runs from the other', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, 4));
    await scene.post(scene.agency, '/missing-concerns/M1/withdrawal', { reason: 'enteredTwice' });
    await scene.at(limit);
    expect(await scene.aot()).toBe('missingConcern');
    await scene.at(after(t0, 28));
    expect(await scene.search()).toMatchObject({ deemedMissingAt: after(t0, 28) });
  });

  it('the later of two withdrawn: the clock stays', async () => {
    const scene = await concerned();
    await scene.concern(after(t0, 4));
    await scene.post(scene.agency, '/missing-concerns/M2/withdrawal', { reason: 'enteredTwice' });
    await scene.at(limit);
    expect(await scene.aot()).toBe('missing');
  });

  it('cannot be withdrawn once the person was deemed missing', async () => {
    const scene = await missing();
    const answer = await scene.post(scene.agency, '/missing-concerns/M1/withdrawal', {
      reason: 'absenceExplained',
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'alreadyDeemedMissing' } });
  });

  it('entered two days late: missing from 24 hours after the receipt, as the record says', async () => {
    const scene = await Scene.open();
    await scene.concern(t0, day(2));
    // A wait lasts a second at least: Step Functions knows no shorter one.
    await scene.at(after(day(2), 0, 0, 3));
    expect(await scene.search()).toMatchObject({
      deemedMissingAt: limit,
      deemedMissingRecordedAt: after(day(2), 0, 0, 1),
    });
    expect(await scene.told('eventReportOverdue', scene.agency.org)).toBe(1);
  });

  it('entered after the person was seen again: kept, and nobody is looked for', async () => {
    const scene = await Scene.open();
    await scene.contact(after(t0, 2));
    await scene.concern(t0, after(t0, 3));
    expect((await scene.record()).aot?.concerns).toMatchObject([
      { status: 'closed', closedAt: after(t0, 2) },
    ]);
    expect([await scene.aot(), scene.executions().length]).toEqual(['active', 0]);
  });

  it('raised while missing joins the search, and the determination stands', async () => {
    const scene = await missing();
    await scene.concern(after(t0, -3), after(limit, 2));
    expect(await scene.search()).toMatchObject({ anchor: t0, deemedMissingAt: limit });
  });

  it('raised after a search ended opens the next, by its own number', async () => {
    const scene = await missing();
    await scene.sighting(day(2), 'community');
    await scene.concern(day(4));
    await scene.at(day(5));
    expect((await scene.search(2)).deemedMissingAt).toBe(day(5));
    expect(scene.running().sort()).toEqual([`${scene.caseId}.search1.1`, `${scene.caseId}.search2.1`]);
  });

  it('received in the future is refused', async () => {
    const scene = await Scene.open();
    expect(await scene.concern(after(t0, 1), t0)).toMatchObject({
      status: 422,
      body: { ruleId: 'HHP-AOT-MISSING-01' },
    });
  });
});

describe('who must be told', () => {
  it('the report in time is in time, and a late one is late, never locked', async () => {
    const inTime = await missing();
    await inTime.report(after(limit, 23, 59));
    expect(await inTime.workItem('significantEventReport')).toMatchObject({ status: 'done', late: false });
    const late = await missing();
    await late.report(after(limit, 25));
    expect(await late.workItem('significantEventReport')).toMatchObject({ status: 'done', late: true });
    expect(await late.told('eventReportOverdue', 'suffolk')).toBe(1);
  });

  it('only a person of that county closes what the county owes', async () => {
    const scene = await missing();
    await scene.at(after(limit, 25));
    const nassau = { role: 'spoa', org: 'nassau' } as const;
    expect((await scene.acknowledge(nassau, 'aotMissing', scene.county)).status).toBe(404);
    expect((await scene.acknowledge(scene.agency, 'aotMissing', scene.county)).status).toBe(404);
    expect((await scene.acknowledge(scene.omh, 'aotMissingUnread')).status).toBe(200);
    expect((await scene.acknowledge(scene.agency, 'aotMissingUnread')).status).toBe(200);
    expect(await scene.search()).not.toHaveProperty('acknowledgedAt');
    expect((await scene.acknowledge(scene.county, 'aotMissingUnread')).status).toBe(200);
    expect((await scene.search()).acknowledgedAt).toBe(after(limit, 25));
  });

  it('a dead mailbox: the second contact after 12 hours, OMH after 24, then daily', async () => {
    const scene = await missing();
    await scene.at(after(limit, 12));
    expect(await scene.told('aotMissingUnread', 'suffolk')).toBe(1);
    expect(await scene.told('aotMissingUnread', 'omh')).toBe(0);
    await scene.at(after(limit, 24 * 4));
    expect(await scene.told('aotMissingUnread', 'suffolk')).toBe(5);
    expect(await scene.told('aotMissingUnread', 'omh')).toBe(4);
  });

  it('the county may also answer from its list of work', async () => {
    const scene = await missing();
    const item = await scene.workItem('missingAcknowledgement');
    const body = { kind: 'missingAcknowledgement', decision: 'acknowledge' };
    const path = `/work-items/${item?.workItemId ?? ''}/completion`;
    expect((await scene.send(scene.agency, 'POST', path, body)).status).toBe(404);
    expect((await scene.send(scene.county, 'POST', path, body)).status).toBe(200);
    expect((await scene.search()).acknowledgedAt).toBe(limit);
  });

  it('after the person was located the county must still acknowledge, then the search is over', async () => {
    const scene = await missing();
    await scene.report(after(limit, 1));
    await scene.sighting(day(2), 'community');
    expect(scene.running()).toHaveLength(1);
    await scene.acknowledge(scene.county);
    expect(scene.running()).toEqual([]);
  });

  it.each([
    ['licensed', 1],
    ['stateOperated', 1],
    [undefined, 0],
  ] as const)('OMH at once by a provider that is %s', async (omhOversight, prompts) => {
    const scene = await Scene.open();
    const agency = await scene.world.store.agency(scene.agency.org);
    if (agency) await scene.world.store.putAgency({ ...agency, ...(omhOversight && { omhOversight }) });
    await scene.concern(t0);
    await scene.at(limit);
    expect(await scene.told('omhMissingReportDue', scene.agency.org)).toBe(prompts);
    const item = await scene.workItem('omhMissingReport');
    expect(item?.dueAt).toBe(prompts === 0 ? undefined : limit);
    if (!item) return;
    const body = { kind: 'omhMissingReport', reportedAt: limit };
    await scene.send(scene.agency, 'POST', `/work-items/${item.workItemId}/completion`, body);
    expect(await scene.search()).toMatchObject({ omhReportedAt: limit });
  });

  it('every week anew, and a search that stands still is said to', async () => {
    const scene = await missing();
    await scene.attempt(after(limit, 2));
    await scene.at(after(limit, 24 * 21));
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(3);
    expect(await scene.told('searchSweepMissed', 'suffolk')).toBe(2);
    expect((await scene.workItem('searchOutcome'))?.dueAt).toBe(after(limit, 24 * 28));
  });

  it('at the interval that the county set', async () => {
    const sweep = {
      every: { count: 7, unit: 'days' as const },
      counties: { suffolk: { count: 2, unit: 'days' as const } },
    };
    const policy = { ...defaultEscalationPolicy, aot: { ...defaultAotPolicy, sweep } };
    const scene = await missing({ policy });
    await scene.at(after(limit, 24 * 6));
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(3);
  });
});

describe('steps', () => {
  const removal = { kind: 'removalRequest', requestedOf: 'directorOfCommunityServices', result: 'requested' };
  const police = {
    kind: 'policeMissingPersonReport',
    requestedOf: 'sheriff',
    vulnerableAdultAlertAskedFor: false,
    result: 'filed',
  };

  it('begin the search on time or late, which the month is billed by', async () => {
    const onTime = await missing();
    await onTime.attempt(after(limit, 24));
    const late = await missing();
    await late.attempt(after(limit, 24, 0, 1));
    const none = await missing();
    const outcomes = [onTime, late, none].map(async (scene) => {
      const search = (await scene.record()).aot?.searches[0];
      return search && searchMonth(search, defaultAotPolicy)?.commencement.outcome;
    });
    expect(await Promise.all(outcomes)).toEqual(['met', 'notMet', 'unknown']);
  });

  it('that were taken before the determination count, and one entered late says so', async () => {
    const scene = await missing();
    const entered = await scene.attempt(after(t0, 3), after(t0, 40));
    expect(entered).toMatchObject({
      status: 201,
      body: { enteredLate: true, search: 1, enteredAt: after(t0, 40) },
    });
    await scene.attempt(after(t0, 39), after(t0, 40));
    expect(await scene.search()).toMatchObject({ commencedAt: after(t0, 3), lastStepAt: after(t0, 39) });
    const { body } = await scene.send(scene.county, 'GET', `/cases/${scene.caseId}/search-steps`);
    expect(body['steps']).toMatchObject([{ enteredLate: true }, { enteredLate: false }]);
  });

  it('a police report begins the search; a removal request and a talk with the county do not', async () => {
    const scene = await missing();
    await scene.step({ ...removal, occurredAt: after(limit, 1), knownLocation: 'other' });
    await scene.step({
      kind: 'lguCommunication',
      occurredAt: after(limit, 2),
      channel: 'phone',
      agreedFollowUp: 'Ask the shelters again.',
    });
    expect(await scene.search()).not.toHaveProperty('commencedAt');
    await scene.step({ ...police, occurredAt: after(limit, 3) });
    expect((await scene.search()).commencedAt).toBe(after(limit, 3));
    expect(await scene.aot()).toBe('missing');
  });

  it('a removal needs a known place, and is asked for beside any search', async () => {
    const scene = await Scene.open();
    expect(await scene.step({ ...removal, occurredAt: t0 })).toMatchObject({
      status: 422,
      body: { ruleId: 'HHP-AOT-REMOVAL-01' },
    });
    expect(await scene.step({ ...removal, occurredAt: t0, knownLocation: 'community' })).toMatchObject({
      status: 201,
    });
    expect((await scene.record()).aot?.searches).toEqual([]);
  });

  it('of a search that nobody opened are refused', async () => {
    const scene = await Scene.open();
    expect(await scene.attempt(t0)).toMatchObject({ status: 422, body: { ruleId: 'HHP-AOT-SEARCH-03' } });
  });

  it('of the re-engagement search never count as AOT steps, nor the other way round', async () => {
    const reengagement = {
      kind: 'reengagementAttempt',
      method: 'call',
      target: 'family',
      outcome: 'noAnswer',
    };
    const scene = await Scene.open();
    expect(await scene.step({ ...reengagement, occurredAt: t0 })).toMatchObject({
      status: 201,
      body: { what: { type: 'healthHomeReengagementSearch' } },
    });
    await scene.concern(t0);
    expect(await scene.step({ ...reengagement, occurredAt: t0 })).toMatchObject({
      status: 422,
      body: { ruleId: 'HHP-AOT-TYPE-01' },
    });
    const mixed = [
      { ...reengagement, type: 'aotDiligentSearch', occurredAt: t0 },
      { ...police, type: 'healthHomeReengagementSearch', occurredAt: t0 },
    ];
    for (const body of mixed) expect((await scene.step(body)).status).toBe(400);
    expect(await scene.search()).not.toHaveProperty('commencedAt');
  });
});

describe('beside the journey', () => {
  it('a referral under way allows a search, and both run', async () => {
    const scene = await concerned({ underWay: true });
    await scene.at(limit);
    expect(await scene.aot()).toBe('missing');
    const { engine, stateMachineArn } = scene.world.runtime;
    const journeys = engine.listExecutions({ stateMachineArn, statusFilter: 'RUNNING' }).executions;
    expect([journeys.length, scene.running().length]).toEqual([1, 1]);
  });

  it('closing the case ends the search, and its work', async () => {
    const scene = await missing();
    await scene.post(scene.agency, '/withdrawal', { reason: 'died' });
    expect(await scene.search()).toMatchObject({ endReason: 'caseClosed', endedAt: limit });
    expect([scene.running(), await scene.openWork()]).toEqual([[], []]);
  });

  it('closing the case ends a concern too', async () => {
    const scene = await concerned();
    await scene.post(scene.agency, '/withdrawal', { reason: 'moved' });
    await scene.at(day(2));
    expect([scene.running(), (await scene.search()).endReason]).toEqual([[], 'caseClosed']);
  });

  it('an execution carries the case, the epoch and the search, and nobody’s data', async () => {
    const scene = await missing();
    const { engine } = scene.world.runtime;
    const [execution] = scene.executions();
    const { input } = engine.describeExecution({ executionArn: execution?.executionArn ?? '' });
    expect(JSON.parse(input)).toEqual({ caseId: scene.caseId, epoch: 1, search: 1 });
  });
});
