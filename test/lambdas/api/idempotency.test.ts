/** Idempotency-Key and ETag: a request may be sent again, and nobody writes over what they have not read. */
import { describe, expect, it } from '@jest/globals';
import { agency, type Ask, Desk, fieldsOf, now, planner, type Sent, spoa, type Who } from './desk.ts';
import { everyRequest, onNotice } from './requests.ts';
import {
  completion,
  contactNow,
  ofPerson,
  openItem,
  refer,
  referralOf,
  sceneAt,
  type Stage,
  withdrawn,
} from './stages.ts';

const key = (text: string) => ({ 'idempotency-key': text });
const told = ({ status, body }: Sent) => ({ status, body });
const contactAsk = (caseId: string, who: Who, headers = key('contact-1')): Ask => ({
  who,
  method: 'POST',
  path: `/cases/${caseId}/contacts`,
  json: { ...contactNow, method: 'phone' },
  headers,
});
const contactsOf = async (desk: Desk, caseId: string): Promise<number> =>
  (await desk.store.load(caseId))?.contacts.length ?? 0;

const writers: Record<string, [Stage, Who]> = {
  submitReferral: ['referred', planner],
  putDischargePlan: ['placed', planner],
  recordDischarge: ['placed', planner],
  recordContact: ['discharged', agency],
  withdrawCase: ['placed', planner],
  claimWorkItem: ['referred', spoa],
  completeWorkItem: ['referred', spoa],
  changeCareManager: ['accepted', agency],
  reassignCareManager: ['accepted', agency],
  acknowledgeNotice: ['referred', spoa],
  acknowledgeNotices: ['referred', spoa],
};

describe('a request sent again with its Idempotency-Key', () => {
  it.each(Object.entries(writers))(
    '%s gets the first answer, and nothing happens twice',
    async (operation, [stage, who]) => {
      const { desk, caseId } = await sceneAt(stage);
      const referral = ofPerson(referralOf(desk), 9);
      const request = everyRequest(caseId, referral).find(([name]) => name === operation)?.[1];
      const ask: Ask = { method: '', path: '', ...request, who, headers: key('my-own-key') };
      const first = await desk.send(ask);
      expect(first.status).toBeLessThan(300);
      const before = await desk.dump();
      const again = await desk.send(ask);
      expect(told(again)).toEqual(told(first));
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(await desk.dump()).toEqual(before);
    },
  );

  it('still finds out where the new case is', async () => {
    const desk = await Desk.open();
    const send = () => desk.post(planner, '/referrals', referralOf(desk), key('refer-once'));
    const first = await send();
    const again = await send();
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  it('gets the first answer even when the case moved on or closed', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const first = await desk.send(contactAsk(caseId, agency));
    await desk.post(planner, `/cases/${caseId}/withdrawal`, { reason: 'moved' });
    const headers = { ...key('contact-1'), 'if-match': '"2"' };
    expect(told(await desk.send(contactAsk(caseId, agency, headers)))).toEqual(told(first));
  });

  it('two at the same moment are one fact with one answer', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const ask = contactAsk(caseId, agency);
    const [one, two] = await Promise.all([desk.sendOnly(ask), desk.sendOnly(ask)]);
    await desk.world.runtime.settle();
    expect(told(one)).toEqual(told(two));
    expect(one.status).toBe(201);
    expect(await contactsOf(desk, caseId)).toBe(1);
  });

  it('two referrals at the same moment are one case with one reference', async () => {
    const desk = await Desk.open();
    const ask: Ask = {
      who: planner,
      method: 'POST',
      path: '/referrals',
      json: referralOf(desk),
      headers: key('refer-once'),
    };
    const [one, two] = await Promise.all([desk.sendOnly(ask), desk.sendOnly(ask)]);
    await desk.world.runtime.settle();
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body['caseId']).toBe(two.body['caseId']);
    expect(desk.caseIds).toHaveLength(1);
  });
});

describe('an Idempotency-Key used for something else', () => {
  it('with another body is refused', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const ask = contactAsk(caseId, agency);
    await desk.send(ask);
    const answer = await desk.refused({ ...ask, json: contactNow }, 422, 'idempotencyKeyReused');
    expect(answer.body['ruleId']).toBe('HHP-API-01');
    expect(fieldsOf(answer)).toEqual(['header.idempotency-key']);
  });

  it('for another case is refused', async () => {
    const desk = await Desk.open();
    const [one, two] = [await refer(desk), await refer(desk, planner, ofPerson(referralOf(desk), 1))];
    await desk.send(contactAsk(one, spoa));
    await desk.refused(contactAsk(two, spoa), 422, 'idempotencyKeyReused');
  });

  it('for another operation is another key', async () => {
    const { desk, caseId } = await sceneAt('referred');
    await desk.send(contactAsk(caseId, spoa));
    const answer = await desk.post(
      spoa,
      `/cases/${caseId}/withdrawal`,
      { reason: 'moved' },
      key('contact-1'),
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    ['a colleague', { ...spoa, sub: 'bob' }],
    ['another organisation', agency],
  ])('by %s is another key', async (_name, other) => {
    const { desk, caseId } = await sceneAt('placed');
    await desk.send(contactAsk(caseId, { ...spoa, sub: 'ann' }));
    const answer = await desk.send(contactAsk(caseId, other));
    expect(answer.status).toBe(201);
    expect(answer.headers).not.toHaveProperty('idempotency-replayed');
    expect(await contactsOf(desk, caseId)).toBe(2);
  });

  it('after a refusal is free, since a refusal stored nothing', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const ask = contactAsk(caseId, agency);
    await desk.refused(
      { ...ask, json: { ...contactNow, at: '2026-03-03T09:00:00-05:00' } },
      422,
      'inTheFuture',
    );
    expect((await desk.send(ask)).status).toBe(201);
  });

  it('after 48 hours is a new request', async () => {
    const { desk, caseId } = await sceneAt('discharged');
    const ask = contactAsk(caseId, agency);
    await desk.send(ask);
    await desk.world.at('2026-03-04T08:59:00-05:00');
    expect((await desk.send(ask)).headers).toHaveProperty('idempotency-replayed');
    await desk.world.at('2026-03-04T09:00:00-05:00');
    // The key is forgotten by then; that it is the same contact is not (once-is-once.test.ts).
    const other = { ...ask, json: { ...contactNow, at: '2026-03-04T08:00:00-05:00' } };
    expect((await desk.send(other)).headers).not.toHaveProperty('idempotency-replayed');
    expect(await contactsOf(desk, caseId)).toBe(2);
  });

  it.each(['short', 'with a space', 'x'.repeat(129), 'ünïcödé-key'])('%s is no key', async (text) => {
    const { desk, caseId } = await sceneAt('referred');
    const answer = await desk.refused(contactAsk(caseId, spoa, key(text)), 400, 'invalid');
    expect(fieldsOf(answer)).toEqual(['header.idempotency-key']);
  });
});

describe('an ETag', () => {
  const etagOf = async (desk: Desk, who: Who, caseId: string): Promise<string> =>
    String((await desk.get(who, `/cases/${caseId}`)).headers['etag']);

  it('that was just read lets the write through, once', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const etag = await etagOf(desk, planner, caseId);
    const ask: Ask = {
      who: planner,
      method: 'PUT',
      path: `/cases/${caseId}/discharge-plan`,
      json: { status: 'planned', plannedOn: '2026-03-20' },
      headers: { 'if-match': etag },
    };
    expect((await desk.send(ask)).status).toBe(200);
    await desk.refused(ask, 412, 'versionChanged');
  });

  it('of a write is the version that the write made', async () => {
    const { desk, caseId } = await sceneAt('referred');
    // The state machine does not act on a claim, a contact before the discharge, or an acknowledgement.
    const writes: Ask[] = [
      { who: spoa, method: 'POST', path: `/work-items/${caseId}-W1/claim` },
      contactAsk(caseId, spoa, key('contact-1')),
      { who: spoa, ...onNotice.acknowledgeNotice(`${caseId}-N1`) },
    ];
    for (const ask of writes) {
      const { headers } = await desk.send(ask);
      expect(headers['etag']).toBe(`"${await desk.versionOf(caseId)}"`);
      expect(headers['etag']).toBe(await etagOf(desk, spoa, caseId));
    }
  });

  it('of a claim made twice is the version that stands, since the second changed nothing', async () => {
    const scene = await sceneAt('referred');
    const { desk, caseId } = scene;
    const claim = `/work-items/${await openItem(scene, 'spoaDecision')}/claim`;
    await desk.post(spoa, claim);
    const { headers } = await desk.post(spoa, claim);
    expect(headers['etag']).toBe(`"${await desk.versionOf(caseId)}"`);
    const answer = await desk.post(
      spoa,
      await completion(scene, 'spoaDecision'),
      { kind: 'spoaDecision', decision: 'accept' },
      { 'if-match': String(headers['etag']) },
    );
    expect(answer.status).toBe(200);
  });

  it('stays readable on a closed case', async () => {
    const { desk, caseId } = await withdrawn();
    expect(await etagOf(desk, planner, caseId)).toBe(`"${await desk.versionOf(caseId)}"`);
  });

  it('may be sent with or without its quotes', async () => {
    const { desk, caseId } = await sceneAt('placed');
    const version = await desk.versionOf(caseId);
    const json = { dischargedAt: now };
    const answer = await desk.post(planner, `/cases/${caseId}/discharge`, json, {
      'if-match': String(version),
    });
    expect(answer.status).toBe(200);
  });
});
