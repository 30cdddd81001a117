/** The missing-person path, case by case: concerns, who must be told, and the steps of a search. */
import { describe, expect, it } from '@jest/globals';
import { defaultAotPolicy } from '../../domain/policy/aot-policy.ts';
import { searchMonth } from '../../domain/aot/search-month.ts';
import { type AotProtocolFor, countyAotProtocolSchema } from '../../domain/policy/county-aot-protocol.ts';
import { localAotProtocols } from '../../local/aot-protocols.ts';
import { after, concerned, day, limit, missing, Scene, t0 } from './search-scene.ts';
import { enterAgency } from '../fixtures/registry-fixture.ts';

const suffolkWith = (interval: object): AotProtocolFor => {
  const usual = localAotProtocols('suffolk', '2026-03-02');
  const protocol = countyAotProtocolSchema.parse({
    ...usual,
    protocolId: 'suffolk-test',
    validFrom: '2026-01-01',
    contacts: [...usual.contacts, { role: 'afterHours', mailbox: 'suffolk-crisis' }],
    search: { ...usual.search, interval },
  });
  // Each interval is another version of the protocol.
  return (_lgu, on) => ({ ...protocol, validFrom: on < '2026-04-01' ? '2026-01-01' : '2026-04-01' });
};

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
    expect(await scene.search()).toMatchObject({
      deemedMissingAt: limit,
      deemedMissingRecordedAt: day(2),
    });
    // A wait lasts a second at least: Step Functions knows no shorter one.
    await scene.at(after(day(2), 0, 0, 3));
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

  it('each rung goes to another contact of the county, and after hours to the mailbox that is read then', async () => {
    const mailboxes = async (scene: Scene, kind: string) =>
      (await scene.notices())
        .filter((told) => told.kind === kind)
        .map(({ to, contact }) => [to.org, contact]);
    const scene = await missing();
    await scene.at(after(limit, 24));
    expect(await mailboxes(scene, 'aotMissing')).toEqual([['suffolk', 'county-aot-coordinator']]);
    expect(await mailboxes(scene, 'aotMissingUnread')).toEqual([
      ['suffolk', 'county-dcs'],
      ['suffolk', 'county-dcs'],
      ['omh', 'omh-field-office-aot'],
      [scene.agency.org, undefined],
    ]);
    const withCrisisLine = await missing({ aotProtocolFor: suffolkWith({ count: 7, unit: 'days' }) });
    await withCrisisLine.at(after(limit, 24));
    // Missing at ten in the morning; half time is at ten at night.
    expect((await mailboxes(withCrisisLine, 'aotMissingUnread')).slice(0, 2)).toEqual([
      ['suffolk', 'suffolk-crisis'],
      ['suffolk', 'county-dcs'],
    ]);
  });

  it('a report that bounced is still owed: the next contact and OMH are told at once', async () => {
    const scene = await missing();
    const bounced = await scene.report(after(limit, 1), { bounced: true });
    expect(bounced).toMatchObject({ status: 200, body: { workItem: { status: 'open' } } });
    expect(await scene.search()).not.toHaveProperty('reportedAt');
    const told = (await scene.notices()).filter(({ kind }) => kind === 'eventReportBounced');
    expect(told.map(({ to, contact }) => [to.org, contact])).toEqual([
      ['suffolk', 'county-dcs'],
      ['omh', 'omh-field-office-aot'],
    ]);
    await scene.report(after(limit, 2), { bounced: true });
    await scene.report(after(limit, 3));
    expect((await scene.record()).aot?.significantEvents[0]).toMatchObject({
      bounces: [{ at: after(limit, 1) }, { at: after(limit, 2) }],
      reportedAt: after(limit, 3),
    });
  });

  it('who acknowledged is on the search and on its event', async () => {
    const scene = await missing();
    await scene.acknowledge(scene.county);
    const { aot } = await scene.record();
    const acknowledged = { acknowledgedAt: limit, acknowledgedBy: { role: 'spoa', org: 'suffolk' } };
    expect([aot?.searches[0], aot?.significantEvents[0]]).toMatchObject([acknowledged, acknowledged]);
  });

  it('an event after the missing one is acknowledged by name too, and OMH hears when nobody does', async () => {
    const scene = await missing();
    await scene.report(after(limit, 1));
    await scene.acknowledge(scene.county);
    await scene.sighting(day(3), 'jail');
    await scene.report(after(day(3), 1));
    const event = async () => (await scene.record()).aot?.significantEvents[1];
    await scene.at(day(6));
    expect(await scene.told('significantEventUnread', 'suffolk')).toBe(3);
    expect(await scene.told('significantEventUnread', 'omh')).toBe(2);
    expect(await event()).not.toHaveProperty('acknowledgedAt');
    expect((await scene.acknowledge(scene.county, 'significantEvent')).status).toBe(200);
    expect(await event()).toMatchObject({ acknowledgedAt: day(6), agency: scene.agency.org });
    await scene.at(day(8));
    expect(await scene.told('significantEventUnread', 'suffolk')).toBe(3);
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
    if (agency) await enterAgency(scene.world.store, { ...agency, ...(omhOversight && { omhOversight }) });
    await scene.concern(t0);
    await scene.at(limit);
    expect(await scene.told('omhMissingReportDue', scene.agency.org)).toBe(prompts);
    const item = await scene.workItem('omhMissingReport');
    expect(item?.dueAt).toBe(prompts === 0 ? undefined : limit);
    await scene.at(after(limit, 48));
    expect(await scene.told('omhMissingReportOverdue', scene.agency.org)).toBe(2 * prompts);
    expect(await scene.told('omhMissingReportOverdue', 'suffolk')).toBe(2 * prompts);
    await scene.at(after(limit, 24 * 4));
    expect(await scene.told('omhMissingReportOverdue', 'omh')).toBe(2 * prompts);
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

  it.each([
    ['every other day', { count: 2, unit: 'days' }, 3],
    ['twice a day', { count: 12, unit: 'hours' }, 12],
  ])('at the interval of the county’s protocol: %s', async (_name, interval, times) => {
    const scene = await missing({ aotProtocolFor: suffolkWith(interval) });
    await scene.at(after(limit, 24 * 6));
    expect(await scene.told('searchUpdate', 'suffolk')).toBe(times);
    expect((await scene.search()).protocol).toMatchObject({ protocolId: 'suffolk-test', interval });
  });

  it.each([
    ['shorter', { count: 9, unit: 'days' }, { count: 2, unit: 'days' }, 40],
    ['longer', { count: 2, unit: 'days' }, { count: 9, unit: 'days' }, 45],
  ])(
    'at a %s interval from the next execution on, when the county changes it',
    async (_name, first, then, dueOn) => {
      const change = (on: string) => suffolkWith(on < '2026-04-01' ? first : then)('suffolk', on);
      const scene = await missing({ aotProtocolFor: (_lgu, on) => change(on) });
      await scene.at(after(limit, 24 * 39));
      expect((await scene.search()).protocol?.interval).toEqual(then);
      expect((await scene.workItem('searchOutcome'))?.dueAt).toBe(after(limit, 24 * dueOn));
      const steps = scene.executions().map(({ executionArn }) => scene.historyOf(executionArn));
      expect(Math.max(...steps)).toBeLessThan(1_000);
    },
  );
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

  it('name a step of the county’s checklist and who took it; another name is refused with the list', async () => {
    const scene = await missing();
    const attempt = { kind: 'attempt', method: 'call', target: 'shelter', outcome: 'noInformation' };
    const taken = { ...attempt, occurredAt: limit, checklistStep: 'shelters', staff: 'colleague-7' };
    expect(await scene.step(taken)).toMatchObject({ status: 201, body: { what: { staff: 'colleague-7' } } });
    expect(await scene.step({ ...taken, checklistStep: 'moon' })).toMatchObject({
      status: 422,
      body: { code: 'unknownChecklistStep' },
    });
    expect((await scene.step({ ...taken, staff: 'Jane Doe' })).status).toBe(400);
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
    expect(await scene.step({ ...reengagement, target: 'person', occurredAt: t0 })).toMatchObject({
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
