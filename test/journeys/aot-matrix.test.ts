/**
 * The missing-person path, case by case on the virtual clock: the 24 hours to the second, nights on which the clocks
 * change, ends of months, orders that end or are renewed, and everything that does not end a search.
 */
import { describe, expect, it } from '@jest/globals';
import { courtOrder } from '../../local/journeys/aot-journeys.ts';
import { defaultAotPolicy } from '../../domain/policy/aot-policy.ts';
import { searchMonth } from '../../domain/aot/search-month.ts';
import { defaultEscalationPolicy } from '../../domain/policy/escalation-policy.ts';
import { toInstant } from '../../domain/shared/instant.ts';
import { after, concerned, day, limit, missing, Scene, t0 } from './search-scene.ts';

const lenient = {
  ...defaultEscalationPolicy,
  aot: { ...defaultAotPolicy, contactAtLimitCounts: true },
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
    const [order] = (await scene.record()).aot?.orders ?? [];
    const [from, until] = [order?.from ?? '', order?.until ?? ''];
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

  it('in a jail by a look-up that is entered late: the event is due from when it was learnt', async () => {
    const scene = await missing();
    await scene.at(day(5));
    const sighting = { at: day(2), credible: true, how: 'recordsMatch', located: { place: 'jail' } };
    const early = { ...sighting, learntAt: day(1) };
    expect((await scene.post(scene.agency, '/sightings', early)).status).toBe(400);
    await scene.post(scene.agency, '/sightings', { ...sighting, learntAt: day(4) });
    expect((await scene.record()).aot?.significantEvents[1]).toMatchObject({
      kind: 'incarceration',
      occurredAt: day(2),
      awareAt: day(4),
      dueAt: day(5),
    });
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
    const { clocks } = await scene.record();
    expect(clocks.findLast(({ kind }) => kind === 'credibleContact')).toMatchObject({
      metAt: after(t0, 20),
      late: false,
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

describe('beside the journey', () => {
  it('a referral under way allows a search, and both run', async () => {
    const scene = await concerned({ underWay: true });
    await scene.at(limit);
    expect(await scene.aot()).toBe('missing');
    const { engine, machineArns } = scene.world.runtime;
    const stateMachineArn = machineArns['referral-to-contact'];
    const journeys = engine.listExecutions({ stateMachineArn, statusFilter: 'RUNNING' }).executions;
    expect([journeys.length, scene.running().length]).toEqual([1, 1]);
  });

  it('closing the case ends the search, and all work but what the plan is still to hear', async () => {
    const scene = await missing();
    await scene.post(scene.county, '/withdrawal', { reason: 'died' });
    expect(await scene.search()).toMatchObject({ endReason: 'caseClosed', endedAt: limit });
    const kinds = (await scene.openWork()).map(({ kind }) => kind);
    expect([scene.running(), kinds]).toEqual([[], ['tellPlan', 'tellPlan', 'tellPlan']]);
  });

  it('closing the case ends a concern too', async () => {
    const scene = await concerned();
    await scene.post(scene.county, '/withdrawal', { reason: 'died' });
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
